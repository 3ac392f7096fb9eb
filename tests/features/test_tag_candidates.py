from __future__ import annotations

import pytest

from newsarchive.features.tag_candidates import tag_candidates
from newsarchive.features.tagging.weights import MOST
from newsarchive.model.article import SUFFICIENT
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.vocabulary import Vocabulary
from tests.builders import process_text, raw_article

KNOWN = Vocabulary.model_validate(
    {
        "organisations": {"世界卫生组织": ["世卫组织", "WHO"], "新京报": [], "京报": [], "南京大学": ["南大"]},
        "places": {"中国": ["China"], "南京": []},
        "subjects": {"百日冲刺": [], "新股发行": ["IPO"], "就业": [], "信息技术": ["IT"], "新能源汽车": [], "汽车": []},
        "block": ["进展", "措施"],
    }
)
# 300 characters without a term or a name.
FILLER = "<p>" + "这里只写一句没有什么内容的话，也不说是谁说的。" * 13 + "</p>"


def words_of(body: str, *, title: str = "标题", vocabulary: Vocabulary = KNOWN) -> dict[str, float]:
    """The candidates of an article with their weights."""
    outcome = process_text(raw_article(title=title, body=body), editorial=Editorial((), vocabulary))
    assert outcome.article
    return dict(iter(tag_candidates(outcome.article, outcome.prose, vocabulary)))


def sufficient(body: str, *, title: str = "标题", vocabulary: Vocabulary = KNOWN) -> list[str]:
    """The candidates that are tags without another article, the heaviest first."""
    return [word for word, weight in words_of(body, title=title, vocabulary=vocabulary).items() if weight >= SUFFICIENT]


def test_another_spelling_counts_as_the_term_itself() -> None:
    words = words_of("<p>世卫组织说。</p><p>WHO表示，世界卫生组织已经启动。</p>")
    assert "世界卫生组织" in words
    assert not {"世卫组织", "WHO", "who"} & set(words)


def test_a_known_term_is_not_split() -> None:
    assert "百日冲刺" in words_of("<p>开展百日冲刺活动。</p><p>百日冲刺开始了。</p>")


def test_a_blocked_word_is_no_candidate_even_in_the_title() -> None:
    assert not {"措施", "进展"} & set(words_of("<p>措施进展措施进展</p>", title="措施与进展"))


def test_a_word_of_the_title_weighs_more_than_one_of_the_body() -> None:
    words = words_of("<p>一段。</p><p>百日冲刺与新能源汽车。</p>", title="新能源汽车怎么样")
    assert words["新能源汽车"] > words["百日冲刺"]


@pytest.mark.parametrize(
    ("text", "known", "inside"),
    [
        ("新京报的记者来了", "新京报", "京报"),
        ("南京大学的校友来了", "南京大学", "南京"),
        ("新能源汽车来了", "新能源汽车", "汽车"),
    ],
)
def test_the_longest_term_wins(text: str, known: str, inside: str) -> None:
    words = words_of(f"<p>{text}。</p>", title=text)
    assert known in words
    assert inside not in words


def test_no_term_is_found_within_a_longer_name() -> None:
    words = words_of("<p>中国农业生产资料集团公司昨天成立。</p>", title="中国农业生产资料集团公司成立")
    assert "中国农业生产资料集团公司" in words
    assert "中国" not in words


@pytest.mark.parametrize(
    ("text", "is_found"), [("IT行业", True), ("ITER装置", False), ("用 it 代替", True), ("BIT", False)]
)
def test_a_latin_term_is_found_at_the_boundaries_of_words_only(text: str, *, is_found: bool) -> None:
    assert ("信息技术" in words_of(f"<p>一段关于{text}的话。</p>", title=f"{text}怎么了")) == is_found


