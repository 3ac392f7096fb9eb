"""Archives of attacks: one in the body and facts of each article, or wherever foreign or handwritten text is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from tests.site.sites import SUB_PATH_URL, built, run_build, whole_project
from tests.tricks import URLS, article_with

_NO_FILE_NAME = re.compile(r"[/\x00-\x1f\ud800-\udfff]+")
_RSS = {"use_git": False, "match_path": "a/", "date_from_meta": {"as_creation": "date", "as_update": "date"}}


def build_attacked(folder: Path, attacks: Sequence[str]) -> None:
    """An article for each attack."""
    built(whole_project(folder, dict(_articles(attacks))))


def build_attacked_everywhere(folder: Path, attacks: Sequence[str]) -> None:
    """The same with the attacks in file names, dates, terms, sources, topics and the site's own name; with search and feeds."""
    files: dict[str, str | bytes] = {}
    for number, ((name, raw), attack) in enumerate(zip(_articles(attacks), attacks, strict=True)):
        before, _, after = raw.partition("\ndate: ")
        date, _, rest = after.partition("\n")
        # What is no date is shown as it was written, but an article without a date is in fewer lists.
        stated = date if number % 5 else _line(attack)
        in_file_name = _NO_FILE_NAME.sub(" ", attack)[:60]
        files[name.replace(".txt", f" {in_file_name}.txt")] = f"{before}\ndate: {stated}\n{rest}"
    terms = {_line(attack)[:60]: [_line(attack)[60:120] or "x"] for attack in attacks}
    files["editorial/vocabulary.yml"] = _yaml({"subjects": terms})
    for number, attack in enumerate(attacks[::6]):
        line = _line(attack)
        source = {"name": line, "recognise": {"author": [line]}}
        files[f"editorial/sources/{number}.yml"] = _yaml(source)
        topic = {
            "title": line,
            "description": line,
            "queries": [{"sources": [line]}, {"title": ["a"]}],
            "notes": [{"date": "2022-04-01", "text": "按语。"}],
        }
        files[f"docs/topics/{number}.md"] = f"---\n{_yaml(topic)}\n---\n\n导语。\n"
    config = {
        "site_url": SUB_PATH_URL,
        "site_name": attacks[0],
        "site_description": attacks[1],
        "plugins": [{"rss": _RSS}],
    }
    whole_project(folder, files, settings={"search": True}, config=config)
    # The plugin of feeds needs the events of the command.
    run = run_build(folder, environment={"DISABLE_MKDOCS_2_WARNING": "true"})
    assert run.code == 0, run.output


def _articles(attacks: Sequence[str]) -> list[tuple[str, str]]:
    return [
        (f"articles/{number:05}.txt", article_with(attack, url, number))
        for number, (attack, url) in enumerate(zip(attacks, cycle(URLS), strict=False))
    ]


def _line(attack: str) -> str:
    return " ".join(attack.split())


def _yaml(value: object) -> str:
    """JSON, which is YAML as well."""
    return json.dumps(value)
