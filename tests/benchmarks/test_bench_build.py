"""The pure parts of `make bench`: tables, the sections of RESULTS.md, the builds. Nothing is timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.bench_build import PEERS, selected_peers
from benchmarks.building import Build
from benchmarks.measure import CommandFailedError, measure
from benchmarks.ours import OurArchive, stages_in
from benchmarks.results import Run, markdown_table, ratio, results_table, section, with_section

from newsarchive.base.timings import Timings


def run(seconds: float, *, peak_megabytes: int = 100, missing: int = 0) -> Run:
    return Run(
        seconds=seconds,
        cpu_seconds=seconds * 2,
        peak_bytes=peak_megabytes * 1_000_000,
        site_bytes=5_000_000,
        site_files=1234,
        missing=missing,
    )


def test_a_row_has_the_medians_of_its_runs_and_their_ratios_to_the_reference() -> None:
    runs = {"ours": [run(2, missing=3), run(9, missing=3), run(3, missing=3)], "Hugo": [run(6, peak_megabytes=400)]}
    assert results_table(runs, reference="Hugo").splitlines()[2:] == [
        "| ours | 3.0 (2.0–9.0) | 0.50 | 6.0 | 0.50 | 100 | 0.25 | 5 | 1.00 | 1,234 | 3 |",
        "| Hugo | 6.0 | 1.00 | 12.0 | 1.00 | 400 | 1.00 | 5 | 1.00 | 1,234 | 0 |",
    ]


def test_without_the_reference_there_are_no_ratios() -> None:
    row = results_table({"ours": [run(2)]}, reference="Hugo").splitlines()[2]
    assert row == "| ours | 2.0 | – | 4.0 | – | 100 | – | 5 | – | 1,234 | 0 |"


@pytest.mark.parametrize(
    ("value", "reference", "shown"), [(1, 3, "0.33"), (30, 3, "10.00"), (1, None, "–"), (1, 0, "–")]
)
def test_a_ratio_has_two_decimals(value: float, reference: float | None, shown: str) -> None:
    assert ratio(value, reference) == shown


def test_a_table_is_markdown() -> None:
    assert (
        markdown_table(("stage", "seconds"), [("read", "0.2")])
        == "| stage | seconds |\n| --- | ---: |\n| read | 0.2 |\n"
    )


def test_a_section_replaces_that_of_its_size_and_no_other() -> None:
    document = with_section("", section(10_000, ["ten thousand"]))
    document = with_section(document, section(1_000, ["old"]))
    document = with_section(document, section(100_000, ["a hundred thousand"]))
    document = with_section(document, section(1_000, ["new", "| a table |\n"]))
    sections = document.split("## ")[1:]
    assert sections == [
        "1,000 articles\n\nnew\n\n| a table |\n\n",
        "10,000 articles\n\nten thousand\n\n",
        "100,000 articles\n\na hundred thousand\n",
    ]
    assert document.startswith("# Results\n")


def test_another_document_has_a_head_of_its_own() -> None:
    document = with_section("", section(10, ["ten"]), head="# Search\n")
    assert document == "# Search\n\n## 10 articles\n\nten\n"


def test_writing_the_same_section_again_changes_nothing() -> None:
    document = with_section("", section(10, ["ten"]))
    assert with_section(document, section(10, ["ten"])) == document


def test_the_stages_are_those_of_the_build_in_its_order() -> None:
    clock = iter((0.0, 0.0, 0.15, 2.15))
    timings = Timings(lambda: next(clock))
    with timings.measure("discover"):
        pass
    timings.end("write pages")
    printed = "".join(f"DEBUG   -  newsarchive: {line}\n" for line in timings.table().split("\n"))
    printed = f"{printed}INFO    -  Documentation built in 2.15 seconds\n"
    assert stages_in(printed) == [("discover", "0.15"), ("write pages", "2.00")]


@pytest.mark.parametrize(
    ("asked", "articles", "names"),
    [
        pytest.param("", 1_000, [], id="none"),
        pytest.param("1", 1_000, ["hugo", "hexo", "zensical", "material"], id="all at a thousand"),
        pytest.param("1", 10_000, ["hugo", "hexo"], id="no quadratic ones at ten thousand"),
        pytest.param("1", 100_000, ["hugo"], id="Hugo alone at a hundred thousand"),
        pytest.param("hexo,material", 100_000, ["hexo", "material"], id="those named"),
    ],
)
def test_peers_run_where_the_size_allows_or_they_are_named(asked: str, articles: int, names: list[str]) -> None:
    assert list(selected_peers(asked, articles)) == names


def test_an_unknown_peer_is_reported_with_the_known_ones() -> None:
    with pytest.raises(SystemExit) as failure:
        selected_peers("hugo,jekyll", 1_000)
    assert str(failure.value) == f"bench: no peer 'jekyll'; expected 1 for all, or a list of {','.join(PEERS)}"


def test_a_build_counts_its_output_and_the_articles_without_a_page(tmp_path: Path) -> None:
    script = """if True:
        from pathlib import Path
        for name in ("a/1/index.html", "a/2/index.html", "feed.xml"):
            file = Path("site", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("four")
    """
    build = Build("a peer", (sys.executable, "-c", script), tmp_path, tmp_path / "site", "a/*/index.html")
    left = build.run(5, tmp_path / "log.txt")
    assert (left.site_files, left.site_bytes, left.missing) == (3, 12, 3)


def test_memory_is_that_of_the_largest_process_even_below_others(tmp_path: Path) -> None:
    """The command is small, its child holds 200 MB and ends before it; we may be larger than both."""
    child = "import time; held = b'x' * 200_000_000; time.sleep(0.5)"
    ours = b"x" * 400_000_000
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    figures = measure((sys.executable, "-c", parent), folder=tmp_path, log=tmp_path / "log.txt", environment={})
    assert 200_000_000 < figures.peak_bytes < 300_000_000 < len(ours)


def test_the_cpu_of_a_process_that_outlives_its_parent_counts(tmp_path: Path) -> None:
    orphan = "import time\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {orphan!r}])"
    figures = measure((sys.executable, "-c", parent), folder=tmp_path, log=tmp_path / "log.txt", environment={})
    assert figures.cpu_seconds > 0.5


def test_a_command_that_fails_is_reported_with_its_output(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('no theme')")
    with pytest.raises(CommandFailedError, match="ended with 1:\nno theme"):
        measure(command, folder=tmp_path, log=tmp_path / "log.txt", environment={})


def test_the_changes_of_warm_builds_are_undone_for_the_next_cold_one(tmp_path: Path) -> None:
    article = tmp_path / "articles/1.txt"
    article.parent.mkdir()
    article.write_text("<p>正文。</p>", encoding="utf-8")
    archive = OurArchive(tmp_path / "ours", article.parent, workers=1)
    cold, _, one_article, one_rule = archive.builds()
    rules = tmp_path / "ours/editorial/sources/sina-finance.yml"
    cold.before()
    as_they_were = (article.read_bytes(), rules.read_bytes())
    one_article.before()
    one_rule.before()
    assert article.read_bytes() != as_they_were[0]
    assert rules.read_bytes() != as_they_were[1]
    cold.before()
    assert (article.read_bytes(), rules.read_bytes()) == as_they_were