@pytest.mark.parametrize(
    "body",
    [
        '<figure><img src="https://a.example/b.jpg"><figcaption>百日冲刺的现场</figcaption></figure>',
        "<ul><li>百日冲刺</li><li>其他</li></ul>",
        "<table><tr><td>百日冲刺</td><td>1</td></tr><tr><td>其他</td><td>2</td></tr></table>",
        "<pre>百日冲刺</pre>",
    ],
    ids=["caption", "list", "table", "code"],
)
def test_captions_lists_tables_and_code_give_no_candidates(body: str) -> None:
    assert "百日冲刺" in words_of("<p>第一段话在这里。</p><p>百日冲刺开始了。</p>")
    assert "百日冲刺" not in words_of(f"<p>第一段话在这里。</p>{body}<p>最后一段话。</p>")


@pytest.mark.parametrize("word", "事情 东西 大家 同学们 文章 同比 部分 记者".split())
def test_everyday_words_are_no_candidates(word: str) -> None:
    body = f"<p>{word}来了。</p>" * 4
    assert word not in words_of(body, title=f"{word}怎么样", vocabulary=Vocabulary())


def test_names_are_candidates_in_the_title_in_the_lead_or_in_three_paragraphs() -> None:
    once = "<p>第一段话在这里说得很长很长，一直说到四十个字以后才算是真正地说完了这一段话吧。</p><p>第二段。</p><p>木婉清来了。</p>"
    assert "木婉清" not in words_of(once)
    assert "木婉清" in words_of(once, title="木婉清的一天")
    assert "木婉清" in words_of(once + "<p>木婉清走了。</p><p>木婉清又来了。</p>")


def test_the_title_of_a_work_is_a_candidate_and_a_document_is_none() -> None:
    words = words_of("<p>《雪线以下》和《关于印发方案的通知》出版。</p>", title="《雪线以下》获奖")
    assert "雪线以下" in words
    assert "关于印发方案的通知" not in words


def test_a_compound_of_the_title_that_the_text_repeats_is_a_candidate() -> None:
    words = words_of("<p>这里说的是别的。</p><p>汽车传感器很贵。</p>", title="汽车传感器涨价", vocabulary=Vocabulary())
    assert "汽车传感器" in words


def test_a_term_in_the_title_is_a_tag_though_a_longer_name_contains_it() -> None:
    known = Vocabulary(subjects={"地震": ()}, organisations={"中国地震台网中心": ("中国地震台网",)})
    body = "<p>据中国地震台网正式测定，当地今晚有震感，震中在县城以北二十公里，各乡镇供电正常。</p>"
    assert "地震" in words_of(body, title="某县发生3.9级地震", vocabulary=known)


def test_terms_are_not_replaced_by_a_compound_of_them_if_one_is_specific() -> None:
    known = Vocabulary(subjects={"高校毕业生": (), "就业": (), "生猪": (), "期货": ()})
    body = "<p>促进高校毕业生就业，关注生猪期货。</p><p>高校毕业生就业是生猪期货以外的事。</p>"
    words = words_of(body, title="高校毕业生就业与生猪期货", vocabulary=known)
    assert {"高校毕业生", "就业", "生猪期货"} <= set(words)
    assert not {"高校毕业生就业", "生猪", "期货"} & set(words)


def test_what_the_segmenter_only_guesses_is_no_candidate_with_a_function_word_in_it() -> None:
    words = words_of("<p>页面“不卡顿”很重要。</p><p>页面“不卡顿”了，代表队夺得两金。</p>", title="不卡顿 他们夺得两金")
    assert not {"不卡顿", "两金"} & set(words)


def test_institutions_in_general_are_candidates_only_in_the_title() -> None:
    known = Vocabulary(subjects={"国有企业": (), "事业单位": ()})
    words = words_of("<p>国有企业和事业单位招聘。</p><p>国有企业和事业单位。</p>", title="国有企业", vocabulary=known)
    assert "国有企业" in words
    assert "事业单位" not in words


def test_a_traditional_text_has_the_terms_of_the_vocabulary_and_its_own_spelling_of_others() -> None:
    words = words_of(
        "<p>這個會議說，新能源汽車與汽車傳感器都會漲價，時間還沒有說。</p>", title="汽車傳感器漲價 新能源汽車也漲"
    )
    assert "新能源汽车" in words
    assert "汽車傳感器" in words


