"""The languages of the archive by the keys that sources use."""

from .chinese import chinese
from .english import english
from .japanese import japanese

# Traditional Chinese is written as Simplified and converted at the end.
LANGUAGES = {"zh": chinese, "hant": chinese, "en": english, "ja": japanese}
