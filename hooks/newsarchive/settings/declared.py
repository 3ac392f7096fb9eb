"""All that editors declare: the files of `editorial/` and the topics, read before any article."""

from dataclasses import dataclass

from newsarchive.base.problems import Level, Problem, in_order
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial, LastGood, read_editorial
from newsarchive.settings.topics import ParsedTopic, read_topic_files


@dataclass(frozen=True)
class Declared:
    """The editors' declarations, without what is wrong in them, and all problems in their files."""

    editorial: Editorial
    topics: tuple[ParsedTopic, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors: each of them may have taken pages, tags or rules from the site."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def read_declared(settings: Settings, last_good: LastGood | None = None) -> Declared:
    """Read the editors' files; of one with an error the version in `last_good` is in force, if there is one."""
    editorial, problems = read_editorial(settings, last_good)
    topics, unreadable = read_topic_files(settings, last_good)
    found = [*problems, *unreadable, *(problem for topic in topics for problem in topic.problems)]
    return Declared(editorial, topics, in_order(found))
