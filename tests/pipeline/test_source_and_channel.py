"""What an article's front matter says of where it came from, whichever crawl wrote it."""

import pytest

from tests.builders import clean


@pytest.mark.parametrize(
    ("categories", "author", "path", "source", "channel"),
    [
        pytest.param(
            ("金融", "甲网", "甲网－国内"), "甲网", ("金融", "甲网", "甲网－国内"), "甲网", "甲网－国内", id="D"
        ),
        pytest.param(("报", "BBC - BBC 英文"), "BBC - BBC 英文", ("报", "BBC", "BBC 英文"), "BBC", "BBC 英文", id="B"),
        pytest.param(("报", "A - B - C"), "A - B - C", ("报", "A", "B - C"), "A", "B - C", id="parted once"),
        pytest.param(("报", "甲", "甲 - 乙"), "甲", ("报", "甲", "甲 - 乙"), "甲", "甲 - 乙", id="three levels stay"),
        pytest.param(("报",), "Boston.com - 新闻", ("报",), "Boston.com", "", id="A"),
    ],
)
def test_source_and_channel_are_told_apart(
    categories: tuple[str, ...], author: str, path: tuple[str, ...], source: str, channel: str
) -> None:
    found = clean("<p>正文。</p>", categories=categories, author=author)
    assert (found.categories, found.source, found.channel) == (path, source, channel)
