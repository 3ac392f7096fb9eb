"""Images in the body of an article: each figure has the URL of its image, for images that no longer load."""

import re
from html import escape, unescape

from newsarchive.site.view.article.sanitised_html import ATTRIBUTES

_FIGURE_IMAGE = re.compile(rf"(<figure{ATTRIBUTES}>)<img({ATTRIBUTES})>")
_SOURCE = re.compile(r' src="(https?://[^"]*)"')


def with_image_links(html: str, dead: str) -> str:
    """Return sanitised HTML with a link to the image in each figure, and the text that replaces an image.

    The link is shown if there are no scripts, or by a script if the image does not load.
    """
    if "<figure" not in html:
        return html
    return _FIGURE_IMAGE.sub(lambda found: found[1] + _figure_image(found[2], dead), html)


def _figure_image(attributes: str, dead: str) -> str:
    image = f'<img{attributes} data-dead="{escape(dead)}">'
    source = _SOURCE.search(attributes)
    if not source:
        return image
    url = escape(unescape(source[1]))
    return f'{image}<a class="na-image-link" hidden href="{url}" rel="noopener noreferrer">{url}</a>'
