"""What does a text that is no YAML say, where nobody could have meant anything else?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stationbook.load.yaml_mistakes import COLON, NO_SPACE, QUOTES, TAB
from stationbook.load.yaml_refusal import YamlRefusedError
from stationbook.load.yaml_text import parse_yaml


@dataclass(frozen=True, slots=True)
class MendedYaml:
    """A text with one mistake mended, and what stood there and stands there now."""

    text: str
    before: str
    after: str


def mended_yaml(text: str, refused: YamlRefusedError) -> MendedYaml | None:
    """Return the text without the mistake for which it was refused; None where that is not certain.

    It is certain only if the parser then reads the text, or stops at another mistake.
    """
    if refused.kind is TAB:
        made = re.sub(r"(?m)^[ \t]+", lambda blanks: blanks[0].replace("\t", "  "), text)
        return MendedYaml(made, "Tab", "两个空格") if _goes_on(made, refused) else None
    start = _offset(text, refused.line, refused.column)
    end = next((at for at in (text.find("\r", start), text.find("\n", start)) if at >= 0), len(text))
    rest = text[start:end]
    for one in _possible(refused, rest):
        made = text[:start] + one.text + text[end:]
        if _goes_on(made, refused):
            return MendedYaml(made, one.before, one.after)
    return None


def _possible(refused: YamlRefusedError, rest: str) -> Iterator[MendedYaml]:
    """Yield what the rest of a line from the place of a mistake on may be, and how that is told."""
    if refused.kind is COLON and (colon := re.match(r"：[ \u3000]*", rest)):
        yield MendedYaml(f": {rest[colon.end() :]}".rstrip(), "：", "英文冒号")
    if refused.kind is NO_SPACE:
        yield MendedYaml(f" {rest}", "冒号后面没有空格", "空一格")
    # Around words of Chinese, such marks may be part of what is said.
    if refused.kind is QUOTES and (quoted := re.match(r"“([ !#-\[\]-~]*)”", rest)):
        yield MendedYaml(f'"{quoted[1]}"{rest[quoted.end() :]}', quoted[0], f'"{quoted[1]}"')


def _goes_on(text: str, refused: YamlRefusedError) -> bool:
    try:
        parse_yaml(text)
    except YamlRefusedError as now:
        return (now.kind, now.line) != (refused.kind, refused.line)
    except RecursionError:
        return False
    return True


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1
