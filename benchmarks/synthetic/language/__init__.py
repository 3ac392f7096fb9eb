"""The languages of the synthetic archive, by the keys that sources use."""

from benchmarks.synthetic.language.chinese import chinese
from benchmarks.synthetic.language.english import english
from benchmarks.synthetic.language.japanese import japanese

# Traditional Chinese is written as Simplified and converted at the end.
LANGUAGES = {"zh": chinese, "hant": chinese, "en": english, "ja": japanese}
