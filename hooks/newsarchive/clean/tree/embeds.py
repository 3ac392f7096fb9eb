"""Players, videos and sounds: shown as a link with a title, so that nothing of a third party loads."""

import re

from newsarchive.base.htmltree import Element
from newsarchive.base.text import collapse_whitespace
from newsarchive.clean.urls.links import link_target

TAGS = frozenset({"iframe", "frame", "video", "audio", "embed", "object"})

# Who plays what: the host, the player's name, and how its frame's address becomes that of the page to look at.
_PLAYERS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"^https?://player\.youku\.com/embed/([\w=]+).*$"), "优酷", r"https://v.youku.com/v_show/id_\1.html"),
    (
        re.compile(r"^https?://www\.youtube(?:-nocookie)?\.com/embed/([\w-]+).*$"),
        "YouTube",
        r"https://www.youtube.com/watch?v=\1",
    ),
    (
        re.compile(r"^https?://player\.bilibili\.com/player\.html\?.*?bvid=(\w+).*$"),
        "哔哩哔哩",
        r"https://www.bilibili.com/video/\1",
    ),
    (re.compile(r"^https?://player\.vimeo\.com/video/(\d+).*$"), "Vimeo", r"https://vimeo.com/\1"),
    (re.compile(r"^https?://v\.qq\.com/.*?vid=(\w+).*$"), "腾讯视频", r"https://v.qq.com/x/page/\1.html"),
    (re.compile(r"^(https?://embed\.acast\.com/.*)$"), "Acast", r"\1"),
    (re.compile(r"^(https?://leetcode(?:-cn)?\.com/playground/.*)$"), "LeetCode Playground", r"\1"),
    (re.compile(r"^(https?://video-api\.wsj\.com/.*)$"), "WSJ", r"\1"),
    (re.compile(r"^(https?://(?:open|embed)\.spotify\.com/.*)$"), "Spotify", r"\1"),
    (re.compile(r"^(https?://w\.soundcloud\.com/.*)$"), "SoundCloud", r"\1"),
)
_SIGN = "▶"
# What embedding code says by itself, in place of a title.
_NO_TITLE = re.compile(
    r"(?:YouTube )?(?:video|audio|media|podcast) player|iframe|video|embed(?:ded content)?", re.IGNORECASE
)


def link_card(media: Element) -> tuple[str, str]:
    """The address and the words of the link that stands for a player; both empty where it names no address."""
    address = next((target for name in _addresses(media) if (target := link_target(name))), "")
    if not address:
        return "", ""
    title = collapse_whitespace(media.get("title") or "")
    title = "" if _NO_TITLE.fullmatch(title) else title
    for pattern, name, page in _PLAYERS:
        if pattern.match(address):
            return pattern.sub(page, address), f"{_SIGN} {title or name}"
    return address, f"{_SIGN} {title or address.split('/')[2]}"


def _addresses(media: Element) -> list[str]:
    inner = [source.get("src") or "" for source in media.iter("source", "embed")]
    return [media.get("src") or "", media.get("data-src") or "", media.get("data") or "", *inner]
