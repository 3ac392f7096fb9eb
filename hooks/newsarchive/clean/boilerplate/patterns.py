"""Patterns of boilerplate that occur in all sources: hidden content, share bars, calls to action."""

import re

from newsarchive.base.htmltree import HEADINGS, Element, text_of
from newsarchive.base.text import collapse_whitespace, visible

NAME_OF_WORK = re.compile("[《『][^《》『』]+[》』]")
"""The title of a work and nothing else, if it is the whole of a line."""
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
    r"(?:点击|戳|长按|扫码|扫描|扫一扫)?(?:(?![他她它])[^。！？]){0,8}(?:阅读原文|查看原文|阅读全文|查看全文|查看更多精彩)"
    r"|海量资讯、精准解读，尽在新浪财经APP"
    r"|(?:打开|下载|安装|点击下载|请?在)[^。！？]{0,16}(?:APP|App|app|客户端)(?:(?![的了就被却]|骗|需要|可能)[^。！？]){0,16}"
    r"|(?:长按|扫描|扫码|识别)[^。！？]{0,12}二维码[^。！？]{0,16}"
    r"|(?:欢迎)?关注[^。！？]{0,12}(?:微信)?(?:公众号|微博)(?:(?![的了就被却]|上有|粉丝)[^。！？]){0,16}"
    r"|点击(?:下方|上方)?(?:卡片|名片|蓝字)[^。！？]{0,12}关注[^。！？]{0,12}"
    r"|(?!很多|不少|许多|有人|他|她)[^。！？]{0,20}点(?:个|亮)?[“「]?在看[”」]?(?:(?![的了就被却])[^。！？]){0,12}"
    r"|Read (?:more|the full article) (?:on|in) (?:the|our) app"
    r")[）)】\]]?[。！!>》→]?"
)
_MAX_CALL_TO_ACTION_LENGTH = 60
_JOIN = r"(?:订阅|訂閱|登录|登錄|登入|注册|註冊|付费|付費|购买|購買|开通|開通|加入|成为|成為|升级|升級|解锁|解鎖)"
_READ_ON = (
    r"(?:继续|繼續|畅享|暢享)?(?:阅读|閱讀|查看|浏览|瀏覽|解锁|解鎖|观看|觀看)?(?:全文|全部内容|全部內容|完整内容|完整內容|剩余内容|剩餘內容|余下内容|餘下內容|更多内容|更多內容|本文)"
    r"|(?:继续|繼續)(?:阅读|閱讀|浏览|瀏覽|观看|觀看)"
)
# 请订阅或登录，以继续阅读全文！ An order to readers, with nothing after it; a sentence about such orders goes on.
_INVITATION = re.compile(
    rf"(?:(?:请|請|立即|马上|馬上|现在|現在|点击|點擊|您需要?|需要?|仅限|免费|免費|先)?(?:先|您)?{_JOIN}[^。！？!?]{{0,24}}?(?:{_READ_ON})"
    rf"|(?:本文|此文|以下|该文|該文)?(?:内容|內容)?(?:为|為|是|仅限|僅限|仅供|僅供)?[^。！？!?，]{{0,4}}(?:付费|付費|会员|會員|订户|訂戶|订阅者|訂閱者)(?:专享|專享|独享|独家|内容|內容|文章|可读|可讀|阅读|閱讀)[^。！？!?]{{0,24}}"
    r"|(?:剩余|剩餘|余下|餘下|还有|還有)\s*\d{1,2}\s*%的?(?:内容|內容|全文|文章|精彩|未读|未讀|待)[^。！？!?]{0,20}"
    rf"|(?:已有|已經有|已经有|还没有|還沒有|没有)(?:账号|帳號|账户|帳戶|会员|會員)[?？，,]\s*(?:请|請|立即|马上|馬上|点击|點擊)?{_JOIN}[^。！？!?]{{0,8}}"
    r"|(?:please )?(?:subscribe|log ?in|sign ?in|register|join|become a (?:member|subscriber))\b[^.!?]{0,40}"
    r"\b(?:(?:continue|keep) reading|read (?:on|more|the (?:full|rest|whole)[^.!?]{0,20})|full (?:access|article|story)"
    r"|unlimited access)"
    r"|(?:to )?(?:continue|keep) reading[^.!?]{0,20}\b(?:subscribe|log ?in|sign ?in|register)[^.!?]{0,24}"
    r"|already (?:a |have an? )(?:subscriber|member|account)\?[^.!?]{0,24})[。．.!！>》→]?",
    re.IGNORECASE,
)
_INVITATION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:cta|paywall|pay-?wall|subscribe|subscription|subscriber|microtransaction|login|log-?in|sign-?in|sign-?up|register|membership|regwall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    rf"(?:立即|马上|馬上|免费|免費|请|請)?{_JOIN}(?:会员|會員)?(?:(?:[/／|或、 ]|\s*or\s*){_JOIN})?"
    r"|(?:subscribe|log ?in|sign ?(?:in|up)|register)(?: now)?",
    re.IGNORECASE,
)
_LABEL_CLASS = re.compile(
    r"(?:^|[\s_-])(?:category|channel(?:[_-]?name)?|ChannelName|column-?name|section-?name|kicker|eyebrow)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAX_LABEL_LENGTH = 12
_DATES_OF_THE_PAGE = frozenset({"datePublished", "dateModified", "dateCreated", "uploadDate"})
_RELATED = (
    r"(?:推荐|推薦|相关|相關|更多|往期|热门|熱門|精彩|最新)(?:阅读|閱讀|新闻|新聞|报道|報道|報導|文章|内容|內容|推荐|推薦|回顾|回顧|精选|精選|资讯|資訊|热文|好文|精彩){1,2}"
    r"|猜你喜欢|猜你喜歡|你可能(?:还|還|也)?(?:喜欢|喜歡|感兴趣|感興趣|想看)|大家都在看|相关稿件|更多新闻"
    r"|related (?:articles?|stories|news|coverage)|read (?:more|also)|more on this story|you may also like"
)
_RELATED_LABEL = re.compile(rf"[【\[▶►■●◆◎▼↓—\s-]*(?:{_RELATED})[】\]]?\s*[:：]?[▼↓>》\s]*", re.IGNORECASE)
# These introduce links that belong to the text; alone they introduce nothing.
_LONE_LABEL = re.compile(
    rf"[【\[▶►■●◆◎▼↓—\s-]*(?:{_RELATED}|(?:延伸|扩展|擴展|拓展|参考|參考|关联|關聯)(?:阅读|閱讀|资料|資料|链接)|相关链接)[】\]]?\s*[:：]?[▼↓>》\s]*",
    re.IGNORECASE,
)
_LEFTOVER = frozenset(
    (
        "+ ＋ × ✕ › > » < ‹ « 广告 廣告 Advertisement ADVERTISEMENT 加载中 加载中… 加载中... 正在加载 Loading... "
        "返回顶部 展开全文 展開全文 收起"
    ).split()
)


def boilerplate_reason(element: Element) -> str:
    """The reason why an element with attributes is not part of the article; empty if it may be."""
    if reason := hidden_reason(element) or share_bar_reason(element):
        return reason
    return page_date_reason(element) if element.tag == "time" else ""


def hidden_reason(element: Element) -> str:
    """The reason why readers of the source never saw an element; empty if they did."""
    style, names = element.get("style"), element.get("class")
    if element.get("hidden") is not None or (style and _HIDDEN_STYLE.search(style)):
        return "hidden on the source's page too"
    if names and _HIDDEN_CLASS.search(names):
        return "meant for screen readers on the source's page"
    return ""


def share_bar_reason(element: Element) -> str:
    """The reason why an element belongs to the page around the article; empty if it may belong to the article."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if not names:
        return ""
    if _BAR_CLASS.search(names) and len(collapse_whitespace(text_of(element))) <= _MAX_BAR_LENGTH:
        return "a bar for sharing, copying or subscribing, or an advert"
    if _INVITATION_CLASS.search(names) and _is_invitation_box(element):
        return "an invitation to log in or to subscribe"
    if _LABEL_CLASS.search(names) and _is_label(element):
        return "the label of a section or a channel"
    return ""


def page_date_reason(element: Element) -> str:
    """The reason why a `time` element only dates the page; empty if it is a part of a sentence."""
    is_date = element.get("itemprop") in _DATES_OF_THE_PAGE or element.get("pubdate") is not None
    return "the date of the page, which is shown above the text" if is_date and _is_alone(element) else ""


def is_call_to_action(text: str) -> bool:
    """True if a paragraph only asks readers to open an app, scan a code, join, or visit the original page."""
    return len(text) <= _MAX_CALL_TO_ACTION_LENGTH and bool(
        _CALL_TO_ACTION.fullmatch(text) or _INVITATION.fullmatch(text)
    )


def is_leftover(text: str) -> bool:
    """True for the words of a button or of a place for an advert."""
    return text in _LEFTOVER


def begins_with_related_label(text: str) -> bool:
    """True if a text begins with the label of a list of other articles."""
    return bool(_LONE_LABEL.match(text))


def is_related_label(text: str, *, is_lone: bool) -> bool:
    """True if a text is the label of a list of other articles; with `is_lone`, of any list of links."""
    return bool((_LONE_LABEL if is_lone else _RELATED_LABEL).fullmatch(text))


def _is_invitation_box(element: Element) -> bool:
    """True if the words of an element are nothing but an invitation, or the few of a button that is alone."""
    text = collapse_whitespace(text_of(element))
    return is_call_to_action(text) or (bool(_BUTTON.fullmatch(text)) and _is_alone(element))


def _is_label(element: Element) -> bool:
    text = collapse_whitespace(text_of(element))
    is_heading = element.tag in HEADINGS
    has_image = element.tag == "img" or element.find(".//img") is not None
    return 0 < len(text) <= _MAX_LABEL_LENGTH and not is_heading and not has_image and _is_alone(element)


def _is_alone(element: Element) -> bool:
    """True if there are no words next to an element in the one around it."""
    parent = element.getparent()
    if parent is None:
        return True
    around = [parent.text, *(sibling.tail for sibling in parent)]
    return not any(visible(text) for text in around if text)
