"""The editors' YAML files: every mistake is reported with its position, and nothing is silently dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from newsarchive.settings import yaml_loading
from newsarchive.settings.editorial import FrontPageFile
from newsarchive.settings.schema import parse
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.vocabulary import Vocabulary
from newsarchive.settings.yaml_loading import SafeLoader
from newsarchive.settings.yaml_tree import compose, key_path
from tests.builders import ROOT, Project, project

HEAD = "name: 某源\nrecognise: {author: [某源]}\n"
KEYS = (
    "name, rare, recognise, aggregates, content, truncate_at, hidden_comments, extract, drop, unlink, unwrap, rename, "
    "transforms, since, third_party_images"
)


def source_problems(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, SourceRules, path="x.yml")[1]]


def vocabulary_problems(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, Vocabulary, path="v.yml")[1]]


def vocabulary(text: str) -> Vocabulary:
    found, problems, _ = parse(text, Vocabulary, path="v.yml")
    assert found is not None, problems
    return found


def editorial_problems(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    return project(folder, {f"editorial/{path}": text for path, text in files.items()}).problems()


def test_every_mistake_in_a_sources_file_is_reported_with_key_path_line_and_choices() -> None:
    text = """\
nme: 某源
recognise: {author: 某源, catgory: [某源]}
drop:
- select: 'p['
  why: an advert
- selct: p
extract:
- {select: p, pattern: '(?P<editor>.+'}
- {select: p, pattern: '编辑：(.+)'}
- {select: p, pattern: '(?P<writer>.+)'}
rename:
- {select: p, to: script}
unlink:
"""
    expected = "expected groups named after the facts they find, of origin, agency, byline, translator, editor, web_editor, place, original, tags, credit, as in (?P<editor>.+)"
    assert sorted(source_problems(text)) == sorted(
        f"x.yml:{problem} (setting-invalid)"
        for problem in (
            f"1:1: error: nme: unknown key 'nme'; did you mean 'name'? known keys: {KEYS}",
            "2:13: error: recognise.author: input should be a list, got '某源'",
            "2:25: error: recognise.catgory: unknown key 'catgory'; did you mean 'category'? known keys: author, category, markup, wrong_names, hosts",
            "4:3: error: drop[0].select: expected a CSS selector (Expected ident or '*', got <EOF at 2>), got 'p['",
            "6:3: error: drop[1].why: the key 'why' is missing",
            "6:3: error: drop[1].selct: unknown key 'selct'; did you mean 'select'? known keys: rare, select, text, why",
            (
                "8:15: error: extract[0].pattern: expected a regular expression "
                "(missing ), unterminated subpattern at position 0), got '(?P<editor>.+'"
            ),
            f"9:15: error: extract[1].pattern: {expected}, got '编辑：(.+)'",
            f"10:15: error: extract[2].pattern: {expected}, got '(?P<writer>.+)'",
            (
                "12:15: error: rename[0].to: input should be 'strong', 'em', 'p', 'h2', 'h3', 'h4', 'blockquote', "
                "'ul', 'ol', 'li', 'figure', 'figcaption', 'pre', 'code' or 'div', got 'script'"
            ),
            "13:1: error: unlink: input should be a list, got None",
        )
    )


def test_a_pattern_that_cannot_be_matched_in_linear_time_is_reported_with_its_line_and_the_remedy() -> None:
    text = HEAD + "drop:\n- select: p\n  text: 'a(?=b)'\n  why: an advert\n"
    [problem] = source_problems(text)
    assert problem.startswith("x.yml:5:3: error: drop[0].text: expected a regular expression without lookahead: ")
    assert "put only the part that counts in a named group" in problem
    assert problem.endswith(", got 'a(?=b)' (setting-invalid)")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: [", "1:8: error: not valid YAML: expected the node content, but found '<stream end>' (yaml-invalid)"),
        ("name: x\n\tb: c", "2:1: error: not valid YAML: found character '\\t' that cannot start any token (yaml-invalid)"),
        ("name: *x", "1:7: error: not valid YAML: found undefined alias 'x' (yaml-invalid)"),
        ("? [a]\n: b", "1:3: error: not valid YAML: found unhashable key (yaml-invalid)"),
        ("name: !!python/name:os.system x", ("1:7: error: not valid YAML: could not determine a constructor for the tag "
         "'tag:yaml.org,2002:python/name:os.system' (yaml-invalid)")),
        ("- a", "1:1: error: the whole file: input should be a mapping of keys to values, got ['a'] (setting-invalid)"),
        (HEAD + "drop: []\ndrop: []\n", "4:1: error: duplicate key 'drop'; it is already on line 3, remove one (key-repeated)"),
        ("{recognise: {}, name: x, name: y}", "1:26: error: duplicate key 'name'; it is already on line 1, remove one (key-repeated)"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_yaml_or_not_a_mapping_is_one_problem(text: str, problem: str) -> None:
    assert source_problems(text) == [f"x.yml:{problem}"]


@pytest.mark.parametrize(
    ("text", "position"),
    [("name: &a [*a]\n", "1:7"), ("name: x\ndrop: &a\n- b: &b [*a, *b]\n", "2:7"), ("&a k: &b {c: *b}\n", "1:7")],
)
def test_a_value_that_contains_itself_is_one_problem(text: str, position: str) -> None:
    message = "the value contains itself; remove the alias in it (yaml-invalid)"
    assert source_problems(text) == [f"x.yml:{position}: error: {message}"]


def nested_aliases(levels: int, *, start: str = "[a, b]") -> str:
    """A list of lists of aliases, each of ten of the one before."""
    lines = [
        f"- &level0 {start}",
        *(f"- &level{n} [{', '.join([f'*level{n - 1}'] * 10)}]" for n in range(1, levels + 1)),
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("levels", [9, 40])
@pytest.mark.parametrize("key", ["drop", "extract", "unknown"])
def test_aliases_that_repeat_too_many_values_are_one_problem(key: str, levels: int) -> None:
    message = "aliases repeat more than 100,000 values; use fewer of them (yaml-invalid)"
    assert source_problems(f"{HEAD}{key}:\n{nested_aliases(levels)}") == [f"x.yml:9:3: error: {message}"]


def test_merged_mappings_that_repeat_too_many_values_are_one_problem() -> None:
    text = nested_aliases(9, start="{a: b}").replace(" [*", " {<<: [*").replace("]", "]}")
    assert [problem.split(": ")[2][:15] for problem in source_problems(f"{HEAD}drop:\n{text}")] == ["aliases repeat "]


def test_aliases_may_repeat_values_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each alias of `[p, div]` repeats three nodes."""
    text = "x: &x [p, div]\ny: [*x, *x]\n"
    monkeypatch.setattr(yaml_loading, "MAX_REPEATED", 6)
    assert isinstance(compose(text, SafeLoader, path="x.yml"), yaml.MappingNode)
    monkeypatch.setattr(yaml_loading, "MAX_REPEATED", 5)
    problem = compose(text, SafeLoader, path="x.yml")
    assert str(problem) == "x.yml:1:1: error: aliases repeat more than 5 values; use fewer of them (yaml-invalid)"


