"""The facts of a story: its place and time, its people, and the choices that its kind declares."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random

from benchmarks.synthetic.names import COINED, english_company, english_person, japanese_company, person, pick
from benchmarks.synthetic.prose.places import CITIES, FOREIGN
from benchmarks.synthetic.prose.templates import Kind, fill

_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = "冬冬春春春夏夏夏秋秋秋冬"
_REPORTED = ("上一年度", "上一年度", "上一年度", "一季度", "一季度", "一季度", "上半年", "上半年", "上半年", "前三季度")
# A newsroom has few editors, each with many articles.
_EDITORS = tuple(person(Random(number)) for number in range(40))  # noqa: S311 - no secret
_PAPERS = "晚报 日报 都市报 晨报 周刊 商报".split()
_JAPANESE_NAMES = ("青山葵", "白石凛", "海野澪", "月岡紬", "森下葵", "川瀬凛")


class Facts(Mapping[str, str]):
    """Facts by name; a name of a drawn kind, such as `person`, gives a new one each time."""

    def __init__(self, known: dict[str, str], drawn: Mapping[str, Callable[[], str]]) -> None:
        self._known = known
        self._drawn = drawn

    def __getitem__(self, name: str) -> str:
        value = self._known.get(name)
        return self._drawn[name]() if value is None else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def draw_facts(kind: Kind, subject: Random, rng: Random, day: date) -> Facts:
    """Draw the facts of a story; those of its subject are the same in all stories on it."""
    known = _of_place(subject) | _of_day(rng, day)
    known["paper"] = known["city"] + pick(rng, _PAPERS)
    known["coined"], known["coined2"] = (pick(subject, COINED) for _ in range(2))
    known["town_name"] = known["town"].removesuffix("镇")
    known["speaker"], known["expert"] = person(subject), person(subject)
    known["resident"], by_chance, known["author"] = person(rng), person(rng), person(rng)
    known["editor"] = pick(Random(by_chance), _EDITORS)  # noqa: S311 - no secret
    known["en_speaker"], known["en_firm"] = english_person(subject), english_company(subject)
    known["en_resident"] = english_person(rng)
    known["ja_firm"] = japanese_company(subject)
    known["ja_name"] = pick(rng, _JAPANESE_NAMES)
    facts = Facts(known, {"person": lambda: person(rng), "en_person": lambda: english_person(rng)})
    for name, choices in kind.facts.items():
        drawing = subject if name.startswith("@") else rng
        known[name.removeprefix("@")] = fill(pick(drawing, choices), drawing, facts)
    return facts


def _of_place(subject: Random) -> dict[str, str]:
    city = dict(zip(("city", "province", "district", "district2", "town", "river"), pick(subject, CITIES), strict=True))
    foreign = dict(zip(("en_city", "en_region", "en_district", "en_water"), pick(subject, FOREIGN), strict=True))
    return city | foreign


def _of_day(rng: Random, day: date) -> dict[str, str]:
    before = day - timedelta(days=1 + int(rng.random() * 6))
    later = day + timedelta(days=9 + int(rng.random() * 70))
    past = day.replace(day=1) - timedelta(days=1)
    return {
        "date": f"{day.month}月{day.day}日",
        "today": f"{day.day}日",
        "earlier": f"{before.month}月{before.day}日",
        "later": f"{later.month}月{later.day}日",
        "month": f"{day.month}月",
        "lastmonth": f"{past.month}月",
        "year": str(day.year),
        "lastyear": str(day.year - 1),
        "nextyear": str(day.year + 1),
        "season": _SEASONS[day.month - 1],
        "reported": _REPORTED[min(day.month, 10) - 1],
        "en_date": f"{day.day} {_MONTHS[day.month - 1]}",
        "en_later": f"{_MONTHS[later.month - 1]}",
        "weekday": "周" + "一二三四五六日"[day.weekday()],
        "en_weekday": f"{day:%A}",
    }
