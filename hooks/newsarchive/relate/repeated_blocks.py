"""Blocks that recur word for word in many articles of a source: the drop rule that would remove them."""

import json
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from newsarchive.base.htmltree import parse_fragment, text_of
from newsarchive.base.problems import Problem, notice
from newsarchive.base.text import collapse_whitespace
from newsarchive.features.block_hashes import hash_of_block, hashes_in
from newsarchive.model.article import Article
from newsarchive.model.library import Library
from newsarchive.settings.editorial import Editorial

MIN_ARTICLES = 5
MIN_SHARE = 0.2
_MOST_OF_A_SOURCE = 10
# A counter for each value of a hash's last bits: 4 MB for any number of articles.
_SLOTS = 2**20
_BLOCKS = ("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "figcaption")
# The elements that raw markup has for these.
_SELECTOR = "p, div, section, h1, h2, h3, h4, h5, h6, blockquote, li, figcaption"
_SPECIAL = re.compile(r"[\\.+*?()\[\]{}^$|]")


def find_repeated_blocks(library: Library, editorial: Editorial) -> Iterator[Problem]:
    """A notice for each block that at least 5 articles and a fifth of a source have, with a drop rule to paste.

    Of a source, the 10 most frequent blocks are reported. The order of the articles does not matter.
    """
    by_source: dict[str, list[Article]] = {}
    for article in library.articles.values():
        by_source.setdefault(article.source, []).append(article)
    paths = {rules.name: path for path, rules in editorial.sources}
    for source in sorted(by_source):
        articles = sorted(by_source[source], key=lambda article: article.path)
        for block, count in _frequent(articles):
            found = _first_with(block, articles, library)
            if found:
                yield _proposal(*found, count=count, articles=articles, rules_file=paths.get(source, ""))


def _frequent(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The hashes of the most frequent blocks with the number of articles that have each, the most frequent first.

    First only slots are counted, which several hashes share, so that few hashes need a counter of their own.
    """
    least = max(MIN_ARTICLES, MIN_SHARE * len(articles))
    if len(articles) < least:
        return []
    slots = array("I", bytes(4 * _SLOTS))
    for article in articles:
        for block in hashes_in(article.block_hashes):
            slots[block % _SLOTS] += 1
    counts: Counter[int] = Counter()
    for article in articles:
        counts.update(block for block in hashes_in(article.block_hashes) if slots[block % _SLOTS] >= least)
    often = [(block, count) for block, count in counts.items() if count >= least]
    return sorted(often, key=lambda found: (-found[1], found[0]))[:_MOST_OF_A_SOURCE]


def _first_with(block: int, articles: Sequence[Article], library: Library) -> tuple[str, Article] | None:
    """The text of a block that is an element of its own, and the first article in the order of paths that has it."""
    first = next(article for article in articles if block in hashes_in(article.block_hashes))
    tree = parse_fragment(library.bodies[first.id].html)
    for element in tree.iter(*_BLOCKS) if tree is not None else ():
        text = collapse_whitespace(text_of(element))
        if element.find("br") is None and hash_of_block(text) == block:
            return text, first
    return None


def _proposal(text: str, first: Article, *, count: int, articles: Sequence[Article], rules_file: str) -> Problem:
    """The notice of a block, at the file with the rules of its source or else at the first article that has it."""
    pattern = _SPECIAL.sub(r"\\\g<0>", text)
    rule = f'- {{select: "{_SELECTOR}", text: {_quoted(pattern)}, why: "recurs in {count} articles"}}'
    place = rules_file or f"a file of the source in editorial/sources (author: {first.source})"
    message = (
        f"{count} of {len(articles)} articles of {first.source!r} have the same words, as in {first.path}; "
        f"if they are no part of the articles, add to drop: of {place}: {rule}"
    )
    return notice(rules_file or first.path, "block-repeated", message)


def _quoted(text: str) -> str:
    """A text as YAML and JSON write it in double quotes."""
    return json.dumps(text, ensure_ascii=False)
