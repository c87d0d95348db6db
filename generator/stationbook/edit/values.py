"""How is a value written as YAML, so that the project's reader reads the same one?"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stationbook.load.yaml_text import YamlRefusedError, parse_yaml

_INDENT = "  "


def scalar_text(value: Any, *, style: str = "") -> str:
    """Return a text, a number, yes or no, or nothing on one line; in the quotes of ``style`` where it can be."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if not style and _is_plain(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(map(_escaped, quoted))


def flow_text(value: Any) -> str:
    """Return any value on one line, lists and mappings in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar_text(key)}: {flow_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow_text(one) for one in value) + "]"
    return scalar_text(value)


def entry_lines(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of an entry of a block: a list of mappings has a line for each, all else stands in one line."""
    if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
        yield f"{scalar_text(key)}:"
        yield from (f"{_INDENT}- {flow_text(one)}" for one in value)
    else:
        yield f"{scalar_text(key)}: {flow_text(value)}"


def record_text(data: Mapping[str, Any], *, comment: str = "") -> str:
    """Return a whole record as the text of a new file, opened by a comment where one is given."""
    lines = [f"# {comment}"] if comment else []
    lines += [line for key, value in data.items() for line in entry_lines(key, value)]
    return "\n".join(lines) + "\n"


def _is_plain(value: str) -> bool:
    """Whether a text may stand without quotes, also between brackets: it is read back as it is."""
    # Digits alone are quoted also where the project's reader takes them for text, for other programs do not.
    if not value or value != value.strip() or not value.isprintable() or value.isdigit():
        return False
    try:
        data: Any = parse_yaml(f"k: [{value}]\nm: {value}\n")
    except YamlRefusedError:
        return False
    return isinstance(data, dict) and data == {"k": [value], "m": value}


def _escaped(sign: str) -> str:
    number = ord(sign)
    if sign == " " or unicodedata.category(sign)[0] not in "CZ":
        return sign
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
