from __future__ import annotations

from newsarchive.features.tag_candidates import tag_candidates
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.vocabulary import Vocabulary
from tests.builders import process_text, raw_article

KNOWN = Vocabulary.model_validate(
    {
        "organisations": {"世界卫生组织": ["世卫组织", "WHO"]},
        "subjects": {"百日冲刺": [], "新股发行": ["IPO"], "就业": []},
        "block": ["进展", "措施"],
    }
)


def words_of(body: str, *, title: str = "标题", vocabulary: Vocabulary = KNOWN) -> dict[str, float]:
    """The candidates of an article with their weights."""
    found = process_text(raw_article(title=title, body=body), editorial=Editorial((), vocabulary)).article
    assert found
    return dict(iter(tag_candidates(found, vocabulary)))


def test_another_spelling_counts_as_the_term_itself() -> None:
    words = words_of("<p>世卫组织说。</p><p>WHO表示，世界卫生组织已经启动。</p>")
    assert "世界卫生组织" in words
    assert not {"世卫组织", "WHO", "who"} & set(words)


def test_a_known_term_is_not_split() -> None:
    assert "百日冲刺" in words_of("<p>开展百日冲刺活动。</p><p>百日冲刺开始了。</p>")


def test_a_blocked_word_is_no_candidate_even_in_the_title() -> None:
    assert not {"措施", "进展"} & set(words_of("<p>措施进展措施进展</p>", title="措施与进展"))


def test_a_word_that_occurs_once_in_the_body_is_not_a_candidate() -> None:
    body = "<p>第一段。</p><p>提到了光伏。</p>"
    assert "光伏" not in words_of(body)
    assert "光伏" in words_of(body.replace("光伏", "光伏与光伏"))


def test_a_word_of_the_title_weighs_more_than_one_of_the_body() -> None:
    words = words_of("<p>一段。</p><p>疫苗与航天，疫苗与航天。</p>", title="航天新闻")
    assert words["航天"] > words["疫苗"]
