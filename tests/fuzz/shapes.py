"""The grammar of the inputs: frames with slots (`#`), each as one kind of page or one kind of attack writes it."""

from __future__ import annotations

IMAGE = '<img src="https://e.org/i@.jpg" alt="@">'
"""In a frame, `@` is a number of its own, so that each image can be followed to the page or the ledger."""

INLINE = (
    "<b>#</b>", "<strong>#</strong>", "<i>#</i>", "<em>#</em>", "<u>#</u>", "<del>#</del>", "<sup>#</sup>", "<mark>#</mark>",
    "<code>#</code>", "<kbd>#</kbd>", "<q>#</q>", "<x-y>#</x-y>", "<font color=red>#</font>", "<bdo dir=rtl>#</bdo>",
    '<span style="font-weight:700">#</span>', '<span style="display:none">#</span>', "<span hidden>#</span>", "<small>#</small>",
    '<a href="https://e.org/l@?a=1&b=2">#</a>', "<a href=https://e.org/l@>#</a>", "<a href='javascript:x(@)'>#</a>", "<a name=n@>#</a>",
    '<a href="https://e.org/l@" title="#">#</a>', '<a href="https://e.org/(l@)_[x]">#</a>', "<a href=//e.org/l@ ><b>#</b>#</a>",
    "<ruby>#<rt>#</rt></ruby>", "<ruby>#<rp>(</rp><rt>#</rt><rp>)</rp></ruby>", "#<br>#", "#<br/>#", "#<wbr>#", "#<!-- # -->#",
    '<img src="https://www.zhihu.com/equation?tex=x@" alt="#">', '<img class=emoji src="https://e.org/emoji/i@.png" alt="[#]">',
    "<label><input type=checkbox checked>#</label>", "<abbr title=#>#</abbr>", "<time datetime=2022-01-01>#</time>", "<tt>#</tt>",
    "<svg><text>#</text></svg>", "<svg><title>#</title><desc>#</desc></svg>", "<math><mi>#</mi><mo>+</mo><mn>#</mn></math>",
    "<math><semantics><mi>#</mi><annotation encoding=application/x-tex>#</annotation></semantics></math>",
    "<noscript>#</noscript>", "<textarea>#</textarea>", "<button>#</button>", "<select><option>#<option>#</select>", "<nobr>#</nobr>",
    "<object>#</object>", "<template>#</template>", "<s>#</s>", "<ins>#</ins>", "<sub>#</sub>", "<samp>#</samp>", "<big>#</big>",
    '<script type="math/tex">#</script>', "<output>#</output>", "<meter>#</meter>", "<canvas>#</canvas>", "<dfn>#</dfn>",
    "<svg><foreignObject>#<p>#</p></foreignObject></svg>", "<math><annotation-xml encoding=text/html>#</annotation-xml></math>",
)  # fmt: skip

