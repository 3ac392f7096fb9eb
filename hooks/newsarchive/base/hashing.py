"""Hashes: the SHA-256 of raw bytes, and short identifiers made of one."""

import base64
import hashlib
from math import ceil

# Crockford's base32: no i, l, o or u, so that an identifier read aloud or typed by hand stays the same one.
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_TO_CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", CROCKFORD.encode())


def sha256(raw: bytes) -> str:
    """The SHA-256 of the bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def signature(key: bytes, *parts: str) -> str:
    """A keyed BLAKE2b of the parts, in 32 hexadecimal digits: without the key nobody can make one (RFC 7693)."""
    digest = hashlib.blake2b(key=key, digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


def short_id(text: str, *, length: int = 12) -> str:
    """The first `length` × 5 bits of the text's SHA-256 in Crockford base32.

    At the default 12 characters (60 bits) a collision among 100,000 of them has a chance of 4 in a thousand million.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    # Only the groups of 5 bytes, 8 digits each, that are wanted: encoding all of them takes three times as long.
    wanted = digest[: ceil(length / 8) * 5]
    return base64.b32encode(wanted)[:length].translate(_TO_CROCKFORD).decode()
