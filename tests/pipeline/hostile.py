"""Hostile raw files of any size; run as a program, it cleans the largest with limited memory."""

from __future__ import annotations

import json
import resource
from collections.abc import Callable

from tests.builders import process_text, raw_article

Shape = Callable[[int], str]

MEGABYTE = 1_000_000
IMAGE = "<img src='https://e.org/a.jpg' alt='x'>"
MOST_MEMORY = 1536 * 1024 * 1024
"""Bytes of address space, the interpreter and its libraries included."""


def numbered(count: int, pattern: str) -> str:
    """The pattern repeated with each number in place of its `#`."""
    return "".join(pattern.replace("#", str(number)) for number in range(count))


def in_front(text: str) -> str:
    """A raw file with these lines in its front matter."""
    return f"---\ntitle: x\ndate: Wed, 27 Apr 2022 02:53:54 GMT\n{text}\n---\n<p>字</p>"


def body_of(shape: Shape) -> Shape:
    """The raw file whose body has the shape."""
    return lambda count: raw_article(body=shape(count))


# The number of pieces, chosen to take a tenth of a second, and the body made of that many.
BODIES: dict[str, tuple[int, Shape]] = {
    "text": (50_000, lambda n: "字" * n),
    "lines": (1000, lambda n: "字\n" * n),
    "spaces": (50_000, lambda n: f"字{' ' * n}字"),
    "less-than characters": (10_000, lambda n: "<" * n),
    "ampersands": (50_000, lambda n: "字&" * n),
    "low lines": (10_000, lambda n: "_" * n),
    "stars and spaces": (10_000, lambda n: "* " * n),
    "backticks in code": (10_000, lambda n: f"<code>{'` `` ' * n}</code>"),
    "marks in a row": (4000, lambda n: "<b>字</b><i>文</i>" * n),
    "marks never closed": (1000, lambda n: "<p><b>字" * n),
    "links": (2000, lambda n: "<a href='https://e.org/'>字</a>" * n),
    "links to code": (2000, lambda n: numbered(n, "<a href='javascript:#'>字</a>")),
    "unknown elements": (5000, lambda n: numbered(n, "<x#>字</x#>")),
    "elements in each other": (20_000, lambda n: "<div>" * n + "字"),
    "quotes in each other": (300, lambda n: "<blockquote>字" * n),
    "lists in each other": (300, lambda n: "<ul><li>字" * n),
    "tables in each other": (300, lambda n: "<table><tr><td>字<td>文" * n),
    "rows and tables in each other": (90, lambda n: "<table><tr><td>字<td>文<tr><td>" * n),
    "centred in each other": (500, lambda n: "<center>" * 90 + "<p>某某</p>" * n),
    "ends without beginnings": (50_000, lambda n: "</b></p>" * n),
    "paragraphs": (1000, lambda n: "<p>字。</p>" * n),
    "breaks": (1000, lambda n: "字<br><br>" * n),
    "bold lines": (1000, lambda n: "<p><b>小标题</b></p>" * n),
    "lines of editors": (500, lambda n: "<p>责任编辑：王晨</p>" * n),
    "invitations": (1000, lambda n: "<p>扫描二维码</p>" * n),
    "rules": (2000, lambda n: "<hr>" * n),
    "headings": (1000, lambda n: "<h2>字</h2>" * n),
    "attributes of one tag": (10_000, lambda n: f"<p {numbered(n, 'a#=x ')}>字</p>"),
    "classes": (50_000, lambda n: f"<p class='{'x' * n}'>字</p>"),
    "candidates of an image": (2000, lambda n: f"<img srcset='{'https://e.org/a.jpg 2x, ' * n}'>"),
    "images": (500, lambda n: IMAGE * n),
    "captions of an image": (1000, lambda n: IMAGE + "<p class=img_descr>某某</p>" * n),
    "words in a figure": (1000, lambda n: f"<figure>{IMAGE}{'<p>字</p>' * n}</figure>"),
    "items": (1000, lambda n: f"<ul>{'<li>字</li>' * n}</ul>"),
    "text between items": (500, lambda n: f"<ul>{'<li>字</li>文' * n}</ul>"),
    "lists right in a list": (1500, lambda n: f"<ul><li>a</li>{'<ul><li>字</li></ul>' * n}</ul>"),
    "items without a list": (1000, lambda n: "<li>字</li>" * n),
    "cells of a row": (1000, lambda n: f"<table><tr>{'<td>字</td>' * n}</tr></table>"),
    "rows": (500, lambda n: f"<table>{'<tr><td>字</td><td>文</td></tr>' * n}</table>"),
    "text between rows": (4000, lambda n: f"<table>{'<tr><td>a</td><td>b</td></tr>字' * n}</table>"),
    "digits of a span": (20_000, lambda n: f"<table><tr><td colspan={'9' * n}>字</td><td>文</td></tr></table>"),
    "spans": (1000, lambda n: f"<table><tr>{'<td colspan=1000 rowspan=1000>字</td>' * n}</tr></table>"),
    "comments": (10_000, lambda n: "字<!-- 注 -->" * n),
    "comments never closed": (10_000, lambda n: "<!-- x" * n),
    "samples": (1000, lambda n: "<pre>x\n</pre>" * n),
    "samples never closed": (20_000, lambda n: "<code>x" * n + "</code>"),
    "lines of a sample": (5000, lambda n: f"<pre>{'x<br>' * n}</pre>"),
    "spaces of a sample": (4000, lambda n: f"<pre>x{' ' * n}y<br></pre>"),
    "spans of a sample": (5000, lambda n: f"<pre>{'<span class=hljs-x>x</span>' * n}</pre>"),
    "tags of a sample": (10_000, lambda n: f"<pre>{'<span class=' * n}</pre>"),
    "quotes never closed": (2000, lambda n: "<p class='a>字</p>" * n),
    "quotes never closed, of both kinds": (2000, lambda n: "<p class='a>字</p><p class=\"b>文</p>" * n),
    "tags never closed": (2000, lambda n: "<p <b 字" * n),
    "ends of the document": (2000, lambda n: "字</body>" * n),
    "references to control characters": (10_000, lambda n: "&#1;" * n),
    "escaped tags": (5000, lambda n: "&lt;p&gt;字&lt;/p&gt;" * n),
    "escaped spaces": (20_000, lambda n: f"&lt;p&gt;{' ' * n}字"),
    "sections of CDATA": (5000, lambda n: "<![CDATA[字]]>" * n),
    "ends of CDATA": (5000, lambda n: f"{' ' * n}{']]>' * n}"),
    "images without scripts": (500, lambda n: f"<img src=x><noscript>{IMAGE}</noscript>" * n),
    "images without scripts in each other": (300, lambda n: f"<noscript>{IMAGE}" * n),
    "images of a proxy": (500, lambda n: "<amp-img src='https://e.org/a.jpg'></amp-img>" * n),
    "images of a proxy in each other": (90, lambda n: "<amp-img src='https://e.org/a.jpg'>" * n),
    "scripts": (10_000, lambda n: "<script>x</script>" * n),
    "players": (1000, lambda n: "<iframe src='https://e.org/x'></iframe>" * n),
    "brackets of reporters": (20_000, lambda n: f"<p>{'（记者' * n}"),
    "names of authors": (20_000, lambda n: f"<p>作者：{'王晨、' * n}"),
    "headline and spaces": (20_000, lambda n: f"<p>原标题：{'x 来源 ' * n}"),
}
FRONTS: dict[str, tuple[int, Shape]] = {
    "keys": (5000, lambda n: in_front(numbered(n, "k#: v\n"))),
    "one key again": (5000, lambda n: in_front("k: v\n" * n)),
    "lines of a value": (5000, lambda n: in_front("  y\n" * n)),
    "brackets in each other": (200, lambda n: in_front(f"k: {'[' * n}{']' * n}")),
    "a list on one line": (500, lambda n: in_front(f"categories: [{numbered(n, 'c#, ')}]")),
    "never closed": (5000, lambda n: "---\n" + "k: v\n" * n),
    "quotes": (50_000, lambda n: in_front("author: " + '"' * n + "x" + "'" * n)),
    "a title of quotes": (1000, lambda n: raw_article(title="_甲乙_ " * n, body="“甲乙”" * n)),
    "a title of punctuation": (5000, lambda n: raw_article(title="甲乙丙丁_" * n, body="甲乙丙丁/" * n)),
    "a title that images repeat": (5000, lambda n: raw_article(title="字" * n, body=IMAGE * (n // 20))),
    "a date": (50_000, lambda n: raw_article(date="(" * n)),
}
SHAPES = {name: (count, body_of(shape)) for name, (count, shape) in BODIES.items()} | FRONTS

# Files that are much too large, with the codes of the expected problems.
LARGEST: dict[str, tuple[str, list[str]]] = {
    "text in one line": (raw_article(body="字" * (5 * MEGABYTE // 3)), []),
    "one word": (raw_article(body="w" * 5 * MEGABYTE), []),
    "less-than characters": (raw_article(body="<" * (MEGABYTE // 2)), []),
    "ampersands": (raw_article(body="&" * (MEGABYTE // 2)), []),
    "low lines": (raw_article(body="_" * (MEGABYTE // 2)), []),
    "stars": (raw_article(body="*" * (MEGABYTE // 2)), []),
    "NULs": (raw_article(body="\0字\0" * MEGABYTE), []),
    "tags in a row": (raw_article(body="<b>字</b>" * 100_000), []),
    "tags in each other": (raw_article(body="<div>" * 100_000 + "字"), ["markup-too-deep"]),
    "quotes in each other": (raw_article(body="<blockquote>字" * 3000), ["markup-too-deep"]),
    "breaks": (raw_article(body="<br>" * 200_000), []),
    "attributes": (raw_article(body=f"<p {numbered(100_000, 'a#=x ')}>字"), ["markup-too-deep"]),
    "an attribute": (raw_article(body=f"<p class='{'x' * 5 * MEGABYTE}'>字"), []),
    "items": (raw_article(body="<ul>" + "<li>字" * 100_000), []),
    "cells": (raw_article(body="<table><tr>" + "<td>字" * 100_000), []),
    "comments": (raw_article(body="字<!-- 注 -->" * 100_000), []),
    "a comment never closed": (raw_article(body="字<!--" + "x" * 5 * MEGABYTE), []),
    "a sample never closed": (raw_article(body="字<pre>" + "x\n" * MEGABYTE), []),
    "a script never closed": (raw_article(body="字<script>" + "x" * 5 * MEGABYTE), ["tag-unclosed"]),
    "front matter": (in_front("author: " + "字" * (5 * MEGABYTE // 3)), []),
    "categories": (in_front("categories:\n" + numbered(100_000, "- c#\n")), []),
    "brackets": (in_front("author: " + "[" * 100_000), []),
    "brackets in pairs": (in_front(f"author: {'[' * 100_000}{']' * 100_000}"), ["front-matter-large"]),
    "a title": (raw_article(title="字" * (MEGABYTE // 3)), ["title-long"]),
}


def outcome(name: str) -> str:
    """The codes of the problems of one of the largest, or the error that should not have come."""
    raw, _ = LARGEST[name]
    try:
        cleaned = process_text(raw)
    except (Exception, MemoryError) as reason:  # noqa: BLE001 - the test reports it
        return repr(reason)
    assert cleaned.article
    return " ".join(problem.code for problem in cleaned.problems)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    print(json.dumps({name: outcome(name) for name in LARGEST}))  # noqa: T201 - the test reads it
