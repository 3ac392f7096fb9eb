"""English, with a small vocabulary of our own."""

from functools import cache

from benchmarks.synthetic.language.grammar import Language, patterns
from benchmarks.synthetic.language.lexicon import ranked
from benchmarks.synthetic.names import english_company, english_person

_CLAUSES = patterns("""
the N of the S V the N
the A S D V a N
P V the S
O V a A N in the S
the N V that the S V the N
more than M V the A S
R of the N V a S
it D V the N of S
many N who V the S V the N
a S in L V the N
they V the A N
the S V because the N D V it
""")
_OPENINGS = patterns("""
On T ,
In L ,
However ,
Meanwhile ,
According to O ,
In the A N ,
""")
_QUOTES = patterns("""
" C " said P .
P said: " C "
""")
_TITLES = patterns("""
S N : How a A N V the S
Why did the S D V the N ?
O V A S
The A S that V the N
P : a N for the S
" A S " V N , says N
What the N V about S
""")
_HEADINGS = patterns("""
The A S
S and N
""")
_NOUNS = """
time year people way day world life part number system case work government company group problem fact hand place week
house service school country point home water room area money story month lot study book job word business issue side
kind head power market night price team minute idea body information line car city food road health office door
history party result change morning research girl moment air teacher force education river harbour lighthouse island
bridge village station engine orchard library garden winter summer forest valley sensor battery screen keyboard
network archive printer camera orbit comet reef glacier ferry railway timetable museum theatre bakery workshop factory
warehouse budget invoice tariff mortgage pension dividend election council ballot treaty border customs passport
vaccine clinic nurse surgeon pharmacist virus protein molecule telescope satellite rocket compiler kernel driver patch
release database server protocol browser plugin commit branch pipeline container cluster token parser editor lantern
violin orchestra chorus novel poem journal column lecture seminar harvest drought flood storm breeze tide current
coral whale salmon sparrow badger meadow hedge quarry furnace turbine generator grid cable
"""
_VERBS = """
made took found gave told called left kept held brought wrote moved lost paid met set led showed changed followed
stopped opened grew offered remembered bought served sent built stayed reached raised passed sold reported decided
pulled returned explained developed carried broke received agreed supported caught drew chose caused pointed listened
realised placed covered described replaced measured delayed repaired announced restored postponed inspected flooded
crossed planted borrowed tested merged compiled shipped patched rewrote traced indexed archived
"""
_ADJECTIVES = """
new good first last long great little own old right big high different small large next early young important few
public bad same able local late hard major better strong open whole free short recent clear quiet narrow cheap slow
northern coastal empty distant careful modest stubborn curious brittle seasonal reliable portable experimental wooden
rural urban annual
"""
_ADVERBS = """
also still often never always really almost already soon slowly quickly nearly finally barely quietly gradually
"""
_PLACES = """
Eastmere Northfell Saltcombe Oldbridge Whitcliffe Harrowgate Sundmouth Pinewick Grayport Lowmarsh
"""


@cache
def english() -> Language:
    """Return English, with word frequencies by Zipf's law."""
    return Language(
        words={
            "N": ranked(_NOUNS, 3),
            "S": ranked(_NOUNS, 60),
            "V": ranked(_VERBS, 3),
            "A": ranked(_ADJECTIVES, 3),
            "D": ranked(_ADVERBS, 3),
            "L": ranked(_PLACES, 3),
        },
        clauses=_CLAUSES,
        openings=_OPENINGS,
        quotes=_QUOTES,
        titles=_TITLES,
        headings=_HEADINGS,
        person=english_person,
        company=english_company,
        comma=",",
        stop=".",
        space=" ",
    )
