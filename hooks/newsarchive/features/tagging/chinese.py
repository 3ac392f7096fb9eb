"""Names, terms and compounds in Chinese text."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import compress

from newsarchive.features.tagging.compounds import repeated_compounds, title_compounds
from newsarchive.features.tagging.evidence import ENOUGH_LINES, Evidence, Kind
from newsarchive.features.tagging.word_lists import word_list
from newsarchive.features.tagging.words import BREAK, COMMA, DOT, OTHER, SPEECH, ChineseWords

# Over the classes of words: an organisation is a name, some words and a head, as 中国 农业 生产资料 集团 is; a person's
# name may be split after its second character, as 王小 明 is before 说, or have a dot, as 列夫·托尔斯泰 has.
_NAME = re.compile(
    "[QAPOZFeRNnhkWUy](?:(?P<organisation>(?<=[QAPOZFe])[QAPOZNnWVBTHekhyqF]{0,5}[XH]+)|(?P<place>(?<=[FZRP])q)"
    "|(?P<person>(?<=R)[hky](?=s)|(?<=[RFPZNnhkWUy])(?:d[RFPZNnhkWUy])+))"
)
_NAMES = {"organisation": (Kind.ORGANISATION, "O"), "place": (Kind.DISTRICT, "P"), "person": (Kind.PERSON, "R")}
# A place in an enumeration is an example.
_ENUMERATED = re.compile("[PQ](?:(?<=,[PQ])|(?=,))")
# Words of these classes are no candidates and in no compound.
_COUNTED = dict.fromkeys(map(ord, BREAK + COMMA + DOT + SPEECH + OTHER), "\0")
_LINE_END = re.compile(BREAK)
_TERM = re.compile("[TQUAH]")
# A family name of one character and a given name that is taken for a word.
_SPLIT_PERSON = re.compile("y(?=[A-Z])")
_MIN_COUNT_OF_A_PERSON = 3
_LONGEST_ORGANISATION = 18
# A place and one of these is no name: 美国公司.
_GENERAL_HEADS = frozenset("公司 集团 大学 医院 法院 银行 中学 小学 高中 机场".split())
# The title of a work or a law; what ends like this is a document or a newspaper.
_WORK = re.compile(r"《([^《》<>\n]{1,20})》")
_DOCUMENT = re.compile(
    r"^关于|(?:通知|公告|报告|意见|方案|规划|决定|纲要|办法|公报|协议|合同|日报|晚报|晨报|时报|早报|周刊|周报|新闻)$"
)
# A phrase in quotation marks, which is a term if it is repeated.
_QUOTED = re.compile("[“「]([\u4e00-\u9fffA-Za-z0-9]{2,8})[”」]")
# One with these is a part of a sentence.
_OF_SENTENCES = re.compile("[的了在是和与把被将就也都不没这那我你他她它先别很太最过着吗呢吧啊]")


def read_chinese(text: str, words: ChineseWords, evidence: Evidence) -> None:
    """Note what each line of a Simplified text mentions; the first line is the title."""
    cut, classes = _with_whole_names(*words.cut(text), evidence)
    title = classes.find(BREAK)
    if COMMA in classes:
        for match in _ENUMERATED.finditer(classes, title + 1):
            cut[match.start()] = ""
    counts = Counter(compress(cut, classes.translate(_COUNTED).encode()))
    repeated = {word for word, count in counts.items() if count > 1}
    compounds = repeated_compounds(cut, classes, repeated)
    compounds += title_compounds(cut[:title], classes[:title], text[text.find("\n") :])
    for match in _TERM.finditer(classes):
        at = match.start()
        if word := cut[at]:
            cut[at] = term = words.terms[word]
            evidence.note_kind(term, words.term_kinds[term])
    _note_lines(cut, classes, [word for word in repeated if counts[word] >= ENOUGH_LINES], words, evidence)
    lines = text.split("\n")
    for person in _repeated_persons(cut, classes):
        evidence.note_phrase(person, Kind.PERSON, lines)
    for compound in dict.fromkeys(compounds):
        evidence.note_phrase(compound, Kind.COMPOUND, lines)
    _note_works(text, evidence)
    _note_phrases(text, lines, evidence)


def _note_lines(cut: list[str], classes: str, often: Iterable[str], words: ChineseWords, evidence: Evidence) -> None:
    """Note for each line the words that may be tags and are in the title or the lead, occur `often` or are terms."""
    ends = [match.start() for match in _LINE_END.finditer(classes)]
    lead_end = ends[1] if len(ends) > 1 else len(cut)
    wanted = (words.kinds.keys() & {*cut[:lead_end], *often}) | evidence.kinds.keys()
    start = 0
    for line, end in enumerate((*ends, len(cut))):
        evidence.note_words(wanted.intersection(cut[start:end]), line)
        start = end + 1


def _repeated_persons(cut: list[str], classes: str) -> list[str]:
    """The persons whose names are split after the family name, if they are mentioned often enough."""
    found = [match.start() for match in _SPLIT_PERSON.finditer(classes)]
    names = Counter(cut[at] + cut[at + 1] for at in found if len(cut[at + 1]) == 2)
    return [name for name, count in names.items() if count >= _MIN_COUNT_OF_A_PERSON]


def _with_whole_names(words: list[str], classes: str, evidence: Evidence) -> tuple[list[str], str]:
    """The words and their classes, with those that name an organisation or a person together as one."""
    cut: list[str] = []
    letters: list[str] = []
    end = 0
    for match in _NAME.finditer(classes):
        start, after = match.span()
        kind, letter = _NAMES[match.lastgroup or ""]
        if kind is not Kind.ORGANISATION or _is_name(words[start:after], classes[start]):
            name = "".join(words[start:after])
            evidence.note_kind(name, kind)
            cut += [*words[end:start], name]
            letters += [classes[end:start], letter]
            end = after
    if not end:
        return words, classes
    return [*cut, *words[end:]], "".join([*letters, classes[end:]])


def _is_name(parts: list[str], first: str) -> bool:
    """True if words that look like an organisation name one."""
    is_general = len(parts) == 2 and parts[1] in _GENERAL_HEADS and first in "QP"
    return not is_general and sum(map(len, parts)) <= _LONGEST_ORGANISATION


def _note_works(text: str, evidence: Evidence) -> None:
    if "《" in text:
        for match in _WORK.finditer(text):
            if not _DOCUMENT.search(match[1]) and match[1] not in word_list("media"):
                evidence.note(match[1], Kind.WORK, text.count("\n", 0, match.start()))


def _note_phrases(text: str, lines: list[str], evidence: Evidence) -> None:
    """Note the phrases in quotation marks that are repeated."""
    if "“" in text or "「" in text:
        for phrase in dict.fromkeys(_QUOTED.findall(text)):
            if phrase not in evidence and text.count(phrase) > 1 and not _OF_SENTENCES.search(phrase):
                evidence.note_phrase(phrase, Kind.NAME, lines)
