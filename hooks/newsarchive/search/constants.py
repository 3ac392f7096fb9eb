"""Constants that the Python and JavaScript sides of search share.

`tools/search_constants.py` writes them all to `theme/assets/search/constants.js`; a test checks that it is current.
docs/manual/search-format.md describes the format.
"""

FORMAT_VERSION = 4
"""Counted up with every change to the content of the files."""

# Files and folders
MANIFEST_FILE = "index.bin"
CATEGORIES_FILE = "categories.bin"
SUGGESTIONS_FILE = "suggestions.json"
BIGRAMS = "bigrams"
CHARS = "chars"
TERMS = "terms"
DOCS = "docs"
COMMON = "common"
POSITIONS_SUFFIX = "-positions"

# Hashes of characters and bigrams
CHAR_BITS = 18
"""No code point of class H needs more."""
HASH_BITS = 2 * CHAR_BITS
HASH_MULTIPLIER = 0x9E3779B97
HASH_INVERSE = pow(HASH_MULTIPLIER, -1, 1 << HASH_BITS)

# Codecs
MAX_BITS = 30
"""No number in the index is longer."""
RICE_NUMERATOR = 11
RICE_DENOMINATOR = 16
"""A Rice width follows from 11/16, about ln 2, of the mean."""

# Rows of each kind of file
MANIFEST_ROWS = 7
CATEGORY_ROWS = 3
SHARD_ROWS = 10
POSITION_ROWS = 4

# Postings
IMPACT_BITS = 2
POSITION_BITS = 32
"""Of a position, in a document or in the whole archive."""
PRECEDING = 1
FOLLOWING = 2
"""The context bits of a bigram position: its usual preceding or following character is there."""

# Facets and stored fields
FACET_KEY_BASE = 3
"""The gamma base of facet keys: most documents have one of the first eight."""
DAY_COUNT_BASE = 4
DOCS_PER_FILE = 4
STORED_FIELDS = 4
UTF8_MARK = 1
UTF16_MARK = 2

# Keys of posting lists that are not tokens
FILTER_MARK = ":"
PREFIX_MARK = "*"
MAX_PREFIX_LIST = 2
"""Prefixes up to this length have posting lists of their own."""

# Queries and ranking
MAX_QUERY_LENGTH = 500
"""In characters; the rest is ignored."""
QUOTES = '"“”'
MIN_IDF = 8
IDF_STEPS = 16
"""Steps of idf for each doubling of the odds."""
DEFAULT_LIMIT = 5
"""Results returned by default: stored fields of a rare term's documents are in a file each."""
PASSAGE_LENGTH = 120
"""In characters."""
