"""Candidates for the tags of an article: terms of the vocabulary, names, compounds and subject words."""

import re
from collections.abc import Sequence

from newsarchive.base.text import fold
from newsarchive.features.tagging.chinese import read_chinese
from newsarchive.features.tagging.english import read_english
from newsarchive.features.tagging.evidence import TERMS, Evidence, Mentions
from newsarchive.features.tagging.japanese import read_japanese
from newsarchive.features.tagging.latin import latin_lines, latin_terms, note_terms_and_names
from newsarchive.features.tagging.weights import weighed
from newsarchive.features.tagging.words import chinese_words, simplified
from newsarchive.model.article import Article, TagCandidates
from newsarchive.settings.vocabulary import Vocabulary

# A shorter first paragraph is a standfirst, and the next one is the lead too.
_SHORT_LEAD = 40
# A longer article has three tags at least. Characters and words.
_LONG_ARTICLE = 200
_LATIN = re.compile("[A-Za-z]{2}")


def tag_candidates(article: Article, prose: Sequence[str], vocabulary: Vocabulary) -> TagCandidates:
    """Return the candidates for tags, heaviest first, in the spelling to be shown.

    They depend on the article alone: on its title and `prose`, its running text without captions, lists and tables.
    Those with a weight of `SUFFICIENT` or more need no other article. Names of those who made it are none.
    """
    lines = [line.replace("\n", " ") for line in (article.title, *prose)]
    if len(lines) > 2 and len(lines[1]) < _SHORT_LEAD:
        lines[1:3] = [f"{lines[1]} {lines[2]}"]
    text = "\n".join(lines)
    read = simplified(text) if article.language == "zh-Hant" else text
    words, evidence = chinese_words(vocabulary), Evidence()
    if article.language == "ja":
        read_japanese(text, words, evidence)
    elif article.language != "en":
        read_chinese(read, words, evidence)
    if _LATIN.search(text):
        read_latin = read_english if article.language == "en" else note_terms_and_names
        read_latin(latin_lines(lines), latin_terms(vocabulary), evidence)
    is_long = article.length >= _LONG_ARTICLE
    best = weighed(evidence.prominent(words.kinds), made_by=_made_by(article), words=words, is_long=is_long)
    shown = [mentions.word if read is text else _as_written(mentions, text, read) for mentions, _ in best]
    return TagCandidates(tuple(shown), tuple(weight for _, weight in best))


def _as_written(mentions: Mentions, text: str, read: str) -> str:
    """The word in the characters of the text; `read` is the same in Simplified ones."""
    at = read.find(mentions.key)
    is_simplified = mentions.kind not in TERMS and mentions.word == mentions.key and at >= 0
    return text[at : at + len(mentions.key)] if is_simplified else mentions.word


def _made_by(article: Article) -> frozenset[str]:
    """The names of those who made the article, folded."""
    agency = article.dateline.agency if article.dateline else ""
    names = f"{article.byline}、{article.editor}、{article.origin}、{agency}、{article.source}"
    return frozenset(fold(name) for name in names.replace(" ", "、").split("、") if name)
