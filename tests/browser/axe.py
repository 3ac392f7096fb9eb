"""axe: accessibility of the page that is open, by the rules of WCAG 2.2 AA and its own best practice."""

from __future__ import annotations

from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG_2_2_AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""The rules among them that depend on colours, and so on the colour scheme."""
# axe parses the same few colours thousands of times on a page; half of its time goes there.
_REMEMBER_COLOURS = """() => {
  const { Color } = axe.commons.color;
  const parse = Color.prototype.parseString;
  const parsed = new Map();
  Color.prototype.parseString = function (text) {
    if (!parsed.has(text)) {
      parse.call(this, text);
      parsed.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = parsed.get(text);
    return this;
  };
}"""
_RUN = "options => axe.run(options).then(({violations}) => violations)"


def violations(page: Page, options: Mapping[str, object] = WCAG_2_2_AA) -> list[tuple[str, ...]]:
    """The violations that axe finds: the rule, the element, and the remedy."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(_REMEMBER_COLOURS)
    found = page.evaluate(_RUN, dict(options))
    return [(rule["id"], node["html"][:200], node["failureSummary"]) for rule in found for node in rule["nodes"]]
