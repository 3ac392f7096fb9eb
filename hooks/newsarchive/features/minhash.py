"""A sketch of a text: a few numbers by which near duplicates are found without comparing texts.

It is the bottom-k sketch of Broder, "On the resemblance and containment of documents" (1997), over sentences: a piece
that another channel takes over keeps most of them as they are.
"""

import re
from hashlib import blake2b

SIGNATURE_SIZE = 16
_END_OF_SENTENCE = re.compile(r"[。！？!?；;\n]+")
# What is no letter or digit, so that two spellings of a sentence are one.
_SIGN_IN_SENTENCE = re.compile(r"(?:[^\w。！？!?；;\n]|_)+")
# Shorter ones are interjections and labels, which many articles share; a text of fewer letters is too short to compare.
_SHORTEST_SENTENCE = 8
_SHORTEST_TEXT = 30
_BYTES = 8


def minhash(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's sentences, at most `SIGNATURE_SIZE`, in order; none for a short text."""
    sentences = set(_END_OF_SENTENCE.split(_SIGN_IN_SENTENCE.sub("", text)))
    long_ones = [sentence for sentence in sentences if len(sentence) >= _SHORTEST_SENTENCE]
    if sum(map(len, long_ones)) < _SHORTEST_TEXT:
        return ()
    return tuple(sorted(map(_hash, long_ones))[:SIGNATURE_SIZE])


def _hash(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode(), digest_size=_BYTES).digest(), "big")
