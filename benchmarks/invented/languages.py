"""The languages of the archive by the short name that sources give."""

from .chinese import chinese
from .english import english
from .japanese import japanese

# Traditional Chinese is written as Simplified and transcribed at the end.
LANGUAGES = {"zh": chinese, "hant": chinese, "en": english, "ja": japanese}
