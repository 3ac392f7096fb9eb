"""Patterns of boilerplate that occur in all sources: hidden content, share bars, calls to action."""

import re

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.text import collapse_whitespace

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-reader-text)(?:$|[\s_-])|VisuallyHidden", re.IGNORECASE
)
_BAR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|bdsharebuttonbox|addthis|jiathis|copy-code-btn|support-author|advert|advertisement|ads?|adsbygoogle"
    r"|newsletter|inread)(?:$|[\s_-])|^inread|copy-code-btn",
    re.IGNORECASE,
)
# Elements with more text are no bars, whatever their class is.
_MAX_BAR_LENGTH = 200
_CALL_TO_ACTION = re.compile(
    r"[（(【\[]?(?:"
    r"(?:点击|戳|长按|扫码|扫描|扫一扫)?.{0,8}(?:阅读原文|查看原文|阅读全文|查看全文|查看更多精彩)"
    r"|海量资讯、精准解读，尽在新浪财经APP"
    r"|(?:打开|下载|安装|点击下载|请?在)[^。！？]{0,16}(?:APP|App|app|客户端)[^。！？]{0,16}"
    r"|(?:长按|扫描|扫码|识别)[^。！？]{0,12}二维码[^。！？]{0,16}"
    r"|(?:欢迎)?关注[^。！？]{0,12}(?:微信)?(?:公众号|微博)[^。！？]{0,16}"
    r"|点击(?:下方|上方)?(?:卡片|名片|蓝字)[^。！？]{0,12}关注[^。！？]{0,12}"
    r"|[^。！？]{0,20}点(?:个|亮)?[“「]?在看[”」]?[^。！？]{0,12}"
    r"|Read (?:more|the full article) (?:on|in) (?:the|our) app"
    r")[）)】\]]?[。！!>》→]?"
)
_MAX_CALL_TO_ACTION_LENGTH = 60


def hidden_reason(element: Element) -> str:
    """The reason why readers of the source never saw an element; empty if they did."""
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return "hidden on the source's page too"
    if _HIDDEN_CLASS.search(element.get("class") or ""):
        return "meant for screen readers on the source's page"
    return ""


def share_bar_reason(element: Element) -> str:
    """The reason why an element belongs to the page around the article; empty if it may belong to the article."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if names and _BAR_CLASS.search(names) and len(collapse_whitespace(text_of(element))) <= _MAX_BAR_LENGTH:
        return "a bar for sharing, copying or subscribing, or an advert"
    return ""


def is_call_to_action(text: str) -> bool:
    """True if a paragraph only asks readers to open an app, scan a code or visit the original page."""
    return len(text) <= _MAX_CALL_TO_ACTION_LENGTH and bool(_CALL_TO_ACTION.fullmatch(text))
