from __future__ import annotations

from pathlib import Path

from newsarchive.model.library import Taxonomy
from newsarchive.relate.taxonomies import build_taxonomy
from tests.builders import project, raw_article


def shown(taxonomy: Taxonomy) -> list[tuple[str, int]]:
    return [("/".join(term.names), len(term.articles)) for term in taxonomy.terms.values()]


def test_terms_are_in_the_order_of_their_size_and_equal_ones_by_name() -> None:
    entries = [("1", ("乙",)), ("2", ("乙",)), ("3", ("甲",)), ("4", ("丙",)), ("5", ("b",)), ("6", ("a",))]
    assert shown(build_taxonomy("tags", entries)) == [("乙", 2), ("a", 1), ("b", 1), ("丙", 1), ("甲", 1)]


def test_an_article_is_also_under_the_terms_above_its_own() -> None:
    entries = [("1", ("金融", "新浪财经", "国内")), ("2", ("金融", "新浪财经")), ("3", ("金融", "雪球"))]
    taxonomy = build_taxonomy("categories", entries)
    assert shown(taxonomy) == [("金融", 3), ("金融/新浪财经", 2), ("金融/新浪财经/国内", 1), ("金融/雪球", 1)]
    assert [term.name for term in taxonomy.roots] == ["金融"]
    assert [term.name for term in taxonomy.children(taxonomy.roots[0])] == ["新浪财经", "雪球"]


def test_an_article_is_once_in_a_term_however_often_it_names_it() -> None:
    taxonomy = build_taxonomy("tags", [("1", ("甲",)), ("1", ("甲",)), ("1", ("甲 ",))])
    assert taxonomy.terms["甲",].articles == ("1",)


def test_the_order_of_the_articles_is_kept_in_every_term() -> None:
    taxonomy = build_taxonomy("categories", [("9", ("甲", "乙")), ("1", ("甲",)), ("5", ("甲", "乙"))])
    assert taxonomy.terms["甲",].articles == ("9", "1", "5")
    assert taxonomy.terms["甲", "乙"].articles == ("9", "5")


def test_spellings_that_differ_in_case_or_whitespace_are_one_term_in_its_most_frequent_spelling() -> None:
    taxonomy = build_taxonomy("tags", [("1", ("ipo",)), ("2", ("IPO",)), ("3", (" IPO ",)), ("4", ("IPO",))])
    assert shown(taxonomy) == [("IPO", 4)]
    assert list(taxonomy.terms) == [("ipo",)]


def test_of_equally_frequent_spellings_the_first_in_code_point_order_is_shown() -> None:
    for entries in ([("1", ("b股",)), ("2", ("B股",))], [("2", ("B股",)), ("1", ("b股",))]):
        assert shown(build_taxonomy("tags", entries)) == [("B股", 2)]


def test_names_that_are_not_safe_in_urls_are_shown_unchanged() -> None:
    taxonomy = build_taxonomy("categories", [("1", ("财经/国内", "C#")), ("2", ("财经\\国内", "C?"))])
    assert sorted(term.name for term in taxonomy.roots) == ["财经/国内", "财经\\国内"]
    assert all("/" not in part and "#" not in part for path in taxonomy.terms for part in path)


def test_the_same_name_under_two_parents_is_two_terms() -> None:
    taxonomy = build_taxonomy("categories", [("1", ("金融", "国内")), ("2", ("体育", "国内"))])
    assert {("金融", "国内"), ("体育", "国内")} <= set(taxonomy.terms)


def test_articles_without_a_term_are_in_none(tmp_path: Path) -> None:
    files = {"articles/a.txt": raw_article(categories=[], author=""), "articles/b.txt": raw_article(title="乙")}
    library = project(tmp_path, files).library()
    (with_terms,) = [article.id for article in library.articles.values() if article.categories]
    assert {term.articles for term in library.categories.terms.values()} == {(with_terms,)}
    assert {term.articles for term in library.sources.terms.values()} == {(with_terms,)}
    assert library.editors.terms == {}


def test_a_category_of_whitespace_breaks_nothing(tmp_path: Path) -> None:
    files = {"articles/a.txt": raw_article(categories=["金融", "\u200b", "/"])}
    library = project(tmp_path, files).library()
    assert all(all(path) for path in library.categories.terms)


def test_editors_who_share_an_article_are_a_term_each(tmp_path: Path) -> None:
    body = "<p>正文一段，写得够长。</p><p>责任编辑：任可、闵知秋</p>"
    library = project(tmp_path, {"articles/a.txt": raw_article(body=body)}).library()
    assert set(library.editors.terms) == {("任可",), ("闵知秋",)}
