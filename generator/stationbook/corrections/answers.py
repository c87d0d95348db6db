"""Which corrections does a table of answers to a form hold, one field a line?"""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError

from stationbook.corrections.block import Block
from stationbook.model.correction import Change, CorrectedKind, Correction

HEADER = ("类别", "编号", "字段", "原来", "应为", "说明", "来源")
"""The columns of the table, in any order; the last may be left out. 类别 is 站点, 政策 or 地区."""

_NEEDED = HEADER[:6]
_KINDS = {kind.label: kind for kind in CorrectedKind}


def blocks_of_answers(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, Block]]:
    """Yield the line and the correction of every answer; one line for a table without the needed columns."""
    table = iter(rows)
    header = [name.strip() for name in next(table, [])]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        yield 1, Block(None, f"表头缺少：{'、'.join(missing)}")
        return
    for line, row in enumerate(table, 2):
        if any(cell.strip() for cell in row):
            yield line, _block(dict(zip(header, (cell.strip() for cell in row), strict=False)))


def _block(answer: dict[str, str]) -> Block:
    kind = _KINDS.get(answer.get("类别", ""))
    if kind is None:
        return Block(None, f"类别应是：{'、'.join(_KINDS)}")
    try:
        changes: tuple[Change, ...] = ()
        if field := answer.get("字段", ""):
            changes = (Change(field=field, old=answer.get("原来") or None, new=answer.get("应为") or None),)
        return Block(
            Correction(
                kind=kind,
                id=answer.get("编号", ""),
                changes=changes,
                reason=answer.get("说明", ""),
                source=answer.get("来源") or None,
            )
        )
    except ValidationError as error:
        names = {"id": "编号", "field": "字段", "reason": "说明", "source": "来源"}
        wrong = sorted({names.get(str(one["loc"][0]), "应为") for one in error.errors(include_url=False) if one["loc"]})
        return Block(None, f"{'、'.join(wrong)}没有写，或写法不对")