BLOCK = (
    "<p>#</p>", "<p>　　#</p>", "<p>#", "<div>#</div>", "#<br><br>#", "\n　　#\n", "#", "<center>#</center>", "<p align=center>#</p>",
    "<h1>#</h1>", "<h2>#</h2>", "<h3>#</h3>", "<h6>#</h6>", "<p><b>#</b></p>", "<p><strong>#</strong><br>#</p>", "<hr>", "<p> </p>",
    "<blockquote>#</blockquote>", "<blockquote><p>#</p>#</blockquote>", "<pre>#</pre>", "<pre><code class=language-c>#\n  #</code></pre>",
    "<pre>\n#\n\n  #</pre>", "<code>#\n#</code>", "<ul><li>#</li><li>#</li></ul>", "<ul><li>#<li>#</ul>", "<ol start=3><li>#</li>#</ol>",
    "<ol reversed><li value=7>#</li><li>#</li></ol>", "<ul>#<li>#</li>#</ul>", "<ul><li>#<ul><li>#</li></ul></li></ul>", "<li>#</li>",
    "<ul><li>#</li><ul><li>#</li></ul></ul>", "<ul><li><p>#</p><p>#</p></li></ul>", "<ul><li><pre>#</pre></li></ul>",
    "<ol><li><blockquote>#</blockquote></li><li>#</li></ol>", "<ul><li><h3>#</h3>#</li></ul>", "<ul><li>&gt; #</li><li>1. #</li></ul>",
    "<dl><dt>#</dt><dd>#</dd></dl>", "<dl><dt>#<dt>#<dd>#<dd>#</dl>", "<dl><div><dt>#</dt><dd>#</dd></div></dl>", "<dd>#",
    "<table><tr><th>#</th><th>#</th></tr><tr><td>#</td><td>#</td></tr></table>", "<table><tr><td>#</td></tr></table>",
    "<table><tr><td>#<td>#<tr><td colspan=2>#</table>", "<table>#<tr><td>#</td><td>#</td></tr>#</table>", "<table>#</table>",
    "<table><caption>#</caption><tr><td>#</td><td>#</td></tr></table>", "<table><tr>#<td>#</td></tr><b>#</b></table>",
    "<table><thead><tr><th>#</th><th>#</th></tr></thead><tbody><tr><td>#</td><td>#<br>#</td></tr></tbody><tfoot><tr><td>#</table>",
    "<table><tr><td><p>#</p><p>#</p></td><td><ul><li>#</li></ul></td></tr></table>", "<table><tr><td><table><tr><td>#</table><td>#</table>",
    f"<figure>{IMAGE}<figcaption>#</figcaption></figure>", f"<figure><figcaption>#</figcaption>{IMAGE}</figure>", f"<p>{IMAGE}<br>#</p>",
    f'<div class="img_wrapper">{IMAGE}<span class="img_descr">#</span></div>', f"{IMAGE}<p class=img-desc>#</p>", f"<p>{IMAGE}</p><p>图：#</p>",
    f"<p>#{IMAGE}#</p>", f'<a href="https://e.org/b@.jpg">{IMAGE}</a>#', f"<ul><li>{IMAGE}</li><li>{IMAGE}#</li></ul>", f"<b>#{IMAGE}#</b>",
    '<img data-src="https://e.org/i@.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', '<img src=/i@.jpg alt="#">', "<img alt=#>",
    '<img srcset="https://e.org/i@.jpg 1x, https://e.org/i@.jpg 2x" alt="#">', '<img src="data:image/png;base64,iVBORw0KGgo=" alt="#">',
    f"<noscript>{IMAGE}</noscript>", "<amp-img src=https://e.org/i@.jpg alt=#></amp-img>", '<picture><source srcset="https://e.org/s@.webp"><img src=https://e.org/i@.jpg></picture>',
    '<iframe src="https://e.org/player@" title="#"></iframe>#', "<video src=https://e.org/v@.mp4>#</video>", "<embed src=https://e.org/e@>#",
    '<div class="share">#</div>', '<div style="display:none">#</div>', "<details><summary>#</summary>#</details>", "<xmp>#</xmp>", "<form>#<input></form>",
    "<section>#<article>#</article></section>", "<body>#</body>#", "<html>#</html>#", "<plaintext>#", "<listing>#</listing>", "<noframes>#</noframes>",
    "<title>#</title>", "<template>#</template>", "<script>#</script>", "<style>#</style>", "<noembed>#</noembed>", "<marquee>#</marquee>",
    "<p>原标题：#</p>", "<p>来源：#</p>", "<p>责任编辑：#</p>", "<p>打开#APP</p>", "<p>（记者 #）</p>", "<p>作者：# 编辑：#</p>", "<p>扫描二维码</p>",
    "<h2>长江上游今年首次洪水</h2>", "<p>[TOC]</p>", "<p>复制代码</p><pre>#</pre>", "<p>图片来源：#</p>", "<p>#：</p>", "<p>#。</p>", "<p>摄影 #</p>",
    "<![CDATA[#]]>", "<svg><![CDATA[#]]></svg>", "<?php # ?>", "<!-- # -->", "<!-- # --!>#", "<!--> # -->", "</p>#", "</br>#", "<//x>#", "<p/>#",
    "<isindex prompt=#>", "<frameset><frame></frameset>#", "<fieldset><legend>#</legend>#</fieldset>", "<menu><li>#</menu>", "<dir>#</dir>",
    "<div dir=rtl lang=ar>#</div>", "<p id=n@>#<a href=#n@>[@]</a></p>", "<caption>#</caption>", "<td>#</td>", "<tr>#", "<col>#", "<option>#", "<rt>#",
    "<button><p>#</p></button>", "<select>#<p>#</p></select>", "<nav>#</nav>", "<aside>#</aside>", "<footer>#</footer>", "<header><h1>#</h1></header>",
)  # fmt: skip

