from __future__ import annotations

import json
from dataclasses import replace

from newsarchive.base.problems import warning
from newsarchive.output.record import article_record
from tests.builders import clean

PLAIN = clean('<p><a href="https://e.org/">链</a></p><img src="https://e.org/a.jpg" alt=""><style>x</style>')


def test_a_record_can_be_written_as_json_and_absent_facts_are_null() -> None:
    bare = replace(PLAIN, date=None, date_kind=None, source="", channel="", lead_image="")
    record = json.loads(json.dumps(article_record(bare, tags=(), problems=())))
    absent = ("date", "date_kind", "source", "channel", "origin", "byline", "editor", "dateline", "lead_image")
    assert {key: record[key] for key in absent} == dict.fromkeys(absent)


def test_the_credit_of_images_is_also_given_under_its_former_name() -> None:
    record = article_record(replace(PLAIN, image_credit="新华社"), tags=(), problems=())
    assert record["image_credit"] == record["picture_credit"] == "新华社"


def test_a_record_lists_links_images_tags_removals_and_problems() -> None:
    problem = warning("articles/a.txt", "date-invalid", "no date", line=3)
    record = json.loads(json.dumps(article_record(PLAIN, tags=("甲", "乙"), problems=[problem])))
    assert record["links"] == ["https://e.org/"]
    assert record["images"] == ["https://e.org/a.jpg"]
    assert record["lead_image"] == "https://e.org/a.jpg"
    assert record["tags"] == ["甲", "乙"]
    assert {"what": "style", "text": "x", "rule": "generic", "why": "<style> is never shown", "count": 1} in record[
        "removed"
    ]
    assert record["problems"] == [
        {
            "path": "articles/a.txt",
            "line": 3,
            "column": 1,
            "code": "date-invalid",
            "level": "warning",
            "message": "no date",
        }
    ]