def test_a_wrong_value_is_quoted_in_part_if_it_is_long() -> None:
    (problem,) = source_problems(f"name: {['a' * 1_000]}\nrecognise: {{}}\n")
    assert problem == f"x.yml:1:1: error: name: input should be a valid string, got ['{'a' * 498}… (setting-invalid)"


@pytest.mark.parametrize("selector", ["p", "div > .a:not(.b), [data-x^='1']", "p:has(> img)", "li:nth-child(2n+1)"])
def test_a_css_selector_is_valid(selector: str) -> None:
    assert source_problems(HEAD + f'drop:\n- {{select: "{selector}", why: x}}\n') == []


@pytest.mark.parametrize("selector", ["p[", "p::before", "", "p:foo", "//p", "p >"])
def test_an_invalid_selector_is_reported(selector: str) -> None:
    problem = source_problems(HEAD + f'drop:\n- {{select: "{selector}", why: x}}\n')[0]
    assert problem.startswith("x.yml:4:4: error: drop[0].select: expected a CSS selector (")


@pytest.mark.parametrize(
    ("keys", "text"),
    [((), "the whole file"), (("drop",), "drop"), (("drop", 2, "select"), "drop[2].select"), ((0, "a"), "[0].a")],
)
def test_a_key_path_reads_as_people_write_it(keys: tuple[str | int, ...], text: str) -> None:
    assert key_path(keys) == text


def test_the_editorial_files_of_this_archive_are_valid() -> None:
    for path in sorted((ROOT / "editorial/sources").glob("*.yml")):
        assert parse(path.read_text(encoding="utf-8"), SourceRules, path=path.name)[1] == ()
    text = (ROOT / "editorial/vocabulary.yml").read_text(encoding="utf-8")
    assert vocabulary_problems(text) == []


def test_a_term_is_known_by_all_its_spellings_whatever_their_case() -> None:
    found = vocabulary("organisations:\n  世界卫生组织: [世卫组织, WHO]\nsubjects:\n  新股发行: [IPO]\n")
    assert {spelling: found.spellings[spelling] for spelling in ("世卫组织", "who", "世界卫生组织", "ipo")} == {
        "世卫组织": "世界卫生组织",
        "who": "世界卫生组织",
        "世界卫生组织": "世界卫生组织",
        "ipo": "新股发行",
    }


def test_blocked_words_are_blocked_in_every_case() -> None:
    assert vocabulary("block: [记者, App]").blocked == {"记者", "app"}


