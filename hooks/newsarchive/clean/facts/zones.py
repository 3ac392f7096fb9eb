"""Zones in dates: offsets, and abbreviations, some of which have several meanings."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d\d))?")
# Hours east of UTC; for several meanings, each of them. CST: China, central North America, Cuba; IST: India, Israel,
# Ireland; BST: Britain, Bangladesh; AST: the Atlantic, Arabia.
_HOURS: dict[str, tuple[float, ...]] = {
    **dict.fromkeys(("GMT", "UTC", "UT", "Z", "WET"), (0,)),
    "CST": (8, -6, -5),
    "IST": (5.5, 2, 1),
    "BST": (1, 6),
    "AST": (-4, 3),
    "HKT": (8,),
    "SGT": (8,),
    "AWST": (8,),
    "JST": (9,),
    "KST": (9,),
    "ICT": (7,),
    "WIB": (7,),
    "EST": (-5,),
    "EDT": (-4,),
    "CDT": (-5,),
    "MST": (-7,),
    "MDT": (-6,),
    "PST": (-8,),
    "PDT": (-7,),
    "CET": (1,),
    "CEST": (2,),
    "WEST": (1,),
    "EET": (2,),
    "EEST": (3,),
    "MSK": (3,),
    "AEST": (10,),
    "AEDT": (11,),
    "ACST": (9.5,),
    "NZST": (12,),
    "NZDT": (13,),
}


def named_zone(name: str, moment: datetime, own: ZoneInfo) -> tuple[tzinfo | None, str]:
    """Return the zone of this name or offset, or None and the reason in words.

    Of several meanings the one counts that is the offset of the archive's `own` zone at that moment.
    """
    if offset := _OFFSET.fullmatch(name):
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if shift < timedelta(days=1):
            return timezone(-shift if offset[1] == "-" else shift), ""
        return None, f"{name} is no offset from UTC"
    hours = _HOURS.get(name.upper(), ())
    if len(hours) == 1:
        return (timezone(timedelta(hours=hours[0])), "") if hours[0] else (UTC, "")
    own_offset = moment.replace(tzinfo=own).utcoffset()
    if any(timedelta(hours=hour) == own_offset for hour in hours):
        return own, ""
    if not hours:
        return None, f"{name} is no known time zone"
    meanings = ", ".join(f"UTC{'+' if hour > 0 else '-'}{timedelta(hours=abs(hour))}"[:-3] for hour in hours)
    return None, f"{name} has {len(hours)} meanings: {meanings}"
