"""Any raw file's bytes become one article."""

from __future__ import annotations

import pickle
import re
from datetime import datetime
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.base.problems import Level
from newsarchive.model.article import Article
from newsarchive.output.record import article_record
from newsarchive.pipeline.process import Outcome
from tests.builders import SEEDS, clean, process_text, raw_article, seed
from tests.clean.test_sanitize import active


def article_of(outcome: Outcome) -> Article:
    assert outcome.article
    return outcome.article


def id_of(raw: str | bytes, path: str = "articles/a.txt") -> str:
    return article_of(process_text(raw, path=path)).id


@pytest.mark.parametrize(("name", "article_id"), [(SEEDS[0], "bxzpb2ex6nn6"), (SEEDS[1], "h1tz4m0dah4z")])
def test_the_permalinks_of_the_first_articles_never_change(name: str, article_id: str) -> None:
    assert id_of(seed(name)) == article_id


def test_the_permalink_of_this_file_never_changes() -> None:
    assert id_of(raw_article(title="一篇稿件")) == "8n9j60pd1emd"


@pytest.mark.parametrize(
    "same",
    [
        raw_article(body="<p>完全不同的正文</p>"),
        raw_article(body=""),
        raw_article(author="别人"),
        raw_article(image="https://e.org/a.jpg"),
        raw_article(comments=True),
        raw_article().replace("\n", "\r\n"),
        raw_article().lstrip("\n"),
        raw_article().replace("'", '"'),
    ],
    ids=["body", "no body", "author", "image", "comments", "line ends", "no empty line", "quotes"],
)
def test_a_permalink_does_not_depend_on_the_body_or_the_formatting(same: str) -> None:
    assert id_of(same) == id_of(raw_article())


@pytest.mark.parametrize("path", ["a.txt", "articles/deep/er/b.md", "/elsewhere/新.html"])
def test_a_permalink_does_not_depend_on_the_files_name_or_folder(path: str) -> None:
    assert id_of(raw_article(), path) == id_of(raw_article())


@pytest.mark.parametrize(
    "other",
    [
        raw_article(title="另一篇稿件"),
        raw_article(date="Wed, 27 Apr 2022 02:53:55 GMT"),
        raw_article(categories=["金融", "新浪财经"]),
        raw_article(categories=["金融", "新浪财经", "别的"]),
        raw_article(categories=["金融", "新浪财经－国內", "新浪财经"]),
    ],
    ids=["title", "date", "fewer categories", "another category", "another order"],
)
def test_another_title_date_or_category_is_another_article(other: str) -> None:
    assert id_of(other) != id_of(raw_article())


def test_the_clock_of_the_crawler_does_not_count() -> None:
    first, second = (raw_article(date=date) for date in ("2021-09-29 14:07:41", "2021-10-02 08:00:00"))
    assert id_of(first) == id_of(second)


def test_files_without_identifying_keys_are_distinguished_by_their_bodies() -> None:
    assert id_of("<p>一</p>") != id_of("<p>二</p>")


@pytest.mark.parametrize(
    ("given_id", "expected"), [("my-piece", "my-piece"), ("My Piece", "my piece"), ("2022", "2022"), ("'x'", "x")]
)
def test_an_id_that_an_editor_gives_is_the_permalink(given_id: str, expected: str) -> None:
    assert id_of(raw_article().replace("author:", f"id: {given_id}\nauthor:")) == expected


def test_an_id_that_is_not_safe_in_a_url_becomes_one_that_is() -> None:
    found = id_of(raw_article().replace("author:", "id: ../../a/b?c\nauthor:"))
    assert not set(found) & set("/?\\")
    assert not found.startswith(".")


