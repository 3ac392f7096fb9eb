"""Rules that do nothing: sources change their markup, and a rule that matches no more should be seen to."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from newsarchive.base.problems import Problem, warning
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial, lines_in


def find_unused_rules(
    settings: Settings, editorial: Editorial, used: Mapping[str, AbstractSet[str]]
) -> Iterable[Problem]:
    """A warning for each rule that matched nothing in all articles of its source.

    `used` holds the key paths of the rules that matched, by the file of each source that has articles at all.
    """
    for path, rules in editorial.sources:
        unused = [rule for rule in rules.paths_of_rules() if rule not in used[path]] if path in used else []
        lines = lines_in(settings, path) if unused else {}
        for rule in unused:
            message = f"{rule} matches nothing in the whole archive; mend it, remove it, or mark it rare: true"
            line, column = lines.get(rule, (1, 1))
            yield warning(path, "rule-unused", message, line=line, column=column)
