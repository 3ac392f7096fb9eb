from __future__ import annotations

import re

import pytest

from tests.builders import clean
from tests.clean.canonical import IMAGE, html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<p>前{IMAGE}后</p>", "<p>前</p>\n<figure><img></figure>\n<p>后</p>", id="in a sentence"),
        pytest.param(f"<figure>{IMAGE}<figcaption>图说</figcaption></figure>", "<figure><img><figcaption>图说</figcaption></figure>", id="with a caption"),
        pytest.param(f"<div>{IMAGE}</div><figcaption>图<b>说</b></figcaption>", "<figure><img><figcaption>图<strong>说</strong></figcaption></figure>", id="a caption next to it"),
        pytest.param(f"<figure>{IMAGE}<figcaption><p>一</p><p>二</p></figcaption></figure>", "<figure><img><figcaption>一<br>二</figcaption></figure>", id="paragraphs in a caption"),
        pytest.param(f"<figure>{IMAGE}<figcaption> </figcaption></figure>", "<figure><img></figure>", id="an empty caption"),
        pytest.param(f"{IMAGE}<figcaption>一</figcaption><figcaption>二</figcaption>", "<figure><img><figcaption>一<br>二</figcaption></figure>", id="two captions"),
        pytest.param("<figcaption>孤</figcaption>", "<p>孤</p>", id="a caption of nothing"),
        pytest.param(f"<picture><source srcset=x>{IMAGE}</picture>", "<figure><img></figure>", id="a choice of sources"),
    ],
)  # fmt: skip
def test_images_are_figures(body: str, expected: str) -> None:
    assert re.sub("<img[^>]*>", "<img>", html_of(body)) == expected


def test_the_alt_text_of_an_image_is_kept_with_normal_whitespace() -> None:
    assert 'alt="盾构机 &quot;一号&quot;"' in html_of(
        '<img src="https://e.org/a.jpg" alt="  盾构机\n&quot;一号&quot;">'
    )


def test_a_formula_stays_inline_with_the_spaces_around_it_and_is_never_the_lead_image() -> None:
    formula = "https://www.zhihu.com/equation?tex=a%5E2"
    article = clean(
        f'<p>设 <img src="{formula}" alt="a^2" eeimg="1"> 为面积。</p><img src="https://e.org/a.jpg">', image=formula
    )
    assert f'<p>设 <img src="{formula}" alt="a^2"' in article.html
    assert "> 为面积。</p>" in article.html
    assert f"设 ![a^2]({formula}) 为面积。" in article.markdown
    assert article.lead_image == "https://e.org/a.jpg"
