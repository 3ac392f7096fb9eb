"""Clean a raw body: its canonical tree, its title and the facts that it states."""

from dataclasses import dataclass, replace

from newsarchive.base.htmltree import Element, as_plain_text, parse_fragment, source_urls, text_of
from newsarchive.base.problems import failure_message, traceback_of
from newsarchive.base.text import collapse_whitespace
from newsarchive.clean.boilerplate.author_boxes import extract_author_boxes
from newsarchive.clean.boilerplate.edges import remove_edge_boilerplate
from newsarchive.clean.boilerplate.page_tags import extract_page_tags
from newsarchive.clean.code import protect_code
from newsarchive.clean.facts.statements import Statement, Statements
from newsarchive.clean.facts.title import LONGEST_TITLE, restore_title, split_clock
from newsarchive.clean.markup import plain_markup
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.repair import looks_broken, repair
from newsarchive.clean.rules.engine import RuleEngine
from newsarchive.clean.rules.transforms import lines_are_paragraphs
from newsarchive.clean.tree.captions import attach_captions
from newsarchive.clean.tree.in_page_links import settle_links
from newsarchive.clean.tree.outline import outline
from newsarchive.clean.tree.writer import write_canonical_tree
from newsarchive.settings.sources import SourceFile

_MOST_ROUNDS = 10
# Elements that separate paragraphs.
_SEPARATORS = tuple("br p div section article li table h1 h2 h3 blockquote pre figure".split())


@dataclass(frozen=True, slots=True)
class CleanBody:
    """The canonical tree of an article, its title with the punctuation restored, and the facts that the page states."""

    tree: Element
    title: str
    statements: Statements
    used_rules: frozenset[str] = frozenset()

    @property
    def images(self) -> tuple[str, ...]:
        """The URLs of all images, in order."""
        return tuple(image.get("src") or "" for image in self.tree.iter("img"))

    @property
    def first_image(self) -> str:
        """The URL of the first image in a figure that is a file, which no formula is; empty if there is none."""
        urls = (image.get("src") or "" for figure in self.tree.iter("figure") for image in figure.iter("img"))
        return next((url for url in urls if not url.startswith("data:")), "")

    @property
    def links(self) -> tuple[str, ...]:
        """The targets of all links to other pages, in order."""
        targets = (link.get("href") or "" for link in self.tree.iter("a"))
        return tuple(target for target in targets if not target.startswith("#"))


def clean_body(
    markup: str, *, raw_title: str, title_head: str = "", source: SourceFile | None, log: RemovalLog
) -> CleanBody:
    """Clean a raw body and record in `log` what is removed. `title_head` is the first line of a title on several.

    An error in any pass costs the markup, never the words.
    """
    try:
        return _clean(markup, raw_title=raw_title, title_head=title_head, source=source, log=log)
    # A panic of a library in Rust is no Exception.
    except BaseException as reason:  # noqa: BLE001
        return plain_body(markup, raw_title=raw_title, log=log, reason=reason)


def plain_body(markup: str, *, raw_title: str, log: RemovalLog, reason: BaseException) -> CleanBody:
    """The words of a body that a pass of the cleaning failed on with `reason`: a paragraph per line, and a problem.

    Raises `reason` again if it asks the process to end.
    """
    if isinstance(reason, KeyboardInterrupt | SystemExit):
        raise reason
    log.clear()
    message = failure_message("cleaning", reason, "only the words are shown")
    log.report("shown-as-words", message, detail=traceback_of(reason))
    tree = _words_of(markup, log)
    tree.tag = "div"
    return CleanBody(tree, collapse_whitespace(raw_title), Statements())


def _clean(markup: str, *, raw_title: str, title_head: str, source: SourceFile | None, log: RemovalLog) -> CleanBody:
    safe = protect_code(plain_markup(markup, log))
    root = parse_fragment(repair(safe, log) if looks_broken(safe) else safe)
    statements = Statements()
    used: set[str] = set()
    third_party_images: tuple[str, ...] = ()
    if root is None:
        root = _words_of(markup, log)
        log.report(
            "markup-too-deep",
            "nested too deeply or with too many attributes for any parser, so only the text is shown; "
            "look for tags that are never closed",
        )
    elif source:
        engine = RuleEngine(source, root, markup, log)
        engine.apply()
        statements = Statements(by_rules=tuple(engine.statements), hidden=tuple(engine.hidden_statements))
        used, third_party_images = engine.used, source.rules.third_party_images
    alt = _first_alt(root) if "_" in raw_title else ""
    boxes = (*extract_author_boxes(root, markup, log), *extract_page_tags(root, markup, log))
    if _is_bare(root):
        lines_are_paragraphs(root)
    tree = write_canonical_tree(root, title=raw_title[:LONGEST_TITLE], third_party_images=third_party_images, log=log)
    clock, headline = split_clock(raw_title, title_head)
    if clock:
        log.add("title", clock, rule=GENERIC, why="the time of day above the headline")
    # Only a title with a replaced character needs the text as evidence.
    text, headlines = ("\n".join(map(text_of, tree)), _headlines(alt, log)) if "_" in headline else ("", [])
    title = restore_title(headline, text, headlines)
    if at_edges := (*boxes, *_settle(tree, title, raw_title[:LONGEST_TITLE], log)):
        statements = replace(statements, at_edges=at_edges)
    settle_links(tree, log)
    return CleanBody(tree, title, statements, frozenset(used))


def _settle(tree: Element, title: str, raw_title: str, log: RemovalLog) -> list[Statement]:
    """Remove boilerplate, attach captions and level headings until nothing changes; return the credits at the edges.

    Each of them may be a reason for another: a line is at an edge when the one after it is gone.
    """
    statements: list[Statement] = []
    for _ in range(_MOST_ROUNDS):
        before = len(tree)
        found = remove_edge_boilerplate(tree, title=title, log=log)
        statements += found
        left = len(tree)
        if found or left < before:
            # What follows an image now may be its caption.
            attach_captions(tree, raw_title)
        if not outline(tree) and len(tree) == left:
            break
    return statements


def _words_of(markup: str, log: RemovalLog) -> Element:
    """A body with only the words of some markup, whose images are recorded as removed."""
    for url in source_urls(markup):
        log.add("image", url, rule=GENERIC, why="only the words are shown")
    return as_plain_text(markup)


def _first_alt(root: Element) -> str:
    """The alt text of the first image that has one: on many pages the headline."""
    return next((alt for image in root.iter("img") if (alt := image.get("alt"))), "")


def _headlines(alt: str, log: RemovalLog) -> list[str]:
    """Texts that may be the whole headline: an alt text, and the short elements that were removed."""
    removed = (removal.text for removal in log.all() if removal.what == "element")
    return [collapse_whitespace(text) for text in (alt, *removed) if text and len(text) <= LONGEST_TITLE]


def _is_bare(root: Element) -> bool:
    """True if only line ends separate paragraphs; the crawler's own `div` does not count."""
    wrapper = next(root.iterchildren("div"), root)
    return next(wrapper.iterdescendants(*_SEPARATORS), None) is None