def test_an_empty_vocabulary_is_valid() -> None:
    assert vocabulary("").spellings == {}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("persons: {}", ["1:1: error: persons: unknown key 'persons'; known keys: people, organisations, places, subjects, block (setting-invalid)"]),
        ("people: {甲: 乙}", ["1:10: error: people.甲: input should be a list, got '乙' (setting-invalid)"]),
        ("people: [甲]", ["1:1: error: people: input should be a mapping of keys to values, got ['甲'] (setting-invalid)"]),
        ("block: 记者", ["1:1: error: block: input should be a list, got '记者' (setting-invalid)"]),
        ("block: [5]", ["1:9: error: block[0]: input should be a valid string, got 5 (setting-invalid)"]),
        ("people:\n  甲: []\n  甲: [乙]\n", ["3:3: error: duplicate key '甲'; it is already on line 2, remove one (key-repeated)"]),
    ],
)  # fmt: skip
def test_a_mistake_in_the_vocabulary_is_reported_with_its_position(text: str, problems: list[str]) -> None:
    assert vocabulary_problems(text) == [f"v.yml:{problem}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lead: [a]", "1:1: error: lead: unknown key 'lead'; known keys: featured, exclude (setting-invalid)"),
        ("featured: a", "1:1: error: featured: input should be a list, got 'a' (setting-invalid)"),
        ("exclude:\n- a\n- 5\n", "3:3: error: exclude[1]: input should be a valid string, got 5 (setting-invalid)"),
        (
            "featured: [a, b]\nexclude: [c, b]\n",
            (
                "2:14: warning: exclude[1]: 'b' is also featured[1], on line 1; exclude wins, remove one of the two "
                "(featured-excluded)"
            ),
        ),
    ],
    ids=["unknown key", "no list", "no id", "in both lists"],
)
def test_a_mistake_in_the_file_of_the_front_page_is_reported_with_its_position(text: str, problem: str) -> None:
    assert [str(found) for found in parse(text, FrontPageFile, path="f.yml")[1]] == [f"f.yml:{problem}"]


def test_this_archive_neither_features_nor_excludes_an_article() -> None:
    assert Project(ROOT).editorial().front_page == FrontPageFile()


@pytest.mark.parametrize("path", ["notes.txt", "sources/x.yaml", "sources/x.txt", "vocabulary.yaml", "overlays/a.yml"])
def test_an_unknown_file_is_reported(tmp_path: Path, path: str) -> None:
    assert editorial_problems(tmp_path, {path: "x"}) == [
        f"editorial/{path}:1:1: error: unknown file; expected vocabulary.yml, front.yml or sources/<source>.yml (editorial-unknown)"
    ]


def test_a_file_that_is_not_utf_8_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    problems = editorial_problems(tmp_path, {"sources/a.yml": b"name: \xff", "sources/b.yml": HEAD})
    assert len(problems) == 1
    assert problems[0].startswith("editorial/sources/a.yml:1:1: error: 'utf-8' codec")
    assert [path for path, _ in _sources(Project(tmp_path), but="a.yml")] == ["editorial/sources/b.yml"]


def _sources(found: Project, *, but: str) -> tuple[tuple[str, SourceRules], ...]:
    (found.root / "editorial/sources" / but).unlink()
    return found.editorial().sources


def test_a_broken_link_is_reported(tmp_path: Path) -> None:
    found = project(tmp_path, {"editorial/sources/b.yml": HEAD})
    (tmp_path / "editorial/sources/a.yml").symlink_to("gone.yml")
    assert found.problems() == [
        "editorial/sources/a.yml:1:1: error: No such file or directory; expected a file of text in UTF-8 (unreadable)"
    ]


def test_sources_are_in_file_order_and_hidden_files_are_ignored(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"editorial/sources/{name}.yml": HEAD for name in ("b", "a", "深/c", ".d")}
    found = project(tmp_path, files | {"editorial/.DS_Store": b"\0"})
    assert [path for path, _ in found.editorial().sources] == [
        "editorial/sources/a.yml",
        "editorial/sources/b.yml",
        "editorial/sources/深/c.yml",
    ]


def test_an_archive_needs_no_editorial_files(tmp_path: Path) -> None:
    assert project(tmp_path, {}).editorial().sources == ()


def test_a_folder_with_the_name_of_an_editors_file_is_reported(tmp_path: Path) -> None:
    problems = editorial_problems(tmp_path, {"vocabulary.yml/terms.yml": "人社部: {}\n"})
    assert problems[0] == "editorial/vocabulary.yml:1:1: error: a folder; expected a file of text in UTF-8 (unreadable)"
    assert problems[1].startswith("editorial/vocabulary.yml/terms.yml:1:1: error: unknown file; expected ")
