"""What editors say of the front page: `editorial/front.yml`."""

from pydantic import ValidationInfo, field_validator

from newsarchive.settings.schema import Checked

FRONT_FILE = "front.yml"
"""Its place in the editorial folder."""


class FrontPage(Checked):
    """The articles that editors put on the front page, and those that they keep from it, by their ids."""

    featured: tuple[str, ...] = ()
    """The first that there is leads; the others stand right below it, in this order."""
    unfit: tuple[str, ...] = ()
    """Never on the front page, by no channel."""

    @field_validator("unfit")
    @classmethod
    def _is_not_featured(cls, ids: tuple[str, ...], values: ValidationInfo) -> tuple[str, ...]:
        both = next((article_id for article_id in ids if article_id in values.data.get("featured", ())), None)
        if both:
            raise ValueError(f"{both!r} is featured as well; name it in one of the two lists")
        return ids
