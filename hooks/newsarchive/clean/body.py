"""A raw body to a clean tree with the facts that stood in it."""

from dataclasses import dataclass

from newsarchive.base.htmltree import Element, parse_fragment
from newsarchive.base.text import collapse
from newsarchive.clean.generic import write_clean_tree
from newsarchive.clean.metadata import origin_of
from newsarchive.clean.removals import RemovalLog
from newsarchive.clean.rules import apply_rules
from newsarchive.settings.sources import SourceRules

# An origin line stands right at the beginning or the end of an article.
_EDGE_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class CleanBody:
    """The clean tree of an article and the facts that stood in its markup, by name."""

    tree: Element
    facts: dict[str, str]

    @property
    def images(self) -> tuple[str, ...]:
        """The addresses of all pictures, in order."""
        return tuple(image.get("src") or "" for image in self.tree.iter("img"))

    @property
    def links(self) -> tuple[str, ...]:
        """The targets of all links, in order."""
        return tuple(link.get("href") or "" for link in self.tree.iter("a"))


def clean_body(markup: str, *, rules: tuple[str, SourceRules] | None, log: RemovalLog) -> CleanBody:
    """The clean tree of a raw body. `rules` are the source's, with the path of their file."""
    root = parse_fragment(markup)
    facts: dict[str, str] = {}
    foreign_pictures: tuple[str, ...] = ()
    if rules:
        path, source = rules
        facts = apply_rules(root, source, path=path, log=log)
        foreign_pictures = source.foreign_pictures
    tree = write_clean_tree(root, foreign_pictures=foreign_pictures, log=log)
    if "origin" not in facts:
        facts |= _take_origin(tree, log)
    return CleanBody(tree, facts)


def _take_origin(tree: Element, log: RemovalLog) -> dict[str, str]:
    """The origin that a paragraph of its own states at the beginning or the end; the paragraph goes."""
    for paragraph in (*tree[:_EDGE_PARAGRAPHS], *tree[-_EDGE_PARAGRAPHS:]):
        text = collapse("".join(paragraph.itertext()))
        origin = origin_of(text) if paragraph.tag == "p" else ""
        if origin:
            tree.remove(paragraph)
            log.add("fact", text, rule="generic", why="shown as origin")
            return {"origin": origin}
    return {}
