"""Embedded players, videos and audio: each is shown as a link, so that nothing loads from third parties."""

import re

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.language import PLAY
from newsarchive.base.text import collapse_whitespace, visible
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.block_builder import BlockBuilder, append
from newsarchive.clean.tree.elements import VOID
from newsarchive.clean.urls.links import link_target

TAGS = frozenset({"iframe", "frame", "video", "audio", "embed", "object"})

# The URL of a player's frame, the player's name, and the URL of the page to link to.
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
# Titles that embedding code has by default.
_DEFAULT_TITLE = re.compile(
    r"(?:YouTube )?(?:video|audio|media|podcast) player|iframe|video|embed(?:ded content)?", re.IGNORECASE
)


def write_link_card(node: Element, builder: BlockBuilder, log: RemovalLog) -> None:
    """Write a paragraph with a link to the media of a player, or record the player as removed."""
    url, text = link_card(node)
    content = "" if tag_of(node) in VOID else text_of(node)
    if tag_of(node) not in VOID:
        log.add_images(node, rule=GENERIC, why="an image for browsers without the player")
    if not url:
        shown = content if visible(content) else node.get("src") or tag_of(node)
        log.add("element", shown, rule=GENERIC, why="a player without a URL that may be linked")
        return
    if visible(content):
        log.add("element", content, rule=GENERIC, why="text for browsers without the player")
    builder.close()
    append(append(builder.container, "p"), "a", {"href": url}).text = text


def link_card(media: Element) -> tuple[str, str]:
    """The URL and text of the link that replaces a player; both empty if it has no URL that may be linked."""
    targets = map(link_target, _candidates(media))
    # A mail address is no player.
    url = next((target for target in targets if target.lower().startswith("http")), "")
    if not url:
        return "", ""
    title = collapse_whitespace(media.get("title") or "")
    title = "" if _DEFAULT_TITLE.fullmatch(title) else title
    for pattern, name, page in _PLAYERS:
        if pattern.match(url):
            return pattern.sub(page, url), f"{PLAY} {title or name}"
    return url, f"{PLAY} {title or url.split('/')[2]}"


def _candidates(media: Element) -> list[str]:
    inner = [source.get("src") or "" for source in media.iter("source", "embed")]
    return [media.get("src") or "", media.get("data-src") or "", media.get("data") or "", *inner]