def test_a_spelling_in_capitals_is_not_the_same_word_in_lower_case() -> None:
    text = (
        "<p>The people who want it to last met in the city, and those who waited told it to everyone who came.</p>" * 3
    )
    words = words_of(text, title="Those who want it to last")
    assert not {"世界卫生组织", "信息技术"} & set(words)
    words = words_of(f"<p>The WHO has a new plan for IT.</p>{text}", title="The WHO has a new plan for IT in clinics")
    assert {"世界卫生组织", "信息技术"} <= set(words)


def test_english_names_and_terms_are_candidates() -> None:
    body = (
        "<p>Officials in China said the Green River Authority would open the gates on Monday.</p>"
        "<p>The Green River Authority has not said when. Yesterday people of the valley waited.</p>"
    )
    words = words_of(body, title="Green River Authority Opens The Gates")
    assert {"Green River Authority", "中国"} <= set(words)
    assert not {"Yesterday", "Officials", "Monday", "The"} & set(words)


def test_japanese_words_in_katakana_and_compounds_are_candidates() -> None:
    body = (
        "<p>気象庁は沖縄でドローンによる珊瑚礁の調査を始めたと発表しました。</p><p>ドローンは珊瑚礁の上を飛びます。</p>"
    )
    words = words_of(body, title="ドローンで珊瑚礁を調べる")
    assert {"ドローン", "珊瑚礁"} <= set(words)


def test_those_who_made_the_article_are_no_candidates() -> None:
    body = "<p>新京报讯（记者 木婉清）木婉清看到了新能源汽车。</p><p>木婉清说好。</p><p>木婉清来了。</p>"
    assert "木婉清" not in words_of(body)


def test_media_are_candidates_only_in_the_title() -> None:
    body = "<p>据新华社报道，天气很好。</p><p>新华社说。</p>"
    assert "新华社" not in words_of(body)
    assert "新华社" in words_of(body, title="新华社九十年", vocabulary=Vocabulary(organisations={"新华社": ()}))


def test_a_long_article_has_three_sufficient_candidates_if_it_has_three_at_all() -> None:
    body = f"{FILLER}<p>光伏、灯塔与珊瑚的事。</p>"
    assert len(sufficient(body, title="珊瑚、灯塔和光伏", vocabulary=Vocabulary())) == 3


def test_an_article_has_no_more_candidates_than_may_become_tags() -> None:
    terms = [f"第{number}号词条目" for number in range(30)]
    vocabulary = Vocabulary(subjects=dict.fromkeys(terms, ()))
    assert len(words_of(f"<p>{'和'.join(terms)}。</p>", title=terms[0], vocabulary=vocabulary)) == MOST


def test_a_term_inside_a_longer_blocked_word_is_not_mentioned() -> None:
    vocabulary = Vocabulary.model_validate({"subjects": {"微信": [], "医保": []}, "block": ["微信公众号"]})
    words = words_of("<p>编者按：本文来自微信公众号，谈医保。</p>", vocabulary=vocabulary)
    assert "微信" not in words
    assert "医保" in words
    assert "微信" in words_of("<p>微信开放小程序。</p>", vocabulary=vocabulary)


def test_the_name_of_a_player_is_not_mentioned() -> None:
    vocabulary = Vocabulary.model_validate({"organisations": {"优酷": []}})
    player = '<iframe src="https://player.youku.com/embed/XNDk"></iframe>'
    assert "优酷" not in words_of(f"<p>第一段说天气。</p>{player}", vocabulary=vocabulary)
    assert "优酷" in words_of(f"<p>▶ 优酷公布财报。</p>{player}", vocabulary=vocabulary)


@pytest.mark.parametrize("part", ["流域提前", "作品卖出", "于全市", "跟着师傅"])
def test_a_repeated_part_of_a_sentence_is_no_compound(part: str) -> None:
    lines = "".join(
        f"<p>{start}{part}。</p>" for start in ("会上有人说，快", "一周之后，快", "大家都说，快", "最后，快")
    )
    assert part not in words_of(lines)
