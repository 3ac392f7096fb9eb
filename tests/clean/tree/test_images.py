from __future__ import annotations

import re
import struct
from base64 import b64decode, b64encode

import pytest

from tests.builders import clean
from tests.clean.canonical import IMAGE, html_of
from tests.convert.reading import read_commonmark, read_python_markdown, seen


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


# A red dot of 5 by 5 pixels, a transparent GIF of 1 by 1, and a PNG of 100 by 100.
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAA"
    "AABJRU5ErkJggg=="
)
CLEAR = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
LARGE = (
    f"data:image/png;base64,{b64encode(b64decode(DOT[22:])[:16] + struct.pack('>II', 100, 100) + bytes(50)).decode()}"
)
HUGE = f"data:image/png;base64,{b64encode(b64decode(DOT[22:]) + bytes(5000)).decode()}"


def test_a_small_image_in_its_url_stays_in_its_line_everywhere() -> None:
    article = clean(f'<p>前<img src="{DOT}" alt="红点">后</p>')
    assert f'<p>前<img src="{DOT}" alt="红点" width="5" height="5"' in article.html
    assert article.markdown == f"前![红点]({DOT})后\n"
    assert article.images == (DOT,)
    assert not [removal for removal in article.removed if removal.what == "image"]
    for html in (read_python_markdown(article.markdown), read_commonmark(article.markdown)):
        assert seen(html).images == [(DOT, "红点")]


def test_a_large_image_in_its_url_is_a_figure_and_never_the_lead_image() -> None:
    article = clean(f'<p>文</p><p><img src="{LARGE}"></p><p><img src="https://e.org/a.jpg"></p>', image=LARGE)
    assert article.html.count("<figure>") == 2
    assert article.images == (LARGE, "https://e.org/a.jpg")
    assert article.lead_image == "https://e.org/a.jpg"
    assert clean(f'<p>文</p><p><img src="{LARGE}"></p>').lead_image == ""


def test_images_in_urls_are_kept_up_to_a_size_and_then_only_their_alt_texts() -> None:
    article = clean(
        f'<p>前<img src="{HUGE}" alt="一"></p><p>中<img src="{HUGE}" alt="二">后</p><p><img src="{DOT}">末</p>'
    )
    assert article.images == (HUGE, DOT)
    assert "<p>中二后</p>" in article.html
    removed = [removal for removal in article.removed if removal.what == "image"]
    assert [(removal.text[:200], len(removal.text)) for removal in removed] == [(f"{HUGE[:199]}…", 200)]


@pytest.mark.parametrize(
    ("image", "text", "images"),
    [
        (f'<img src="{CLEAR}">', "前后", ()),
        (f'<img src="{CLEAR}" alt="替">', "前后", ()),
        (f'<img src="{DOT}" width="1" height="1" alt="替">', "前后", (DOT,)),
        (f'<img src="{CLEAR}" data-src="https://e.org/a.jpg">', "前\n后", ("https://e.org/a.jpg",)),
        (f'<img src="{DOT}" data-src="https://e.org/a.jpg">', "前\n后", ("https://e.org/a.jpg",)),
        (f'<img data-src="{DOT}">', "前后", (DOT,)),
        (f'<img src="{DOT}" data-src="/a.jpg" alt="替">', "前后", ()),
        ('<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="替">', "前替后", ()),
        ('<img src="data:image/png;base64,PHN2Zz4=" alt="替">', "前替后", ()),
        ('<img src="data:text/html,x" alt="替">', "前替后", ()),
    ],
)
def test_a_placeholder_is_removed_and_an_image_of_another_kind_leaves_its_alt_text(
    image: str, text: str, images: tuple[str, ...]
) -> None:
    article = clean(f"<p>前{image}后</p>")
    assert article.text == text
    assert article.images == images
    assert ("image" in {removal.what for removal in article.removed}) == (not images)


def test_an_image_in_its_url_of_one_pixel_is_kept_when_the_article_is_cleaned_again() -> None:
    dot = b64encode(b64decode(DOT[22:])[:16] + struct.pack(">II", 1, 1) + b64decode(DOT[22:])[24:]).decode()
    once = clean(f'<p>前<img src="data:image/png;base64,{dot}" alt="点">后</p>').html
    assert 'width="1"' in once
    assert clean(once).html == once


@pytest.mark.parametrize(
    "avatar",
    [
        pytest.param('<div class="Feed-author-pic"><img src="https://e.org/a.png"></div>', id="a class of its box"),
        pytest.param('<img class="user-avatar" src="https://e.org/a.png" width="64" height="64">', id="its own class"),
        pytest.param('<a class="avatar-link" href="/u/1"><span><img src="https://e.org/a.png"></span></a>', id="a class of its link"),
        pytest.param('<img src="https://e.org/our-team/li/Li-Na_img_60_60.png">', id="the folder and the size in its URL"),
        pytest.param('<img src="https://e.org/avatars/17.png" width="80" height="80">', id="the folder and its size"),
        pytest.param('<img src="https://e.org/gravatar/ab12?s=96">', id="a size among the parameters"),
    ],
)  # fmt: skip
def test_a_photograph_of_who_wrote_the_page_is_removed(avatar: str) -> None:
    article = clean(f"<p>一。</p>{avatar}<p>二。</p>")
    assert article.images == ()
    assert [removal.why for removal in article.removed if removal.what == "image"] == [
        "a photograph of who wrote the page"
    ]


@pytest.mark.parametrize(
    "image",
    [
        pytest.param('<img src="https://e.org/avatar/still-01.jpg">', id="a film of that name"),
        pytest.param('<img src="https://e.org/avatar-2-poster-600x900.jpg" width="100" height="150">', id="a poster of that film"),
        pytest.param('<img class="avatar" src="https://e.org/a.png" width="640" height="640">', id="a large image"),
        pytest.param('<div class="author"><img src="https://e.org/a.png"></div>', id="a box that only names the author"),
        pytest.param('<div class="author-photo"><img src="https://e.org/a.png">' + "他写了三十年。" * 20 + "</div>", id="a portrait with a text about it"),
        pytest.param('<img src="https://e.org/img_60_60.png">', id="a small image"),
    ],
)  # fmt: skip
def test_an_image_that_only_looks_like_such_a_photograph_stays(image: str) -> None:
    assert len(clean(f"<p>一。</p>{image}<p>二。</p>").images) == 1
