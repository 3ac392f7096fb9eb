"""An outcome is read back from its row as it was, whatever it holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.problems import Level, Problem
from newsarchive.model.article import Article, ArticleBody, DateKind, Dateline, Removal, TagCandidates
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.serialization import body_from_row, outcome_from_row, outcome_to_row, without_body
from newsarchive.settings.archive import Settings
from tests.builders import IN_MEMORY, process_text, raw_article
from tests.pipeline.test_process import BODIES, FRONTS

# Clocks that go forward and back by an hour, by half of one, and that once left out a whole day; and Shanghai's.
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")
TEXT = st.text(max_size=8)
WHOLE = st.integers(0, 2**40)
WEIGHTS = st.floats(0, 1e6, allow_nan=False)


def in_zone(zone: str) -> Settings:
    return IN_MEMORY.model_copy(update={"archive": IN_MEMORY.archive.model_copy(update={"timezone": zone})})


@st.composite
def outcomes(draw: st.DrawFn, settings: Settings) -> Outcome:
    st.register_type_strategy(str, TEXT)
    moments = st.datetimes().flatmap(
        lambda moment: st.sampled_from([0, 1]).map(lambda fold: moment.replace(tzinfo=settings.zone, fold=fold))
    )
    removals = st.builds(Removal, TEXT, TEXT, TEXT, TEXT, WHOLE)
    bodies = st.builds(ArticleBody, TEXT, TEXT, TEXT, st.lists(removals, max_size=2).map(tuple))
    articles = st.builds(
        Article,
        date=st.none() | moments,
        date_kind=st.none() | st.sampled_from(DateKind),
        dateline=st.none() | st.builds(Dateline, TEXT, TEXT, TEXT, st.none() | st.dates()),
        tag_candidates=st.builds(
            TagCandidates, st.lists(TEXT, max_size=3).map(tuple), st.lists(WEIGHTS, max_size=3).map(tuple)
        ),
        source_tags=st.lists(TEXT, max_size=3).map(tuple),
        presumed_quotes=st.lists(WHOLE, max_size=2).map(tuple),
        stated_tags=st.lists(TEXT, max_size=3).map(tuple),
        minhash=st.lists(st.integers(0, 2**64 - 1), max_size=3).map(tuple),
        unknown_keys=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
        body=bodies,
    )
    problems = st.builds(Problem, TEXT, WHOLE, WHOLE, TEXT, st.sampled_from(Level), TEXT)
    return Outcome(
        draw(st.none() | articles),
        draw(st.lists(problems, max_size=3).map(tuple)),
        draw(TEXT),
        draw(TEXT),
        draw(st.frozensets(TEXT, max_size=3)),
    )


def there_and_back(outcome: Outcome, settings: Settings = IN_MEMORY) -> Outcome:
    facts, body = outcome_to_row(outcome)
    # It must be text that a file can hold.
    found = outcome_from_row(facts.encode().decode(), settings)
    assert bool(body) == bool(outcome.article)
    if not found.article:
        return found
    assert found.article.body is None
    return replace(found, article=replace(found.article, body=body_from_row(body.encode().decode())))


@given(st.data(), st.sampled_from(ZONES))
def test_every_outcome_is_read_back_unchanged(data: st.DataObject, zone: str) -> None:
    settings = in_zone(zone)
    outcome = data.draw(outcomes(settings))
    found = there_and_back(outcome, settings)
    assert found == outcome
    # Times in one zone are equal for any fold, but their repr shows it.
    assert repr(found.article) == repr(outcome.article)


@given(FRONTS, BODIES)
def test_the_outcome_of_any_file_is_read_back_unchanged(front: dict[str, str], body: str) -> None:
    lines = [f"{key}: {value}" for key, value in front.items()]
    outcome = process_text("\n".join(["---", *lines, "---", body]).encode("utf-8", "surrogatepass"))
    assert repr(there_and_back(outcome)) == repr(outcome)


@pytest.mark.parametrize(
    ("title", "read"),
    [(r"\ud83d\ude00 x", "\N{GRINNING FACE} x"), (r"\ud83d x", "\ufffd x"), (r"\0\a x", "x")],
    ids=["a pair", "half a pair", "control characters"],
)
def test_no_text_contains_half_a_surrogate_pair_even_if_escaped_in_yaml(title: str, read: str) -> None:
    outcome = process_text(f'---\ntitle: "{title}"\n"k\\ud83d": "\\udc00"\n---\n<p>&#xd83d;</p>')
    assert outcome.article
    assert outcome.article.raw_title == read
    repr(outcome.article.unknown_keys).encode()
    assert r"\ud" not in repr(outcome)
    assert repr(there_and_back(outcome)) == repr(outcome)


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_the_clocks_repeat_stays_the_same(fold: int) -> None:
    settings = in_zone("Europe/Berlin")
    outcome = process_text(raw_article())
    assert outcome.article
    moment = dt.datetime(2021, 10, 31, 2, 30, tzinfo=settings.zone, fold=fold)
    found = there_and_back(replace(outcome, article=replace(outcome.article, date=moment)), settings).article
    assert found
    assert found.date
    assert found.date.timestamp() == moment.timestamp()


def test_a_file_without_an_article_has_a_row_too() -> None:
    outcome = process_text("")
    assert outcome.article is None
    assert outcome.problems
    assert there_and_back(outcome) == without_body(outcome) == outcome


def test_serialization_knows_every_field_that_is_not_a_plain_value() -> None:
    """`serialization` must know each field of a new type, or its value changes type on the way back."""
    known = "date date_kind categories dateline images links source_tags stated_tags presumed_quotes tag_candidates minhash block_hashes unknown_keys body".split()
    plain = {str, int, bool, float}
    hints = get_type_hints(Article)
    assert [field.name for field in fields(Article) if hints[field.name] not in plain] == known


@pytest.mark.parametrize("row", ["", "[]", "null", "{}", "[1, 2, 3, 4, 5]", '[[1], [], "", "", []]', "[", '"x"', "17"])
def test_an_invalid_row_raises_an_expected_error(row: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        outcome_from_row(row, IN_MEMORY)
    with pytest.raises((ValueError, TypeError, LookupError)):
        body_from_row(row)
