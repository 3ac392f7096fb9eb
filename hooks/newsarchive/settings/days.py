"""Days as people write them in YAML."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator


def _as_day(value: object) -> date:
    # A datetime is a date to Python, too.
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as reason:
        raise ValueError("expected a day such as 2010-01-31") from reason


Day = Annotated[date, BeforeValidator(_as_day)]
"""A day in the form 2010-01-31."""
