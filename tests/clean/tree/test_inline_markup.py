from __future__ import annotations

from tests.builders import clean


def test_check_boxes_of_a_task_list_become_characters_and_other_inputs_are_removed() -> None:
    html = clean(
        '<input type="text" value="x"><ul><li><input type="checkbox" checked> 甲<li><input type=checkbox>乙</ul>'
    ).html
    assert html == "<ul><li>☑ 甲</li><li>☐ 乙</li></ul>"
