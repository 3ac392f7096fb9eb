"""The markup of articles by kind of source, as templates for `str.format`.

Templates may use the article's facts (title, editor, author, company, ticker, word, day, month, key) and, in a block,
text, src, alt, caption and number. Braces of styles and scripts are doubled.
"""

from dataclasses import dataclass

NO_REFERRER = 'referrerpolicy="no-referrer"'


@dataclass(frozen=True, slots=True)
class MarkupTemplates:
    """Templates for the start and end of an article, its blocks, and marked text in a paragraph."""

    top: str = ""
    paragraph: str = "<p>{text}</p>\n"
    heading: str = "<h2>{text}</h2>\n"
    image: str = (
        f'<p><img src="{{src}}" alt="{{alt}}" {NO_REFERRER}></p>\n<p style="text-align: center;">{{caption}}</p>\n'
    )
    quote: str = "<blockquote><p>{text}</p></blockquote>\n"
    item: str = "<li>{text}</li>"
    items: str = "<ul>{items}</ul>\n"
    code: str = '<pre><code class="language-{language}">{code}</code></pre>\n'
    table: str = '<table border="1"><tbody>{rows}</tbody></table>\n'
    bottom: str = ""
    marks: tuple[str, ...] = (
        "<strong>{text}</strong>",
        '<a href="https://www.example.com/topic/{key}" target="_blank">{text}</a>',
    )
    src: str = "https://img.example.com/{month}/{day}/{key}{number}.jpg"
    headimg: str = ""
    """The image in the front matter if it is not the first one of the body."""


ONLY_TEXT = MarkupTemplates(heading="", image="", quote="", items="", code="", table="", marks=())
"""Nothing but paragraphs."""
