"""Text: Han characters, blanks, lengths and safe names, for any language the archive holds."""

import re
import unicodedata
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from newsarchive.base.hashing import short_id

# Unified ideographs with their extensions and compatibility forms, and the iteration and zero signs used among them.
HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# Kana and the punctuation that is set as wide as a Han character.
WIDE = HAN + r"\u3001-\u3003\u3008-\u301f\u3040-\u30ff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—"

_HAN_RUN = re.compile(f"[{HAN}\u3040-\u30ff]+")
_LATIN_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:['’.\-][0-9A-Za-z\u00c0-\u024f]+)*")
_NO_WORD = re.compile(r"[\W_]+")
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_BREAK_IN_HAN = re.compile(f"(?<=[{WIDE}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[{WIDE}])")

# XML and HTML forbid these in any form. U+FFFD is none of them: it stands where bytes were beyond reading.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Reading speeds: silent reading of Chinese news runs at 300 to 500 characters a minute, of English at about 238 words
# (Brysbaert 2019, a meta-analysis of 190 studies).
HAN_PER_MINUTE = 400
WORDS_PER_MINUTE = 238

# Windows forbids these in names; `#`, `%` and `?` would need care in every address.
_UNSAFE_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*#%\ud800-\udfff]')
# Windows takes these for devices, whatever suffix follows.
_WINDOWS_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(?:\..*)?", re.IGNORECASE)
# Names that mean something else in an address below a term, or to MkDocs.
_RESERVED_NAMES = frozenset({"page", "index", "readme", "undated", "feed.xml", "index.html", "index.md", "templates"})
# A name may take 255 bytes in most file systems; room is left for a hash and a suffix.
_LONGEST_NAME = 180


def strip_control(text: str) -> str:
    """The text without the control characters and code points that no document may hold."""
    return _FORBIDDEN.sub("", text)


def strip_invisible(text: str) -> str:
    """The text without signs that only steer how lines break: soft hyphens, zero-width blanks and joiners of words."""
    for sign in _INVISIBLE:
        if sign in text:
            text = text.replace(sign, "")
    return text


def collapse_whitespace(text: str) -> str:
    """The text with every run of blanks as one blank, none at its ends.

    A line break between two Han characters is no blank at all: it is how an editor's window wrapped the sentence.
    """
    # Splitting and joining is several times faster than a pattern, and blanks are the same to both.
    if not text.isprintable():
        text = strip_invisible(text)
        if "\n" in text or "\r" in text:
            text = _BREAK_IN_HAN.sub("", text)
    return " ".join(text.split())


def visible(text: str) -> str:
    """The text without any blank: what is left is what a reader sees."""
    return "".join(strip_invisible(text).split())


def alphanumeric(text: str) -> str:
    """The text's letters and digits: what two spellings of a headline share whose other signs were changed."""
    return _NO_WORD.sub("", text)


def truncate(text: str, length: int) -> str:
    """At most `length` characters, the last one an ellipsis where something was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def collapse_and_truncate(text: str, length: int) -> str:
    """The text collapsed and shortened; no more of a long text is looked at than that takes."""
    first = collapse_whitespace(text[: length + length // 2])
    return truncate(first if len(first) > length else collapse_whitespace(text), length)


def count_han(text: str) -> int:
    """How many Han characters and kana the text holds."""
    return sum(map(len, _HAN_RUN.findall(text)))


def count_words(text: str) -> int:
    """How many words of Latin letters and digits the text holds."""
    return len(_LATIN_WORD.findall(text))


class Length(NamedTuple):
    """How long a text is, in Han characters and kana, and in words of Latin letters and digits."""

    han: int
    words: int

    @property
    def total(self) -> int:
        """Characters and words together, as Chinese editors count."""
        return self.han + self.words

    @property
    def minutes(self) -> int:
        """Minutes that silent reading takes, rounded up; 0 for a text without words."""
        return ceil(self.han / HAN_PER_MINUTE + self.words / WORDS_PER_MINUTE)


def length_of(text: str) -> Length:
    """How long a text is."""
    return Length(count_han(text), count_words(text))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """What two spellings of one name share: composed characters, lower case, single blanks."""
    return unicodedata.normalize("NFC", collapse_whitespace(name).lower())


@lru_cache(maxsize=100_000)
def safe_name(name: str) -> str:
    """A name for one part of an address that every file system takes.

    It is the folded name itself wherever that is safe; otherwise a hash of the name is added, so that two names never
    share one. It depends on nothing but the name.
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
