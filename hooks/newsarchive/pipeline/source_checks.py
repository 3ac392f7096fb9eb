"""A check of the stated source: links and images that all lead to the pages of another publisher."""

import re
from collections.abc import Sequence

from newsarchive.base.problems import Problem, notice
from newsarchive.base.text import fold
from newsarchive.model.article import Article
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.sources import SourceFile

_URL = re.compile(r"""(?:(?P<link>href)|src)\s*=\s*["']?https?://(?P<host>[^/"'\s<>?#:]{1,255})""", re.IGNORECASE)
# With fewer links and images it may be chance.
_MIN_URLS = 3
# 新浪体育 and 新浪财经 are two feeds of one publisher.
_SHARED_BEGINNING = 2


def check_source(
    article: Article, markup: str, names: Sequence[str], rules: SourceFile | None, editorial: Editorial, line: int
) -> tuple[Problem, ...]:
    """A notice if an article whose front matter has these `names` seems to be another publisher's.

    That is so if its images are of a publisher that declares its hosts, and so are all other links and images in the
    markup; sites that republish are exempt if their rules have `aggregates`.
    """
    image = article.lead_image or next(iter(article.images), "")
    publisher = _publisher(_host(image), editorial) if image else None
    # The rules may be the publisher's because its markup is: only names count.
    if publisher is None or (rules and rules.rules.aggregates):
        return ()
    stated = [name for name in (*names, article.source) if name]
    if not stated or any(_are_related(name, own) for name in stated for own in _names(publisher)):
        return ()
    found = [(bool(match["link"]), match["host"].lower()) for match in _URL.finditer(markup)]
    links = sum(is_link for is_link, _ in found)
    if len(found) < _MIN_URLS or links in {0, len(found)}:
        return ()
    if any(_publisher(host, editorial) is not publisher for _, host in found):
        return ()
    message = (
        f"the source {article.source!r} is doubtful: all {len(found)} links and images lead to the hosts of "
        f"{publisher.path}; expected some of its own: correct author: and categories:, or write aggregates: true in "
        "the rules of a source that republishes"
    )
    return (notice(article.path, "source-doubtful", message, line=line),)


def _publisher(host: str, editorial: Editorial) -> SourceFile | None:
    """The source that declares a host or one above it."""
    while host:
        if found := editorial.publishers.get(host):
            return found
        host = host.partition(".")[2]
    return None


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition("?")[0].partition(":")[0].lower()


def _names(publisher: SourceFile) -> tuple[str, ...]:
    return (publisher.rules.name, *publisher.rules.names)


def _are_related(name: str, own: str) -> bool:
    one, other = fold(name), fold(own)
    return one in other or other in one or one[:_SHARED_BEGINNING] == other[:_SHARED_BEGINNING]
