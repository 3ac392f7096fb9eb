"""Names, terms and compounds in Japanese text: words in katakana, and runs of Han characters."""

import re

from newsarchive.features.tagging.evidence import Evidence, Kind
from newsarchive.features.tagging.word_lists import word_list
from newsarchive.features.tagging.words import ChineseWords

_RUN = re.compile(r"[ァ-ヺー・々〆\u4e00-\u9fff]{2,20}|\n")
_KATAKANA = re.compile("[ァ-ヺー・]{3,}")
_QUOTED = re.compile("『([^『』\n]{2,24})』")
_NUMBER = re.compile("[一二三四五六七八九十百千万億兆第約数]+[年月日時分人名円件回点本個社歳代位]?")
_LONGEST = 12


def read_japanese(text: str, words: ChineseWords, evidence: Evidence) -> None:
    """Note what each line mentions. `words` knows the vocabulary."""
    stop = word_list("japanese")
    line = 0
    for match in _RUN.finditer(text):
        run = match[0].strip("・")
        if run == "" or match[0] == "\n":
            line += match[0] == "\n"
        elif term := words.terms.get(run.lower()):
            evidence.note(term, words.term_kinds[term], line)
        elif run not in stop and len(run) <= _LONGEST and not _NUMBER.fullmatch(run) and not run.startswith("ー"):
            if _KATAKANA.fullmatch(run):
                evidence.note(run, Kind.NAME, line)
            elif len(run) > 1:
                evidence.note(run, Kind.COMPOUND, line)
    if "『" in text:
        for match in _QUOTED.finditer(text):
            evidence.note(match[1], Kind.WORK, text.count("\n", 0, match.start()))