NESTING = (
    "##", "<div>##</div>", "<blockquote>#</blockquote>", "<ul><li>#</li><li>#</li></ul>", "<ol><li>#</li></ol>", "<table><tr><td>#</td><td>#</td></tr></table>",
    "<table><tr><td>#</td></tr></table>", "<figure>##</figure>", "<details><summary>#</summary>#</details>", "<b>#", "<i><p>#</i>#", "<a href=https://e.org/l@>#",
    "<svg>#</svg>", "<math>#</math>", "<form>#<form>#</form>", "<table>#", "<center>#</center>", "<x-card>#</x-card>", "<font>#", "<noscript>#</noscript>", "<dl><dt>#<dd>#</dl>",
    "<p>#<table>#</table>#", "<h2>#<h3>#</h2>#", "<template>#</template>", "<button>#</button>", "<span><div>#</div>#</span>", "<a href=https://e.org/l@><div>#</div></a>",
)  # fmt: skip

PIECES = (
    "<", ">", "&", '"', "'", "=", "/", "<!", "<!--", "-->", "]]>", "<![CDATA[", "</", "<p", "<p ", "<img src=", '<a href="', "<b", "</b>", "</p>", "</div>", "<table>",
    "<td>", "</table>", "<li>", "</ul>", "<pre>", "</pre>", "<code>", "</code>", "<br>", "<svg>", "</svg>", "<math>", "<title>", "</title>", "<textarea>", "<select>", "<plaintext>",
    "<noscript>", "</noscript>", "<template>", "</template>", "<script>", "</script>", "<style>", "<xmp>", "<iframe>", "<frameset>", "<body>", "</body>", "</html>", "<head>", "<?x ",
    "&amp;", "&lt;", "&gt;", "&nbsp;", "&copy", "&notit;", "&#", "&#x", "&#0;", "&#1;", "&#11;", "&#x1f;", "&#128;", "&#159;", "&#xD800;", "&#x110000;", "&#xFFFE;", "&#8203;", "&#x202e;", "&#31243;",
    "&ampamp;", "&quot;", "&apos;", "&NotEqualTilde;", "&ThickSpace;", "&zwj;", "&shy;", "&lrm;", "&#13;", "&#10;", "&#9;", "&NewLine;", "\0", "\x01", "\x0b", "\x0c", "\r", "\r\n", "\x1b", "\x7f", "\x85", "\x9f",
    "\u200b", "\u200d", "\u202e", "\u2066", "\u2028", "\ufeff", "\u00ad", "\u3000", "\u00a0", "\ufffd", "\ufffe", "\ufdd0", "\U0001f468\u200d\U0001f469", "\U0001f1e8\U0001f1f3", "e\u0301", "\u0600", "א", "ﷺ", "\U00020000",
    "*", "**", "_", "__", "`", "```", "~~~", "~~", "#", "# ", "## ", "> ", "- ", "+ ", "1. ", "1) ", "---", "===", "***", "|", "| a | b |", "||", "![", "[", "]", "](", "[x](y)", "[^1]", "[^1]: ", "[x]: y", "!!! ", "??? ", ": ",
    "    ", "\t", "\n", "\n\n", "\n    ", "  \n", "\\", "\\*", "{", "}", "{: .x }", "{#id}", "{{ x }}", "{% x %}", "^", "^^x^^", "==x==", "$x$", "$$", "\\(", "\\[", ":smile:", "++x++", "*[HTML]: x", "<https://e.org>", "www.e.org",
    "https://e.org/x_y_z", "a@e.org", "\x02", "\x03", "\x02klzzwxh:0000\x03", "HTML", "...", "--", "(c)", '"x"', "'x'", "来源：", "记者", "责任编辑：", "原标题：", "打开APP", "二维码", "：", "。", "，", "“", "”", "（", "）", "图", "▲", "摄",
)  # fmt: skip
"""Pieces that some parser on the way gives a meaning to: HTML, character references, Markdown, credits."""
