from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.base.folding import fold
from newsarchive.model.article import Article
from newsarchive.relate.category_names import unify_category_names
from newsarchive.settings.vocabulary import Vocabulary
from tests.builders import project, raw_article
from tests.relate.articles import article

NAMES = ("新浪财经－国内", "新浪财经-国内", "新浪财经－国內", "新浪财经 — 国内", "新浪财经–国内")


def several(*names: str) -> list[Article]:
    return [article(f"{number}", categories=("金融", name)) for number, name in enumerate(names)]


@pytest.mark.parametrize("other", NAMES[1:])
def test_forms_of_one_name_are_reported_and_stay_two_without_the_vocabulary(other: str) -> None:
    articles = several(NAMES[0], NAMES[0], other)
    kept, problems = unify_category_names(articles, Vocabulary(), fold)
    assert kept == articles
    assert [str(problem) for problem in problems] == [
        (
            f"articles/a.txt:3:1: notice: names of categories that differ only in form, by articles: {NAMES[0]!r} (2), "
            f"{other!r} (1); expected one form: correct the files, or add {NAMES[0]!r} to editorial/vocabulary.yml with "
            "the others as its spellings (category-variants)"
        )
    ]


def test_the_vocabulary_decides_which_form_is_shown() -> None:
    vocabulary = Vocabulary.model_validate({"subjects": {NAMES[1]: list(NAMES[2:])}})
    kept, problems = unify_category_names(several(*NAMES), vocabulary, fold)
    assert {found.categories for found in kept} == {("金融", NAMES[1])}
    assert problems == []


def test_a_term_for_another_name_renames_no_category() -> None:
    vocabulary = Vocabulary.model_validate({"organisations": {"中国人民银行": ["央行", "ＰＢＯＣ"]}})
    kept, problems = unify_category_names(several("PBOC", "ＰＢＯＣ", "央行"), vocabulary, fold)
    assert [found.categories[1] for found in kept] == ["PBOC", "ＰＢＯＣ", "央行"]
    assert len(problems) == 1


def test_different_names_and_different_cases_are_not_reported() -> None:
    articles = several("Solidot", "solidot", "国内", "国际", "财经")
    assert unify_category_names(articles, Vocabulary(), fold) == (articles, [])


def test_permalinks_stay_and_pages_are_one(tmp_path: Path) -> None:
    files = {
        f"articles/{number}.txt": raw_article(title=f"稿件{number}", categories=("金融", "新浪财经", name))
        for number, name in enumerate(NAMES[:3])
    }
    plain = project(tmp_path / "plain", files).library()
    vocabulary = {"editorial/vocabulary.yml": "subjects:\n  新浪财经-国内: [新浪财经－国内, 新浪财经－国內]\n"}
    unified = project(tmp_path / "unified", files | vocabulary).library()
    assert set(plain.articles) == set(unified.articles)
    assert {path[2] for path in unified.categories.terms if len(path) == 3} == {"新浪财经-国内"}
    assert {found.channel for found in unified.articles.values()} == {"新浪财经-国内"}
    assert [problem.code for problem in plain.problems] == ["category-variants"]
    assert unified.problems == ()