@pytest.mark.parametrize(
    ("value", "expected"), [("true", True), ("True", True), ("false", False), ("", False), ("no", False)]
)
def test_comments_are_shown_only_if_the_file_has_true(value: str, *, expected: bool) -> None:
    raw = raw_article().replace("comments: false", f"comments: {value}")
    assert article_of(process_text(raw)).comments is expected


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<p>第一段是这样的。</p><p>第二段</p>", "第一段是这样的。"),
        ("<p>" + "字" * 100 + "</p>", "字" * 39 + "…"),
        ("", "a.txt"),
    ],
)
def test_an_article_without_a_title_gets_the_beginning_of_its_text_or_its_files_name(body: str, title: str) -> None:
    assert article_of(process_text(raw_article(title="", body=body))).title == title


def test_a_repeated_key_is_reported_together_with_other_problems() -> None:
    raw = raw_article(title="", date="昨天").replace("author:", "comments: true\nauthor:")
    assert [str(problem).split(": ")[0] + problem.code for problem in process_text(raw).problems] == [
        "articles/a.txt:11:1key-repeated",
        "articles/a.txt:3:1title-missing",
        "articles/a.txt:12:1date-invalid",
    ]


def test_the_same_bytes_give_the_same_article() -> None:
    assert process_text(seed(SEEDS[1])) == process_text(seed(SEEDS[1]))


# Random markup: tags of every kind around words, in the nestings that browsers and editors produce.
TAGS = st.sampled_from(
    "p div span b strong i em u font a ul ol li table thead tbody tr td th caption blockquote pre code h1 h2 h4 br hr "
    "img figure figcaption section center dl dt dd script style iframe form button svg ruby rt template noscript "
    "textarea select option video embed x-y label sub del".split()
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' href="https://e.org/a_(b)?x=1&y=2"',
        ' href="javascript:x"',
        ' src="https://e.org/a.jpg" alt="x"',
        ' data-src="//e.org/b.jpg"',
        " onclick=x",
        ' style="color:red" class="a b"',
        ' colspan="2" rowspan=x',
        ' start="7"',
        ' width="10" height="20"',
        " id=0 hidden",
    ]
)


@st.composite
def markup(draw: st.DrawFn) -> str:
    """A raw body in which every word is there once: w0w, w1w, …; tags may be left open or closed twice."""
    pieces = []
    for number in range(draw(st.integers(1, 12))):
        tag, attributes = draw(TAGS), draw(ATTRIBUTES)
        pieces.append(
            draw(st.sampled_from([f"<{tag}{attributes}>", f"</{tag}>", "<br>", "\n", "　　", "<!-- c -->", ""]))
        )
        pieces.append(draw(st.sampled_from([f"w{number}w", f"w{number}w ", f"\nw{number}w", ""])))
    return "".join(pieces)


TREES = st.recursive(
    st.integers(0, 999).map(lambda number: f"w{number}w"),
    lambda inner: st.tuples(TAGS, ATTRIBUTES, st.lists(inner, max_size=3)).map(
        lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>"
    ),
    max_leaves=12,
)
BODIES = markup() | st.lists(TREES, max_size=4).map("".join)
FRONTS = st.dictionaries(
    st.sampled_from("title date categories author comments headimg thumbnail id x".split()),
    st.text(max_size=30) | st.sampled_from(["0001-01-01", "9999-12-31 23:59:59", "[a, [b]]", "|", "&a *a", "{"]),
)


def is_sound(outcome: Outcome) -> None:
    """The invariants of every outcome."""
    assert all(problem.line >= 1 and problem.column >= 1 for problem in outcome.problems)
    article = outcome.article
    if not article:
        assert outcome.problems
        return
    assert active(article.html) == []
    assert article.title
    assert article.id
    hash(article.sort_key)
    article_record(article, tags=(), problems=outcome.problems)
    assert pickle.loads(pickle.dumps(outcome)) == outcome  # noqa: S301 - it goes to another process and back
    tree = BeautifulSoup(article.html, "lxml")
    assert [unquote(str(link["href"])) for link in tree("a", href=True)] == [unquote(link) for link in article.links]
    assert [unquote(str(image["src"])) for image in tree("img")] == [unquote(image) for image in article.images]
    for text in (article.title, article.html, article.text, article.markdown, article.source):
        text.encode()


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"---")
@example(b"---\n---\n\xff")
@example(b"---\ncategories:\n- \n---\n<table><tr><td>")
def test_no_bytes_stop_the_build(raw: bytes) -> None:
    is_sound(process_text(raw))


