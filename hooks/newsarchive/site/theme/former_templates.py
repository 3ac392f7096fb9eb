"""Templates of newsarchive 0.1, which were files of the archive itself: found before they fail for want of a name."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from jinja2.nodes import Name
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from newsarchive.base.fileio import read_text
from newsarchive.site.config import position_in

# Names that 0.1 gave to its templates, and that no template is given any more.
_FORMER_NAMES = frozenset(
    ["initial_address", "marks", "period_address", "piece", "site", "style_sheet", "term_address", "topic_address"]
)


def refuse_former_templates(config: MkDocsConfig) -> None:
    """Raise PluginError if the site's `custom_dir` replaces our templates by those of newsarchive 0.1."""
    folder = config.theme.custom_dir
    found = next(_former_templates(Path(folder)), None) if folder else None
    if found:
        template, names = found
        custom_dir = Path(str(folder)).name
        raise PluginError(
            f"{position_in(config, 'theme', 'custom_dir')}"
            f"{custom_dir}/{template} is a template of newsarchive 0.1: it uses {', '.join(names)}, which no longer "
            f"exist; templates, styles and scripts are part of the package now: remove custom_dir: {custom_dir} from "
            f"the configuration, and the folder, or keep only files you changed and adapt them"
        )


def _former_templates(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The path of each former template below a folder, and the former names that it uses without setting them."""
    for file in sorted(folder.glob("archive/*.html")):
        try:
            names = list(Environment(autoescape=True).parse(read_text(file)).find_all(Name))
        except (OSError, UnicodeError, TemplateSyntaxError):
            # Jinja reports it, with its line, when a page needs it.
            continue
        given = {name.name for name in names if name.ctx != "load"}
        former = sorted({name.name for name in names} & _FORMER_NAMES - given)
        if former:
            yield file.relative_to(folder).as_posix(), former
