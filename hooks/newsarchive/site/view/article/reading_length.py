"""The length of an article as readers see it: in the unit of its language, with minutes if it takes any."""

from newsarchive.base.text import HAN_PER_MINUTE, WORDS_PER_MINUTE
from newsarchive.model.article import Article
from newsarchive.site.view.strings import Strings

# Languages that are written without spaces between words are counted in characters.
_WITHOUT_SPACES = ("zh", "ja")


def reading_length(article: Article, strings: Strings) -> str:
    """Return `838 字，约 3 分钟读完`; without minutes if reading takes less than one, and empty without words."""
    in_characters = article.language.startswith(_WITHOUT_SPACES)
    unit, per_minute = ("characters", HAN_PER_MINUTE) if in_characters else ("words", WORDS_PER_MINUTE)
    if not article.length:
        return ""
    length = strings.quantity(unit, article.length)
    if article.length < per_minute:
        return length
    return strings["reading_time"].format(length=length, minutes=article.reading_minutes)
