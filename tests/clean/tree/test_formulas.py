"""Formulas of MathML, KaTeX and MathJax are shown once, as text; what else the page has of them is in the removals."""

from __future__ import annotations

from time import process_time

import pytest

from tests.builders import clean
from tests.clean.canonical import removed
from tests.conservation import lost


def shown(body: str) -> str:
    return clean(body).html


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>取<script type="math/tex">a < b</script>。</p>', "<p>取$a &lt; b$。</p>"),
        ('<p>即 <script type="math/tex; mode=display">a_1*b</script></p>', "<p>即 $$a_1*b$$</p>"),
        ('<p>取<span class="MathJax">a</span><script type="math/tex">a</script>。</p>', "<p>取$a$。</p>"),
        ('<p>取<script type="math/tex"> </script>。</p>', "<p>取。</p>"),
        ('<p>取<script type="math/asciimath">x^2</script>。</p>', "<p>取x^2。</p>"),
        ('<p>取<script type="math/mml"><math><msup><mi>x</mi><mn>2</mn></msup></math></script>。</p>', "<p>取x^2。</p>"),
        ("<p>取<script>a</script>。</p>", "<p>取。</p>"),
    ],
)  # fmt: skip
def test_a_formula_in_a_script_is_written_out_once(body: str, expected: str) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<mrow><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>≤</mo><mn>9</mn></mrow>", "x^2+1/2≤9"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>c</mi></mrow></mfrac>", "(a+b)/(2c)"),
        ("<mfrac><msup><mi>a</mi><mn>2</mn></msup><msub><mi>b</mi><mn>1</mn></msub></mfrac>", "a^2/b_1"),
        ("<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "3(1/2)x"),
        ("<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>", "x^(n+1)"),
        ("<msup><mrow><mi>a</mi><mo>-</mo><mi>b</mi></mrow><mn>2</mn></msup>", "(a-b)^2"),
        ("<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>", "(a)^2"),
        ("<msup><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></msup>", "(x^2)^3"),
        ("<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo>", "f′(x)"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>", "∑_(i=1)^n i"),
        ("<msqrt><mi>x</mi></msqrt><mo>+</mo><msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√x+√(x+1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "√[3]x"),
        ("<mi>sin</mi><mi>x</mi>", "sin x"),
        ("<mi>a</mi><mi>b</mi>", "ab"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mi>y</mi>", "x^2 y"),
        ("<mtext>速度 </mtext><mo>=</mo><mi>v</mi>", "速度=v"),
        ("<mo>(</mo><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>", "(n¦k)"),
        ("<mfenced open='[' close=')' separators=';'><mi>a</mi><mi>b</mi><mi>c</mi></mfenced>", "[a;b;c)"),
        ("<mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo>)</mo>", "(a, b; c, d)"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>", "[a; b]"),
        ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "_6^14C"),
        ("<mstyle><mrow><mi>x</mi></mrow></mstyle>", "x"),
        ("<semantics><mi>x</mi><annotation encoding='StarMath 5.0'>x</annotation></semantics>", "x"),
    ],
)  # fmt: skip
def test_mathml_becomes_one_line_that_keeps_its_groups(mathml: str, text: str) -> None:
    assert shown(f"<p>即 <math>{mathml}</math> 。</p>") == f"<p>即 {text} 。</p>"


KATEX = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi>'
    "<msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding='application/x-tex'>E=mc^2</annotation></semantics>"
    '</math></span><span class="katex-html" aria-hidden="true">E=mc2</span></span>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"质能 {KATEX} 式", "<p>质能 $E=mc^2$ 式</p>", id="KaTeX"),
        pytest.param('甲<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>', "<p>甲$x^2$</p>", id="alttext"),
        pytest.param('甲<math display="block" alttext="x">x</math>乙', "<p>甲</p>\n<p>$$x$$</p>\n<p>乙</p>", id="display"),
        pytest.param(
            '<p>甲<span class="MathJax_Preview">x2</span>\n<span class="MathJax"><nobr>x2</nobr></span><script type="math/tex">x^2</script>',
            "<p>甲 $x^2$</p>",
            id="a preview, a rendering and a script",
        ),
        pytest.param('与<span class="MathJax_Preview">x_1</span>', "<p>与x_1</p>", id="a preview alone"),
        pytest.param(
            '甲<span class="MathJax"><nobr aria-hidden="true">x2</nobr><span class="MJX_Assistive_MathML"><math><msup><mi>x</mi><mn>2</mn></msup></math></span></span>',
            "<p>甲x^2</p>",
            id="assistive MathML",
        ),
        pytest.param(
            '甲<mjx-container class="MathJax" jax="CHTML"><mjx-math><mjx-mi><mjx-c class="mjx-c1D438 TEX-I"></mjx-c></mjx-mi><mjx-mo><mjx-c class="mjx-c3D"></mjx-c></mjx-mo></mjx-math></mjx-container>乙',
            "<p>甲E=乙</p>",
            id="glyphs of MathJax 3",
        ),
        pytest.param(
            '甲<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math alttext="x">x</math></span></span>',
            "<p>甲$x$</p>",
            id="a wiki's formula without its image",
        ),
        pytest.param(
            '甲<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math alttext="x">x</math></span>'
            '<img src="https://wikimedia.org/api/rest_v1/media/math/render/svg/a1" alt="x"></span>乙',
            '<p>甲<img src="https://wikimedia.org/api/rest_v1/media/math/render/svg/a1" alt="x" loading="lazy" decoding="async" referrerpolicy="no-referrer">乙</p>',
            id="a wiki's formula with its image",
        ),
        pytest.param("<math><p>一</p><p>二</p></math>", "<p>一</p>\n<p>二</p>", id="an unclosed formula"),
    ],
)  # fmt: skip
def test_a_formula_is_shown_once_in_its_best_form(body: str, expected: str) -> None:
    assert shown(body) == expected
    assert clean(expected).html == expected


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{KATEX}</p>",
        r'<p><math alttext="\text{速度}\leq 5"><mtext>速度</mtext><mo>≤</mo><mn>5</mn></math></p>',
        "<p><math><mphantom><mi>隐</mi></mphantom><mi>f</mi><mo>\u2061</mo><mi>x</mi><annotation encoding='x'>甲</annotation></math></p>",
        '<p><span class="MathJax">x²</span><script type="math/tex">x^2</script></p>',
    ],
)
def test_every_character_of_a_formula_is_in_the_text_or_the_removals(body: str) -> None:
    assert not lost(body, clean(body))


def test_the_removals_have_only_what_the_alternative_text_lacks() -> None:
    article = clean(r'<p><math alttext="\text{速度}\leq 5"><mtext>速度</mtext><mo>≤</mo><mn>5</mn></math></p>')
    assert article.text == r"$\text{速度}\leq 5$"
    assert removed(article) == [("element", "≤")]


def test_a_long_formula_takes_linear_time() -> None:
    """In quadratic time it would take a minute."""
    started = process_time()
    assert clean(f"<math>{'<mi>x</mi>' * 30_000}</math>").text == "x" * 30_000
    assert process_time() - started < 10


@pytest.mark.parametrize(
    "piece",
    [
        '<span class="MathJax"></span>',
        '<i class="katex-html" aria-hidden="true">x</i>',
        '<span class="mwe-math-mathml" style="display:none"><math>x</math></span>',
        "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>",
    ],
)
def test_many_formulas_take_linear_time(piece: str) -> None:
    """Twenty thousand in quadratic time would take minutes."""
    started = process_time()
    clean(f'<p class="MathJax">{piece * 20_000}</p>')
    assert process_time() - started < 20
