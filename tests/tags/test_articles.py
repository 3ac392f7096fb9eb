"""The articles with tags set by hand: complete, clean, and as varied as an archive of news."""

import re
from collections import Counter

import pytest

from tests.tags.reading import FOLDER, NAMES, article, fitting_tags, outcome, tags_by_hand

# Characters of the text without whitespace; the shares of all articles within which each kind lies.
LENGTHS = {"short": (0, 300), "middle": (300, 850), "long": (850, 1_900), "very long": (1_900, 10_000)}
SHARES = {"short": (0.1, 0.3), "middle": (0.4, 0.65), "long": (0.12, 0.3), "very long": (0.02, 0.15)}
# One tag in ten may be a usual word of editors that the article does not contain.
MOST_ABSTRACT = 0.1
LEFTOVER = re.compile(r"责任编辑|新浪财经APP|官方APP|感谢.{0,20}线索投递|&#123;|undefined")

each = pytest.mark.parametrize("name", NAMES)


def comparable(text: str) -> str:
    """The text without whitespace, in lower case."""
    return re.sub(r"\s+", "", text).casefold()


def length(name: str) -> int:
    """The characters of an article's text, without whitespace."""
    return len(comparable(article(name).text))


def words_of(name: str) -> str:
    """All that a reader sees of an article."""
    found = article(name)
    return comparable(f"{found.title}\n{found.text}")


def test_every_article_has_its_tags_and_every_line_of_tags_its_article() -> None:
    assert sorted(tags_by_hand()) == list(NAMES)


@each
def test_an_article_is_cleaned_without_problems(name: str) -> None:
    assert outcome(name).problems == ()
    assert not LEFTOVER.search(article(name).text)


@each
def test_title_date_categories_and_source_of_an_article_are_read(name: str) -> None:
    found = article(name)
    assert found.title
    assert "_" not in found.title
    assert found.date is not None
    assert "2021-03" <= f"{found.date:%Y-%m}" <= "2022-12"
    assert len(found.categories) == 3
    assert found.source == found.categories[1]
    assert found.excerpt


@each
def test_an_article_has_two_to_eight_tags_and_none_twice(name: str) -> None:
    tags = tags_by_hand()[name]
    least = 2 if length(name) < LENGTHS["middle"][0] else 4
    assert least <= len(tags) <= 8
    assert [tag for tag in tags if tag != str(tag).strip()] == []
    assert len({comparable(tag) for tag in tags}) == len(tags)


def test_nearly_all_tags_are_words_of_their_article() -> None:
    pairs = [(name, tag) for name, tags in tags_by_hand().items() for tag in tags]
    abstract = [(name, tag) for name, tag in pairs if comparable(tag) not in words_of(name)]
    assert len(abstract) <= MOST_ABSTRACT * len(pairs), abstract


def test_other_fitting_terms_are_given_for_every_article_and_are_not_its_tags_again() -> None:
    assert sorted(fitting_tags()) == list(NAMES)
    repeated = [
        (name, term) for name, terms in fitting_tags().items() for term in terms if term in tags_by_hand()[name]
    ]
    assert repeated == []


def test_no_two_articles_share_a_sentence() -> None:
    sentences = Counter(
        sentence
        for name in NAMES
        for sentence in {comparable(part) for part in re.split(r"[。！？!?\n]|\. ", article(name).text)}
        if len(sentence) >= 10
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_the_lengths_are_those_of_an_archive() -> None:
    lengths = [length(name) for name in NAMES]
    shares = {
        kind: sum(least <= characters < most for characters in lengths) / len(lengths)
        for kind, (least, most) in LENGTHS.items()
    }
    assert {kind: share for kind, share in shares.items() if not SHARES[kind][0] <= share <= SHARES[kind][1]} == {}


def test_the_files_have_the_form_that_the_crawler_writes() -> None:
    for name in NAMES:
        raw = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
        assert raw.startswith("\n---\ntitle: "), name
        assert raw.endswith("\n</div>\n" + " " * 12), name
        assert not set("{}") & set(raw), name
