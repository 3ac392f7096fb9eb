"""The body of an article as its page shows it."""

import re

from markupsafe import escape

from newsarchive.site.view.article.body_images import with_image_links
from newsarchive.site.view.article.number_columns import align_numbers
from newsarchive.site.view.article.sanitised_html import ATTRIBUTES
from newsarchive.site.view.strings import Strings

_TABLE = re.compile(rf"<table({ATTRIBUTES})>")
_CODE = re.compile(rf"<pre({ATTRIBUTES})>")


def present_body(html: str, strings: Strings) -> str:
    """Return sanitised HTML with links to images, aligned numbers, scrollable tables and a copy button on code.

    Tables and code take the focus, so that they can be scrolled with the keyboard.
    """
    html = align_numbers(with_image_links(html, strings["dead_image"]))
    if "<table" in html:
        region = f'<div class="na-scroll" role="region" aria-label="{escape(strings["table"])}" tabindex="0">'
        html = _TABLE.sub(lambda found: f'{region}<table{found[1]} class="na-table">', html)
        html = html.replace("</table>", "</table></div>")
    if "<pre" in html:
        button = f'<button class="na-copy" data-copied="{escape(strings["copied"])}">{escape(strings["copy"])}</button>'
        html = _CODE.sub(lambda found: f'<div class="na-code"><pre{found[1]} tabindex="0">', html)
        html = html.replace("</pre>", f"</pre>{button}</div>")
    return html
