"""MinHash signatures of texts, which find near duplicates without comparing texts.

A signature is the bottom-k sketch of Broder, "On the resemblance and containment of documents" (1997), over sentences:
most sentences of a republished article are unchanged.
"""

import re
from hashlib import blake2b

SIGNATURE_SIZE = 16
_END_OF_SENTENCE = re.compile(r"[。！？!?；;\n]+")
# Characters other than letters and digits, so that two spellings of a sentence are equal.
_PUNCTUATION = re.compile(r"(?:[^\w。！？!?；;\n]|_)+")
# Shorter sentences are interjections and labels, which many articles share; shorter texts cannot be compared.
_MIN_SENTENCE_LENGTH = 8
_MIN_TEXT_LENGTH = 30
_BYTES = 8


def minhash(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of the text's sentences, at most `SIGNATURE_SIZE`, in order; none for a short text."""
    sentences = set(_END_OF_SENTENCE.split(_PUNCTUATION.sub("", text)))
    long_ones = [sentence for sentence in sentences if len(sentence) >= _MIN_SENTENCE_LENGTH]
    if sum(map(len, long_ones)) < _MIN_TEXT_LENGTH:
        return ()
    return tuple(sorted(map(_hash, long_ones))[:SIGNATURE_SIZE])


def _hash(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode(), digest_size=_BYTES).digest(), "big")
