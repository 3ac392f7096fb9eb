"""Addresses within the site. All are relative to its root, so that it may lie anywhere; a page adds its own way up."""

import re
from urllib.parse import quote, urlsplit

from newsarchive.model.library import Taxonomy, Term, Topic

# Among the ASCII characters, all that an address does not hold as they are (RFC 3987, 2.2).
_UNSAFE = re.compile(r"[^\w.~/\x80-\U0010ffff-]+", re.ASCII)


def term_address(taxonomy: Taxonomy, term: Term) -> str:
    """`categories/金融/新浪财经/`."""
    return "/".join((taxonomy.kind, *term.path)) + "/"


def initial_address(taxonomy: Taxonomy, path: str) -> str:
    """`tags/initial/z/`, `tags/initial/z/zhong/`. No term is there, for those of a flat taxonomy have one part.

    Nor is a page of the list of a term that goes by the name `initial`, for no initial is called `page`.
    """
    return f"{taxonomy.kind}/initial/{path}/"


def period_address(path: str) -> str:
    """`timeline/2022/04/`."""
    return f"timeline/{path}/"


def topic_address(topic: Topic) -> str:
    """`topics/<slug>/`."""
    return f"topics/{topic.slug}/"


def numbered(address: str, number: int | None) -> str:
    """The address of one page of a list; the list's own for None."""
    return address if number is None else f"{address}page/{number}/"


def depth(address: str) -> int:
    """How many folders an address is deep."""
    return address.count("/")


def up(address: str) -> str:
    """The way from an address to the site's root."""
    return "../" * depth(address) or "./"


def quoted(address: str) -> str:
    """An address as it is written in a link: browsers encode what is not ASCII, so only the rest takes more bytes."""
    return _UNSAFE.sub(lambda match: quote(match[0]), address)


def host(address: str) -> str:
    """The host of an address on the web, as readers know it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
