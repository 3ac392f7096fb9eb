from __future__ import annotations

import pytest

from tests.builders import clean


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>取<script type="math/tex">a < b</script>。</p>', "<p>取$a &lt; b$。</p>"),
        ('<p>即 <script type="math/tex; mode=display">a_1*b</script></p>', "<p>即 $$a_1*b$$</p>"),
        ('<p>取<span class="MathJax">a</span><script type="math/tex">a</script>。</p>', "<p>取a。</p>"),
        ('<p>取<script type="math/tex"> </script>。</p>', "<p>取。</p>"),
    ],
)
def test_a_formula_in_a_script_is_written_out_once(body: str, expected: str) -> None:
    assert clean(body).html == expected


def test_check_boxes_of_a_task_list_become_characters_and_other_inputs_are_removed() -> None:
    html = clean(
        '<input type="text" value="x"><ul><li><input type="checkbox" checked> 甲<li><input type=checkbox>乙</ul>'
    ).html
    assert html == "<ul><li>☑ 甲</li><li>☐ 乙</li></ul>"
