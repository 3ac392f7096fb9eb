"""Author boxes and labels of channels."""

from __future__ import annotations

import pytest

from tests.builders import clean

PORTRAIT = "https://e.org/team/ann_60_60.png"


@pytest.mark.parametrize(
    ("box", "byline"),
    [
        pytest.param(f'<div class="author"><img src="{PORTRAIT}"><time>18 Mar 2021</time> by <a href="https://e.org/ann">Ann Example</a></div>', "Ann Example", id="image, time and label"),
        pytest.param(f'<div class="post-author"><img src="{PORTRAIT}"><a href="https://e.org/l">林小满</a> 2021-03-18 09:30</div>', "林小满", id="image and a date as text"),
        pytest.param('<p class="byline">By <a href="https://e.org/z">zelk</a></p>', "zelk", id="a label"),
        pytest.param('<div class="author-info">作者：林小满</div>', "林小满", id="a Chinese label"),
    ],
)  # fmt: skip
def test_a_box_with_nothing_but_the_writer_becomes_the_byline(box: str, byline: str) -> None:
    article = clean(f"{box}<p>一。</p><p>二。</p>")
    assert (article.text, article.byline, article.images) == ("一。\n二。", byline, ())


@pytest.mark.parametrize(
    "box",
    [
        '<div class="author"><img src="https://e.org/a.png">林小满是本刊的特约作者，写过三本书。</div>',
        '<span class="author">林小满</span>',
        '<blockquote><div class="author">by <b>Ann Example</b></div><p>引文</p></blockquote>',
        '<ul><li class="author">By Ann Example</li></ul>',
    ],
)
def test_a_box_with_more_and_quoted_authors_stay(box: str) -> None:
    article = clean(f"<p>一。</p>{box}<p>二。</p><p>三。</p><p>四。</p><p>五。</p>")
    assert article.byline == ""
    assert not [removal for removal in article.removed if removal.what == "fact"]


def test_the_label_of_a_channel_on_an_image_is_removed() -> None:
    image = '<img src="https://e.org/a.jpg"><span class="ChannelName"><a href="https://e.org/s">Style</a></span>'
    article = clean(f"<figure>{image}</figure><p>一。</p>")
    assert (article.text, article.links) == ("一。", ())
    assert ("Style", "the label of a channel on an image") in [(entry.text, entry.why) for entry in article.removed]
