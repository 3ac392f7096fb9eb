"""URLs within the site, relative to its root, so that it can be published under any path."""

import re
from urllib.parse import quote, urlsplit

from newsarchive.model.library import Taxonomy, Term, Topic

# The ASCII characters that a URL must not contain unencoded (RFC 3987, 2.2).
_UNSAFE = re.compile(r"[^\w.~/\x80-\U0010ffff-]+", re.ASCII)


def term_url(taxonomy: Taxonomy, term: Term) -> str:
    """`categories/金融/新浪财经/`."""
    return "/".join((taxonomy.kind, *term.path)) + "/"


def initial_url(taxonomy: Taxonomy, path: str) -> str:
    """`tags/initial/z/`, `tags/initial/z/zhong/`.

    No term has such a URL: terms of a flat taxonomy have one path segment, and a term named `initial` has `page/` below
    it, which is no initial.
    """
    return f"{taxonomy.kind}/initial/{path}/"


def period_url(path: str) -> str:
    """`timeline/2022/04/`."""
    return f"timeline/{path}/"


def topic_url(topic: Topic) -> str:
    """`topics/<slug>/`."""
    return f"topics/{topic.slug}/"


def list_page_url(list_url: str, number: int | None) -> str:
    """Return the URL of one page of a list; None is the list's own URL."""
    return list_url if number is None else f"{list_url}page/{number}/"


def depth(url: str) -> int:
    """Return the number of folders above a page."""
    return url.count("/")


def path_to_root(url: str) -> str:
    """Return the relative path from a page to the site's root."""
    return "../" * depth(url) or "./"


def quoted(url: str) -> str:
    """Return a URL as written in a link: browsers encode non-ASCII characters, so only the rest takes more bytes."""
    return _UNSAFE.sub(lambda match: quote(match[0]), url)


def host(url: str) -> str:
    """Return the host of a web URL as readers know it, without `www.`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
