from __future__ import annotations

import pytest

from newsarchive.model.article import Article
from tests.builders import clean

A, B = "https://e.org/a.jpg", "https://e.org/b.jpg"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def urls_in_ledger(article: Article) -> list[str]:
    return [removal.text for removal in article.removed if removal.what == "image"]


@pytest.mark.parametrize(
    ("body", "shown", "removed"),
    [
        pytest.param(f'<p><img src="{PIXEL}"><noscript><img src="{A}"></noscript></p>', [A], [PIXEL], id="a data URL"),
        pytest.param(f'<noscript><img src="{A}"></noscript><img src="{PIXEL}">', [A], [PIXEL], id="in front"),
        pytest.param(f'<img src="https://e.org/loading.gif"><noscript><img src="{A}"></noscript>', [A],
                     ["https://e.org/loading.gif"], id="a placeholder"),
        pytest.param(f'<div><img src="{PIXEL}"></div><noscript><a href="/x"><img src="{A}"></a></noscript>', [A],
                     [PIXEL], id="wrapped"),
        pytest.param(f'<figure><noscript><img src="{A}"></noscript></figure>', [A], [], id="alone"),
        pytest.param(f'<noscript>&lt;img src="{A}"&gt;</noscript>', [A], [], id="escaped"),
        pytest.param(f'<NOSCRIPT><IMG SRC="{A}"><img src="{B}"></NOSCRIPT>', [A, B], [], id="two"),
        pytest.param(f'<img src="{B}"><noscript><img src="{A}"></noscript>', [B], [A], id="the true one is shown"),
        pytest.param(f'<img src="{PIXEL}" data-src="{B}"><noscript><img src="{A}"></noscript>', [B], [A], id="lazy"),
        pytest.param(f'<img src="{A}"><p>字</p><noscript><img src="{A}"></noscript>', [A], [A], id="shown elsewhere"),
        pytest.param(f'<p>字</p><noscript><img src="{A}" width="1" height="1"></noscript>', [], [A], id="a tracker"),
        pytest.param(f'<amp-img src="{A}"><noscript><img src="{B}"></noscript></amp-img>', [A], [B], id="in amp-img"),
    ],
)  # fmt: skip
def test_a_noscript_gives_its_image_if_there_is_no_other(body: str, shown: list[str], removed: list[str]) -> None:
    article = clean(body)
    assert list(article.images) == shown
    assert urls_in_ledger(article) == removed


def test_the_words_of_a_noscript_with_an_image_are_in_the_ledger() -> None:
    article = clean(f'<p>甲</p><noscript>请启用脚本<img src="{A}"></noscript>')
    assert (article.text, list(article.images)) == ("甲", [A])
    assert ("element", "请启用脚本") in [(removal.what, removal.text) for removal in article.removed]


@pytest.mark.parametrize(
    "markup",
    [
        '<amp-img src="{}" width="600" height="400" layout="responsive"></amp-img>',
        '<amp-img src="{}"/>',
        '<mip-img data-src="{}"></mip-img>',
        '<amp-anim src="{}"></amp-anim>',
        '<bsp-figure data-src="{}"></bsp-figure>',
        '<x-photo srcset="{} 2x"></x-photo>',
        '<image src="{}">',
        '<object data="{}"></object>',
        '<object data="{}" type="image/jpeg">说明</object>',
        '<embed src="{}">',
        '<input type="image" src="{}">',
        '<picture><source srcset="{} 1x"></picture>',
        f'<picture><source srcset="{{}}"><img src="{PIXEL}"></picture>',
        '<picture><source data-srcset="{}" type="image/webp"><img alt="图"></picture>',
    ],
)
def test_an_image_in_another_element_is_shown_and_what_follows_stays(markup: str) -> None:
    article = clean(f"<p>前</p>{markup.format(A)}后")
    assert list(article.images) == [A]
    assert article.text == "前\n后"


def test_the_alternative_text_and_size_come_along() -> None:
    assert (
        'alt="厂房" width="600" height="400"'
        in clean(f'<mip-img src="{A}" alt="厂房" width="600" height="400"></mip-img>').html
    )


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        ('<amp-video src="https://e.org/v.mp4"></amp-video>', "https://e.org/v.mp4"),
        ('<mip-video src="https://e.org/v.mp4">不支持</mip-video>', "https://e.org/v.mp4"),
        ('<amp-iframe src="https://e.org/f"></amp-iframe>', "https://e.org/f"),
        ('<amp-youtube data-videoid="abc-1"></amp-youtube>', "https://www.youtube.com/watch?v=abc-1"),
    ],
)
def test_a_player_of_a_proxy_is_a_link(markup: str, link: str) -> None:
    article = clean(f"<p>前</p>{markup}")
    assert list(article.links) == [link]


def test_the_parts_shown_until_an_image_loads_are_in_the_ledger() -> None:
    article = clean(f'<amp-img src="{A}"><amp-img placeholder src="{B}"></amp-img><div fallback>无图</div></amp-img>')
    assert (list(article.images), article.text) == ([A], "")
    assert [(removal.what, removal.text) for removal in article.removed if removal.what in {"image", "element"}] == [
        ("element", "amp-img"),
        ("image", B),
        ("element", "无图"),
    ]


def test_another_element_of_its_own_keeps_its_content() -> None:
    article = clean(
        '<x-card src="https://e.org/page"><p>段落</p></x-card><amp-pixel src="https://e.org/t?x"></amp-pixel>'
    )
    assert (article.text, list(article.images)) == ("段落", [])


@pytest.mark.parametrize(
    "markup",
    [
        f'<div style="display:none"><img data-src="{A}"></div>',
        f'<div hidden><amp-img src="{A}"></amp-img></div>',
        f'<svg><image href="{A}"></image></svg>',
        f'<svg><image xlink:href="{A}"></image></svg>',
        f'<template><img src="{A}"></template>',
        f'<video poster="{A}" src="https://e.org/v.mp4"></video>',
        f'<button><picture><source srcset="{A} 2x"></picture></button>',
    ],
)
def test_an_image_that_is_not_shown_is_in_the_ledger(markup: str) -> None:
    article = clean(f"<p>字</p>{markup}")
    assert A in [*urls_in_ledger(article), *article.images]


@pytest.mark.parametrize(
    "markup",
    [
        f'<noscript><img src="{B}"><amp-img src="{A}"></amp-img></noscript>',
        f'<noscript><img src="{B}"><img src="{A}" width="1" height="1"></noscript>',
        f'<noscript><img src="{B}"><video poster="{A}"></video></noscript>',
        f'<amp-video poster="{A}" src="https://e.org/v.mp4"></amp-video>',
        f'<x-card><img src="{A}"></x-card><noscript><img src="{B}"></noscript>',
    ],
)
def test_no_image_around_another_is_lost(markup: str) -> None:
    article = clean(f"<p>字</p>{markup}")
    assert A in [*urls_in_ledger(article), *article.images]
