"""How is it said, in Chinese, what a ledger would change?"""

from collections import Counter
from collections.abc import Iterator

from stationbook.ledger.columns import LEFT_OUT
from stationbook.ledger.headers import How
from stationbook.ledger.plan import Fate, Outcome, Plan
from stationbook.ledger.reading import Ledger
from stationbook.ledger.record import shown
from stationbook.ledger.rows import Remark

_FEW, _FEW_NEW = 200, 30


def ledger_lines(ledger: Ledger) -> Iterator[str]:
    """Yield what was seen of each sheet, and the columns that are not read."""
    for one in ledger.seen:
        passed = [
            f"{count} 行{words}"
            for count, words in ((one.totals, "合计"), (one.blanks, "空行或重复的表头"), (one.notes, "标题和说明"))
            if count
        ]
        more = f"，略过 {'、'.join(passed)}" if passed else ""
        yield f"表“{one.sheet}”：{one.why or f'{one.rows} 行'}{more}"
    for how in (How.PERSONAL, How.NOTHING, How.CONTENT):
        named = [words for words, match in ledger.matches.items() if match.how is how]
        if named:
            yield f"{how.value}：{'、'.join(named)}"
    left = [words for words, match in ledger.matches.items() if match.key == LEFT_OUT and match.how is How.NAME]
    if left:
        yield f"对照文件里写了不要：{'、'.join(left)}"
    for child in ledger.rows.left:
        yield f"{child.sheet} 第 {child.row} 行：站点表里没有这个站点，没有导入"


def plan_lines(plan: Plan, *, close_missing: bool) -> Iterator[str]:
    """Yield what becomes of the rows: what changes field by field, what is new, refused, gone."""
    for fate in (Fate.CHANGED, Fate.NEW, Fate.REFUSED):
        found = plan.of(fate)
        if not found:
            continue
        yield ""
        yield f"{fate.value} {len(found)} 个："
        shown_here = _FEW_NEW if fate is Fate.NEW else _FEW
        for one in found[:shown_here]:
            yield from _outcome_lines(one)
        if len(found) > shown_here:
            yield f"  ……还有 {len(found) - shown_here} 个，用 --preview 写成表格看全部"
    remarks = [(one, remark) for one in plan.outcomes if one.fate is not Fate.REFUSED for remark in one.remarks]
    if remarks:
        yield ""
        yield f"没有导入的格子 {len(remarks)} 处："
        counted = Counter((remark.column, remark.message) for _, remark in remarks)
        first = {(remark.column, remark.message): one for one, remark in reversed(remarks)}
        for (column, message), count in counted.most_common(_FEW):
            one = first[column, message]
            where = f"{one.said.sheet} 第 {one.said.row} 行" + (f"等 {count} 处" if count > 1 else "")
            yield f"  {where}{f'“{column}”' if column else ''}：{message}"
    yield from _gone_lines(plan, close_missing=close_missing)
    yield ""
    counts = Counter(one.fate for one in plan.outcomes)
    yield "，".join(f"{fate.value} {counts[fate]}" for fate in Fate if counts[fate]) or "没有读到站点"


def _outcome_lines(one: Outcome) -> Iterator[str]:
    where = f"  {one.said.sheet} 第 {one.said.row} 行 {one.said.name}"
    if one.fate is Fate.REFUSED:
        yield f"{where}：{one.why}"
    elif one.fate is Fate.NEW:
        status = one.said.assumed.get("status")
        said = f"（{shown('status', status)}：台账没有写，按对照文件）" if status else ""
        yield f"{where}：{one.station_id}{said}"
    else:
        yield f"{where}（{one.station_id}）"
        yield from (f"      {change}" for change in one.changes)


def _gone_lines(plan: Plan, *, close_missing: bool) -> Iterator[str]:
    if not plan.gone:
        return
    yield ""
    covered = "、".join(plan.covered[:10]) + (f" 等 {len(plan.covered)} 处" if len(plan.covered) > 10 else "")
    yield f"台账里没有的站点 {len(plan.gone)} 个（只看台账写到的地区、层级和类型：{covered}）："
    yield from (f"  {one.name}（{one.id}）" for one in plan.gone[:_FEW])
    if close_missing:
        yield "它们的状态会改成“已撤销”，资料不删。"
    else:
        yield "它们不动。确实撤销了的，加 --close-missing，状态改成“已撤销”，资料不删。"


def remark_words(remark: Remark) -> str:
    """Return a remark with its column."""
    return f"“{remark.column}”{remark.message}" if remark.column else remark.message
