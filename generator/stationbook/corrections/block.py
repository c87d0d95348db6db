"""Which blocks of a correction stand in a text, and how is one written?

A block is JSON between a line of three backticks with the word ``stationbook`` and a line of three backticks. It
stands in an issue, a mail or a file, whatever else is written around it.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from stationbook.model.correction import LONGEST_BLOCK, VERSION, Correction

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*stationbook[ \t]*\r?\n(.*?)^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
_OPENED = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*stationbook[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_ADAPTER = TypeAdapter(Correction)


class Block(NamedTuple):
    """What was found: a correction, or None and in Chinese why it is none."""

    correction: Correction | None
    refused: str = ""


def blocks_in(text: str) -> Iterator[Block]:
    """Yield every block of a text in its order, also of one that a mail program quoted or wrapped."""
    text = text.replace("\r\n", "\n")
    if not _FENCE.search(text) and _QUOTED.search(text):
        text = _QUOTED.sub("", text)
    bodies = [found[2] for found in _FENCE.finditer(text)]
    yield from (read_block(body) for body in bodies)
    if len(_OPENED.findall(text)) > len(bodies):
        yield Block(None, "更正块没有写完，少了结尾的三个反引号")


def read_block(body: str) -> Block:
    """Read the JSON of one block."""
    if len(body) > LONGEST_BLOCK:
        return Block(None, f"更正块太长，最多 {LONGEST_BLOCK} 个字")
    try:
        # A mail program breaks long lines, also within a text; what it broke is joined again.
        data = json.loads(body, strict=False, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return Block(None, str(error) if isinstance(error, _TwiceError) else "更正块不是完整的 JSON，可能被改动过")
    if isinstance(data, dict) and data.get("version") not in (None, VERSION):
        return Block(None, f"更正块的格式是第 {data['version']} 版，这里只认第 {VERSION} 版，请在网站上重新填一份")
    try:
        return Block(_ADAPTER.validate_python(_joined(data)))
    except ValidationError as error:
        fields = sorted({".".join(map(str, one["loc"])) or "整块" for one in error.errors(include_url=False)})
        return Block(None, f"更正块里的 {'、'.join(fields[:4])} 不合格式，可能被改动过")


def write_block(correction: Correction) -> str:
    """Return the block of a correction, ready to stand in a text."""
    data = correction.model_dump(mode="json", exclude_none=False)
    return f"```stationbook\n{json.dumps(data, ensure_ascii=False, indent=1)}\n```\n"


class _TwiceError(ValueError):
    """A name stands twice in one object; which value counts is nobody's guess."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError("更正块里同一项写了两次")
    return found


def _no_number(name: str) -> object:
    raise ValueError(name)


def _joined(data: object) -> object:
    """Return the data with line breaks taken out of its texts: the form writes none."""
    if isinstance(data, str):
        return re.sub(r"\s*\n\s*", "", data)
    if isinstance(data, list):
        return [_joined(one) for one in data]
    if isinstance(data, dict):
        return {str(key): _joined(value) for key, value in data.items()}
    return data
