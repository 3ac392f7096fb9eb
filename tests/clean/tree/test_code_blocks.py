from __future__ import annotations

import pytest

from tests.clean.canonical import html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<pre>a\n  b\n\tc</pre>", "<pre><code>a\n  b\n\tc</code></pre>"),
        ('<pre class="x"><code><span class="k">if</span> a &lt; b:\n</code></pre>', "<pre><code>if a &lt; b:</code></pre>"),
        ("<pre>\ufeffa&#13;b</pre>", "<pre><code>a\nb</code></pre>"),
        ("<pre>a<br>b</pre>", "<pre><code>a\nb</code></pre>"),
        ("<p>前<pre>x</pre>后</p>", "<p>前</p>\n<pre><code>x</code></pre>\n<p>后</p>"),
        ("<pre>\n \n</pre>", ""),
    ],
    ids=["spaces", "spans of a highlighter", "carriage returns", "breaks", "inside a paragraph", "empty"],
)  # fmt: skip
def test_code_keeps_its_whitespace_and_lines(body: str, expected: str) -> None:
    assert html_of(body) == expected
