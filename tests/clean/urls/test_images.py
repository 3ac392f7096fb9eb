"""URLs of images, and the lead image of an article."""

from __future__ import annotations

import pytest

from newsarchive.clean.urls.images import own_image_url
from tests.builders import clean
from tests.clean.canonical import html_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="https://e.org/s.jpg">', ["https://e.org/s.jpg"]),
        ('<img src="//e.org/s.jpg">', ["https://e.org/s.jpg"]),
        ('<img src="data:image/gif;base64,R0" data-src="https://e.org/true.jpg">', ["https://e.org/true.jpg"]),
        ('<img src="https://e.org/small.jpg" data-original="https://e.org/large.jpg">', ["https://e.org/large.jpg"]),
        ('<img src="https://www.jianshu.com/p/undefined" data-original-src="//e.org/x">', ["https://e.org/x"]),
        ('<img src="https://e.org/s.jpg" zoomfile="https://e.org/z.jpg">', ["https://e.org/z.jpg"]),
        ('<img src="https://e.org/s.jpg" srcset="https://e.org/l.jpg 2x" width="820">', ["https://e.org/l.jpg"]),
        ('<img src="https://e.org/s.jpg" srcset="https://e.org/l.jpg 400w" width="820">', ["https://e.org/s.jpg"]),
        ('<img data-src="javascript:x" src="https://e.org/s.jpg">', ["https://e.org/s.jpg"]),
        ('<img src="https://picsum.photos/400/300?random=1">', []),
        ('<img src="https://www.jianshu.com/p/undefined">', []),
        ('<img src="x.jpg">', []),
        ("<img>", []),
        ("<img src>", []),
    ],
)  # fmt: skip
def test_an_image_has_the_best_url_in_its_markup(markup: str, expected: list[str]) -> None:
    article = clean(f"<p>前{markup}后</p>")
    assert list(article.images) == expected
    assert article.lead_image == (expected[0] if expected else "")
    assert ("image" in {removal.what for removal in article.removed}) == (not expected)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.org/a.jpg", "https://e.org/a.jpg"),
        ("//e.org/a.jpg", "https://e.org/a.jpg"),
        ("https://e.org/qr.png", ""),
        ("https://picsum.photos/400/300?random=7", ""),
        ("https://www.jianshu.com/p/undefined", ""),
        ("", ""),
        ("javascript:x", ""),
    ],
)
def test_an_image_of_the_front_matter_leads_only_if_it_is_the_articles_own(url: str, expected: str) -> None:
    assert own_image_url(url, ("https://e.org/qr.png",)) == expected


def test_the_front_matters_image_comes_before_those_of_the_body() -> None:
    article = clean('<img src="https://e.org/b.jpg">', image="https://e.org/a.jpg")
    assert article.lead_image == "https://e.org/a.jpg"


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ('width="640" height="480"', True),
        ('width="640"', False),
        ('width="100%" height="auto"', False),
        ('width="0" height="0"', False),
        ('width="640px" height="480px"', True),
        ('width="999999" height="1"', False),
    ],
)
def test_the_size_of_an_image_is_kept_if_the_markup_states_both_sides_in_pixels(size: str, *, kept: bool) -> None:
    article = clean(f'<img src="https://e.org/a.jpg" {size}>')
    assert ('width="640" height="480"' in article.html) == kept
    assert ("width=" in article.html) == kept


def test_an_image_is_loaded_lazily_and_sends_no_referrer() -> None:
    html = clean('<img src="https://e.org/a.jpg" loading="eager" referrerpolicy="unsafe-url">').html
    assert 'loading="lazy"' in html
    assert 'referrerpolicy="no-referrer"' in html


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://h5.sinaimg.cn/m/emoticon/icon/default/d_doge.png">',
        '<img src="https://s.w.org/images/core/emoji/13.0.0/72x72/1f600.png" alt="😀">',
        '<img src="https://e.org/a.png" alt="[笑]">',
    ],
)
def test_an_emoticon_is_inline_and_never_the_lead_image(image: str) -> None:
    article = clean(f"<p>好{image}极了</p>")
    assert article.html.count("<p>") == 1
    assert "<figure>" not in article.html


def test_the_url_with_as_many_pixels_as_the_page_states_is_chosen() -> None:
    image = (
        '<img src="https://e.org/976.jpg" srcset="https://e.org/240.jpg 240w, https://e.org/800.jpg 800w" width="{}">'
    )
    assert "e.org/976.jpg" in html_of(image.format(976))
    assert "e.org/800.jpg" in html_of(image.format(640))
