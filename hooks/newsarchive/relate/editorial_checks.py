"""Editorial entries that match nothing in the archive: rules of sources, and ids on the front page."""

from collections.abc import Container, Iterator, Mapping
from collections.abc import Set as AbstractSet

from newsarchive.base.problems import Problem, error, warning
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.yaml_tree import KeyPath, key_path


def find_unused_rules(editorial: Editorial, used: Mapping[str, AbstractSet[str]]) -> Iterator[Problem]:
    """A warning for each rule that matched nothing in all articles of its source: sources change their markup.

    A file with an error has none: its rules may match nothing because others are left out.

    `used` holds the key paths of the rules that matched, by the file of each source that has articles at all.
    """
    for path, rules in editorial.sources:
        is_known = path in used and path not in editorial.broken
        unused = [rule for rule in rules.paths_of_rules() if rule not in used[path]] if is_known else []
        positions = (
            {key_path(keys): position for keys, position in editorial.lines.get(path, {}).items()} if unused else {}
        )
        for rule in unused:
            message = f"{rule} matches nothing in the whole archive; fix it, remove it, or mark it rare: true"
            line, column = positions.get(rule, (1, 1))
            yield warning(path, "rule-unused", message, line=line, column=column)


def find_missing_articles(editorial: Editorial, articles: Container[str]) -> Iterator[Problem]:
    """An error for each id in the editors' file for the front page that no article has."""
    path, declared = editorial.front_page_path, editorial.front_page
    # The lines of an earlier version are not those of the file.
    if path in editorial.stale:
        return
    named: dict[KeyPath, str] = {("featured", index): key for index, key in enumerate(declared.featured)}
    named |= {("exclude", index): key for index, key in enumerate(declared.exclude)}
    for keys, article_id in named.items():
        if article_id not in articles:
            message = (
                f"{key_path(keys)}: no article has the id {article_id!r}; newsarchive show FILE prints a file's id"
            )
            line, column = editorial.lines.get(path, {}).get(keys, (1, 1))
            yield error(path, "front-article-missing", message, line=line, column=column)