@given(FRONTS, BODIES)
def test_no_front_matter_and_no_markup_stop_the_build(front: dict[str, str], body: str) -> None:
    lines = [f"{key}: {value}" for key, value in front.items()]
    is_sound(process_text("\n".join(["---", *lines, "---", body]).encode("utf-8", "surrogatepass")))


@given(BODIES)
@example("<ul>w1w<li>w2w</li>w3w</ul>")
@example("<table>w1w<tr>w2w<td>w3w</td>w4w<td>w5w</td></tr></table>")
@example("<dl>w1w<dt>w2w<p>w3w</dl>w4w")
@example("<select>w1w<option>w2w</select>w3w")
def test_every_word_of_a_body_is_once_in_the_text_or_in_the_removals(body: str) -> None:
    article = clean(body)
    taken = " ".join(removal.text for removal in article.removed)
    # What an independent parser shows of the same markup; tags may swallow words, which then no reader ever saw.
    for word in BeautifulSoup(body, "lxml").get_text(" ").replace("ww", "w w").split():
        if word.startswith("w") and word.endswith("w"):
            assert article.text.count(word) + (word in taken) >= 1, word
            assert article.text.count(word) <= body.count(word), word


@given(BODIES)
def test_cleaning_is_idempotent(body: str) -> None:
    once = clean(body)
    twice = clean(once.html)
    assert twice.html == once.html
    assert twice.text == once.text
    assert twice.markdown == once.markdown


@given(BODIES)
def test_the_text_of_the_html_is_the_text(body: str) -> None:
    article = clean(body)
    # BeautifulSoup leaves ruby out of an element's text.
    html = re.sub("</?(?:ruby|rt|rp)>", "", article.html)
    assert "".join(BeautifulSoup(html, "lxml").get_text().split()) == "".join(article.text.split())


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2076, 1, 1)))  # noqa: DTZ001 - a feed's
def test_articles_are_in_the_order_of_their_dates(moment: datetime) -> None:
    earlier = article_of(process_text(raw_article(date=f"{moment:%a, %d %b %Y %H:%M:%S} +0000")))
    later = article_of(process_text(raw_article(date=f"{moment:%a, %d %b %Y %H:%M:%S} -0100")))
    undated = article_of(process_text(raw_article(date="?")))
    assert undated.sort_key < earlier.sort_key < later.sort_key or moment.hour == moment.minute == moment.second == 0


def test_a_problem_of_a_sound_file_is_never_an_error() -> None:
    assert [problem for problem in process_text(seed(SEEDS[0])).problems if problem.level is Level.ERROR] == []


@pytest.mark.parametrize(
    ("categories", "author", "path", "source", "channel"),
    [
        pytest.param(
            ("金融", "甲网", "甲网－国内"), "甲网", ("金融", "甲网", "甲网－国内"), "甲网", "甲网－国内", id="D"
        ),
        pytest.param(("报", "BBC - BBC 英文"), "BBC - BBC 英文", ("报", "BBC", "BBC 英文"), "BBC", "BBC 英文", id="B"),
        pytest.param(("报", "A - B - C"), "A - B - C", ("报", "A", "B - C"), "A", "B - C", id="split once"),
        pytest.param(("报", "甲", "甲 - 乙"), "甲", ("报", "甲", "甲 - 乙"), "甲", "甲 - 乙", id="three levels stay"),
        pytest.param(("报",), "Boston.com - 新闻", ("报",), "Boston.com", "", id="A"),
    ],
)
def test_source_and_channel_are_distinguished(
    categories: tuple[str, ...], author: str, path: tuple[str, ...], source: str, channel: str
) -> None:
    found = clean("<p>正文。</p>", categories=categories, author=author)
    assert (found.categories, found.source, found.channel) == (path, source, channel)
