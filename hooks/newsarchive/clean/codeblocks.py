"""Code as blocks: exact lines and indentation, and the language that highlighters leave in a class."""

import re

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.text import strip_forbidden, visible
from newsarchive.clean.flow import append

_LANGUAGE_CLASS = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#-]{1,20})")
_LANGUAGES = frozenset(
    "bash batch c cpp c++ c# csharp cmake clojure css coffeescript dart diff dockerfile elixir erlang fortran go "
    "golang gradle graphql groovy haskell html http ini java javascript js json jsx julia kotlin latex less lisp "
    "lua makefile markdown matlab nginx objective-c objectivec ocaml perl php plaintext powershell properties "
    "protobuf python py r ruby rust sass scala scss shell sh sql swift text toml ts tsx typescript vim vue xml yaml "
    "yml".split()
)
_NEVER_A_LANGUAGE = frozenset({"none", "nohighlight", "auto", "undefined"})


def write_code_block(node: Element, container: Element) -> bool:
    """Write a `pre` or a `code` of several lines as a code block; False where there is no code in it."""
    for line_break in node.iter("br"):
        if not (line_break.tail or "").startswith("\n"):
            line_break.tail = "\n" + (line_break.tail or "")
    code = strip_forbidden(text_of(node)).replace("\u00a0", " ").strip("\n").rstrip()
    if not visible(code):
        return False
    language = _language(node)
    append(append(container, "pre"), "code", {"class": f"language-{language}"} if language else {}).text = code
    return True


def _language(node: Element) -> str:
    for element in (node, *node.iter("code", "div", "span"), *node.iterancestors("div")):
        names = element.get("class") or ""
        if match := _LANGUAGE_CLASS.search(names):
            return "" if match[1].lower() in _NEVER_A_LANGUAGE else match[1].lower()
        found = next((name.lower() for name in names.split() if name.lower() in _LANGUAGES), element.get("lang") or "")
        if found.lower() in _LANGUAGES:
            return found.lower()
    return ""
