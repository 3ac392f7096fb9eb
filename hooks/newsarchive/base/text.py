"""Text: Han characters, whitespace, lengths and safe names, for any language in the archive."""

import re
import unicodedata
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from newsarchive.base.hashing import short_id

# Unified ideographs with their extensions and compatibility forms, and the iteration and zero marks used among them.
HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# Kana and the punctuation that is set as wide as a Han character.
WIDE = HAN + r"\u3001-\u3003\u3008-\u301f\u3040-\u30ff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—"

_HAN_RUN = re.compile(f"[{HAN}\u3040-\u30ff]+")
_LATIN_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:['’.\-][0-9A-Za-z\u00c0-\u024f]+)*")
_NO_WORD = re.compile(r"[\W_]+")
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_BREAK_IN_HAN = re.compile(f"(?<=[{WIDE}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[{WIDE}])")

# XML and HTML forbid these in any form. U+FFFD is not among them: it replaces bytes that could not be decoded.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Reading speeds: silent reading of Chinese news runs at 300 to 500 characters a minute, of English at about 238 words
# (Brysbaert 2019, a meta-analysis of 190 studies).
HAN_PER_MINUTE = 400
WORDS_PER_MINUTE = 238

# Windows forbids these in names; `#`, `%` and `?` would need escaping in every URL.
_UNSAFE_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*#%\ud800-\udfff]')
# Windows takes these for devices, whatever suffix follows.
_WINDOWS_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(?:\..*)?", re.IGNORECASE)
# Names with another meaning in URLs below a term, or to MkDocs.
_RESERVED_NAMES = frozenset({"page", "index", "readme", "undated", "feed.xml", "index.html", "index.md", "templates"})
# Most file systems allow 255 bytes a name; room is left for a hash and a suffix.
_LONGEST_NAME = 180


def strip_control(text: str) -> str:
    """The text without control characters and other code points that no document may contain."""
    return _FORBIDDEN.sub("", text)


def strip_invisible(text: str) -> str:
    """The text without characters that only control line breaks: soft hyphens, zero-width spaces, word joiners."""
    for character in _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text


def collapse_whitespace(text: str) -> str:
    """The text with each run of whitespace as one space, and none at its ends.

    A line break between two Han characters is removed: it only wrapped the sentence in somebody's editor.
    """
    # Splitting and joining is several times faster than a pattern, and both agree on whitespace.
    if not text.isprintable():
        text = strip_invisible(text)
        if "\n" in text or "\r" in text:
            text = _BREAK_IN_HAN.sub("", text)
    return " ".join(text.split())


def visible(text: str) -> str:
    """The text without any whitespace: only what a reader sees."""
    return "".join(strip_invisible(text).split())


def is_visible(text: str) -> bool:
    """True if a reader sees anything of a text. Most texts begin with a letter, so that the rest need not be read."""
    return text[:1].isalnum() or bool(visible(text))


def alphanumeric(text: str) -> str:
    """The letters and digits of a text: equal for two versions of a headline that differ in punctuation."""
    return _NO_WORD.sub("", text)


def truncate(text: str, length: int) -> str:
    """At most `length` characters, the last one an ellipsis if the text was truncated."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def collapse_and_truncate(text: str, length: int) -> str:
    """The text with whitespace collapsed, truncated; of a long text only as much is read as needed."""
    first = collapse_whitespace(text[: length + length // 2])
    return truncate(first if len(first) > length else collapse_whitespace(text), length)


def count_han(text: str) -> int:
    """The number of Han characters and kana in a text."""
    return sum(map(len, _HAN_RUN.findall(text)))


def count_words(text: str) -> int:
    """The number of words of Latin letters and digits in a text."""
    return len(_LATIN_WORD.findall(text))


class Length(NamedTuple):
    """The length of a text in Han characters and kana, and in words of Latin letters and digits."""

    han: int
    words: int

    @property
    def total(self) -> int:
        """Characters and words together, as Chinese editors count."""
        return self.han + self.words

    @property
    def minutes(self) -> int:
        """Minutes of silent reading, rounded up; 0 for a text without words."""
        return ceil(self.han / HAN_PER_MINUTE + self.words / WORDS_PER_MINUTE)


def length_of(text: str) -> Length:
    """The length of a text."""
    return Length(count_han(text), count_words(text))


def quantity(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The form that spellings of a name share: composed characters, lower case, single spaces."""
    return unicodedata.normalize("NFC", collapse_whitespace(name).lower())


@lru_cache(maxsize=100_000)
def safe_name(name: str) -> str:
    """A name for one path segment of a URL that every file system accepts.

    It is the folded name itself wherever that is safe; otherwise a hash of the name is appended, so that two names
    never share one. It depends on nothing but the name.
    """
    folded = fold(name)
    safe = _UNSAFE_IN_NAMES.sub("_", folded).strip(". ")
    safe = safe.encode()[:_LONGEST_NAME].decode(errors="ignore")
    is_device = _WINDOWS_DEVICES.fullmatch(safe) is not None
    if is_device:
        safe = safe.replace(".", "_")
    if not safe or safe != folded or safe in _RESERVED_NAMES or is_device:
        return f"{safe}-{short_id(folded, length=6)}".lstrip("-")
    return safe
