"""Paragraphs that are captions, and paragraphs that are only below an image."""

from __future__ import annotations

import pytest

from tests.builders import clean
from tests.clean.canonical import IMAGE, html_of

FIGURE = '<figure><img src="https://e.org/a.jpg" alt="">'


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param('<p align="center">一座新桥</p>', id="a centred paragraph"),
        pytest.param("<center>一座新桥</center>", id="a centre element"),
        pytest.param("<p>地下盾构机驾驶室</p>", id="plain words that end no sentence"),
        pytest.param("<p>图为新桥的夜景。</p>", id="words that show it"),
        pytest.param("<p>游客在桥上散步，远处是老城。新华社记者 林某 摄</p>", id="a photographer after the words"),
        pytest.param('<p class="img-desc">△一座新桥；桥下是河。</p>', id="a class that shows it"),
        pytest.param("<p>图片版权归作者所有</p>", id="the rights in the image"),
        pytest.param("<p>图源网络，侵权必删</p>", id="the source of the image"),
        pytest.param("<p>风险投资者的聚会现场</p>", id="words that share some with a disclaimer"),
        pytest.param("<p align=center>图：</p>", id="centred words that show it"),
        pytest.param(
            f"<p>一座新桥</p>{IMAGE}<p class=img-desc>另一座</p>", id="plain words where another caption has a class"
        ),
    ],
)
def test_text_below_an_image_is_its_caption(caption: str) -> None:
    assert (
        html_of(f"<p>第一段。</p><p>{IMAGE}</p>{caption}<p>第二段。</p>")
        .split("\n")[1]
        .startswith(f"{FIGURE}<figcaption>")
    )


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("<p>这是一个完整的句子。</p>", id="a sentence"),
        pytest.param('<p align="center">更多截图：</p>', id="words that lead to what follows"),
        pytest.param('<p align="center"><b>第二节</b></p>', id="a sub-heading"),
        pytest.param('<p align="center"><iframe src="https://e.org/v"></iframe></p>', id="a player"),
        pytest.param("<p>曝光台</p><p>第二段。</p><p>展示台</p>", id="lines that are elsewhere too"),
        pytest.param("<p>编辑：某某</p>", id="words with a colon"),
        pytest.param("<p>仅供投资者参考，不构成投资建议</p>", id="a disclaimer"),
        pytest.param('<p align="center">版权所有，未经许可不得转载</p>', id="a notice of rights, centred"),
        pytest.param("<p>文章不代表本站观点</p>", id="a rule of the house"),
    ],
)
def test_other_text_below_an_image_is_no_caption(below: str) -> None:
    assert html_of(f"<p>第一段。</p>{IMAGE}{below}<p>第三段。</p>").split("\n")[1] == f"{FIGURE}</figure>"


def test_the_last_line_of_the_article_is_no_caption() -> None:
    assert html_of(f"<p>第一段。</p>{IMAGE}<p>本文完</p>").endswith("</figure>\n<p>本文完</p>")


def test_an_alt_text_that_repeats_the_headline_with_other_punctuation_is_dropped() -> None:
    assert 'alt=""' in clean('<img src="https://e.org/a.jpg" alt="“新桥”：通车">', title="_新桥_：通车").html


@pytest.mark.parametrize(
    ("figure", "caption"),
    [
        pytest.param(f'{IMAGE}<span class="x-Copyright">Getty</span><figcaption>A pier</figcaption>', "A pier<br>Getty", id="a credit before the caption"),
        pytest.param(f"<figcaption>A pier</figcaption>{IMAGE}", "A pier", id="a caption before the image"),
        pytest.param(f"{IMAGE}<br><span>A pier</span><br><cite>Getty</cite>", "A pier<br>Getty", id="words without a mark"),
        pytest.param(f'{IMAGE}<div class="imageCaption"><span class="imageCaptionContent">A pier</span> <span class="imageCredit">Photo: PA</span></div>', "A pier<br>Photo: PA", id="a caption in several elements"),
        pytest.param(f"{IMAGE}<figcaption>A pier<!-- --> <!-- -->(Getty)</figcaption>", "A pier (Getty)", id="comments in a caption"),
    ],
)  # fmt: skip
def test_the_text_of_a_figure_is_the_caption_of_its_image(figure: str, caption: str) -> None:
    assert html_of(f"<figure>{figure}</figure><p>Text.</p>") == (
        f"{FIGURE}<figcaption>{caption}</figcaption></figure>\n<p>Text.</p>"
    )


def test_a_list_with_nothing_but_images_and_captions_is_unwrapped() -> None:
    item = f"<li>{IMAGE}<figcaption>一</figcaption></li>"
    assert html_of(f"<ul>{item}{item}</ul>") == "\n".join([f"{FIGURE}<figcaption>一</figcaption></figure>"] * 2)


def test_text_of_a_player_is_no_caption_of_the_image_before_it() -> None:
    player = '<figure><figcaption>Listen</figcaption><audio src="https://e.org/a.mp3"></audio></figure>'
    assert html_of(f"{IMAGE}{player}").split("\n")[:2] == [f"{FIGURE}</figure>", "<p>Listen</p>"]


ICON = '<img src="https://e.org/i.png" width="20" height="20">'


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"这家公司{ICON}涨了", id="within a sentence"),
        pytest.param(f"{ICON}这家公司涨了", id="before a sentence"),
        pytest.param(f"<span>{ICON}</span> 这家公司涨了", id="in an element of its own"),
        pytest.param(f"这家公司涨了{ICON}", id="after a sentence"),
        pytest.param(
            "这家公司<img src='https://e.org/i.png' style='width: 20px;height:20px'>涨了", id="sized by its style"
        ),
    ],
)
def test_a_small_image_in_a_sentence_stays_in_its_line(line: str) -> None:
    found = html_of(f"<p>第一段。</p><p>{line}</p><p>第三段。</p>")
    assert "<figure>" not in found
    assert found.count("<p>") == 3
    assert 'width="20" height="20"' in found


@pytest.mark.parametrize(
    "image",
    [
        pytest.param('<img src="https://e.org/i.png" width="600" height="20">', id="a wide image"),
        pytest.param('<img src="https://e.org/i.png" width="200" height="200">', id="a large image"),
        pytest.param('<img src="https://e.org/i.png">', id="an image of an unknown size"),
    ],
)
def test_another_image_in_a_sentence_is_a_figure(image: str) -> None:
    assert "<figure>" in html_of(f"<p>第一段。</p><p>这家公司{image}涨了</p><p>第三段。</p>")


def test_a_line_below_a_small_image_is_no_caption() -> None:
    found = html_of(f"<p>第一段。</p><p>{ICON}</p><p>公司要闻</p><p>第三段。</p>")
    assert "<figcaption>" not in found
    assert "<p>公司要闻</p>" in found


@pytest.mark.parametrize("number", ["第二章", "（二）", "02", "IV"])
def test_the_number_of_a_section_below_an_image_is_no_caption(number: str) -> None:
    found = html_of(f'<p>一。</p><p><img src="https://e.org/a.jpg"></p><p align="center">{number}</p><p>二。</p>')
    assert f"<p>{number}</p>" in found
