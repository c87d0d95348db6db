"""How is YAML read slowly, with the line and column of every value and every comment kept?

The careful reader gives the same values as the fast one (`load.yaml_text`); it explains refused files and
is what writes an edit back.
"""

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.resolver import BaseResolver


class _ProjectResolver(BaseResolver):
    """The 1.2 core schema; digits with a leading zero, underscored numbers, times and dates stay text."""

    def __init__(self, version: Any = None, loader: Any = None) -> None:
        super().__init__(loader)

    @property
    def processing_version(self) -> tuple[int, int]:
        return (1, 2)


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    _ProjectResolver.add_implicit_resolver_base(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first)


def careful_yaml() -> YAML:
    """Return a reader and writer that keeps comments, order and places. Not to be shared between files."""
    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = _ProjectResolver
    yaml.preserve_quotes = True
    yaml.width = 4096
    return yaml
