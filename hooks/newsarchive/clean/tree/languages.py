"""Direction and language of blocks, and the quotation marks of a language."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from lxml import etree

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.text import count_han, visible

ATTRIBUTES = frozenset({"dir", "lang", "xml:lang"})
_SAMPLE = 1000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_STATED = etree.XPath("boolean(descendant::*/@dir or descendant::*/@lang)")
_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_WITH_HAN = frozenset({"zh", "ja", "yue", "cmn", "lzh", "wuu", "nan", "hak"})
# Outer and inner marks (CLDR 46, delimiters); any other language has those of English.
_QUOTATION_MARKS = {
    "zh-Hant": "「」『』", "ja": "「」『』", "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "bg": "„“‘’",
    "pl": "„”«»", "hu": "„”»«", "ro": "„”«»", "hr": "„”‚‘", "fr": "«»«»", "it": "«»“”", "es": "«»“”", "ca": "«»“”",
    "el": "«»“”", "ru": "«»„“", "uk": "«»„“", "no": "«»‘’", "nb": "«»‘’", "nn": "«»‘’", "fa": "«»‹›", "sv": "””’’",
    "fi": "””’’", "he": "””’’", "ar": "”“’‘",
}  # fmt: skip
_ENGLISH = "“”‘’"
_OPENING = tuple("“”„«»‘’‚‹「『《〈\"'")
_CLOSING = tuple("“”„«»‘’‚›」』》〉\"'")


def scope_of(node: Element, outer: dict[str, str]) -> dict[str, str]:
    """The `dir` and `lang` of the content of an element, given those around it."""
    if ATTRIBUTES.isdisjoint(node.keys()):
        return outer
    scope = dict(outer)
    direction = (node.get("dir") or "").strip().lower()
    if direction == "auto":
        direction = first_direction(text_of(node))
    if direction in _DIRECTIONS:
        scope["dir"] = direction
    language = (node.get("lang") or node.get("xml:lang") or "").strip()
    if _TAG.fullmatch(language):
        scope["lang"] = language
    return scope


def first_direction(text: str) -> str:
    """The direction of the first character that has one (Unicode Standard Annex 9, P2); `ltr` if none near has."""
    for character in text[:_SAMPLE]:
        direction = unicodedata.bidirectional(character)
        if direction in _RIGHT_TO_LEFT:
            return "rtl"
        if direction == "L":
            break
    return "ltr"


def settle_languages(tree: Element, language: str) -> None:
    """Keep `dir` and `lang` only where they differ from the block around, which is an article in `language`.

    A language that the text cannot be in is dropped: templates state that of their own page.
    """
    if _STATED(tree):
        _settle(tree, {"dir": "ltr", "lang": _key(language)})


def _settle(element: Element, around: Mapping[str, str]) -> None:
    inside = dict(around)
    direction, language = element.get("dir"), element.get("lang")
    if direction is not None and tag_of(element) not in {"bdo", "bdi"}:
        if direction == around["dir"]:
            del element.attrib["dir"]
        inside["dir"] = direction
    if language is not None:
        if _key(language) == around["lang"] or not _may_be(language, text_of(element)):
            del element.attrib["lang"]
        else:
            inside["lang"] = _key(language)
    for child in element:
        _settle(child, inside)


def _key(language: str) -> str:
    """The language of a tag, and for Chinese its script."""
    primary, *subtags = language.lower().split("-")
    if primary != "zh":
        return primary
    return "zh-Hant" if _TRADITIONAL & set(subtags) else "zh-Hans"


def _may_be(language: str, text: str) -> bool:
    text = text[:_SAMPLE]
    han, letters = count_han(text), sum(character.isalpha() for character in text)
    return han > 0 if _key(language).partition("-")[0] in _WITH_HAN else han * 2 < letters


def quotation_marks(node: Element, depth: int, article_language: Callable[[], str]) -> tuple[str, str]:
    """The marks around a `q` inside `depth` others: those of the language around it, else of the article.

    None for a quotation that has marks of its own.
    """
    words = visible(text_of(node))
    if not words or (len(words) > 1 and words.startswith(_OPENING) and words.endswith(_CLOSING)):
        return "", ""
    stated = (parent.get("lang") or parent.get("xml:lang") for parent in node.iterancestors())
    language = next(filter(None, stated), "") or article_language()
    marks = _QUOTATION_MARKS.get(_key(language), _ENGLISH)
    pair = marks[:2] if depth % 2 == 0 else marks[2:]
    return pair[0], pair[1]
