"""What do people mean by opening hours in Chinese, and what does a week look like as a table?"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from stationbook.assess.opening_hours import OpeningHoursError, closed_on_holidays, weekly_intervals
from stationbook.ledger.values import CellError

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_HAN = "一二三四五六日"
_WEEK = re.compile(
    rf"(?:周|星期|礼拜)([{_HAN}天])(?:(?:至|到|-|—|~)(?:周|星期|礼拜)?([{_HAN}天]))?|(工作日)|(每天|每日|全周|天天)|(双休日|周末)"
)
_TIME = re.compile(r"(上午|下午|晚上|早上|中午)?(\d{1,2})(?:[:点时](\d{2})?分?|(半))?")
_SPAN = re.compile(rf"{_TIME.pattern}(?:至|到|-|—|~){_TIME.pattern}")
_ALWAYS = re.compile(r"24小时|全天|24/7|全天候")
_HOLIDAYS_OFF = re.compile(r"节假日(?:除外|休息|不开放|不上班)|法定节假日除外|PH off")
_WORDS_BETWEEN = re.compile(
    r"上午|下午|晚上|早上|中午|[\s,，、;；。:：()（）和及]|法定|节假日(?:除外|休息|不开放|不上班)|时间|开放|上班|服务"
)


def read_hours(words: str) -> str:
    """Return opening hours in the syntax of OpenStreetMap. Raises CellError for what is not understood."""
    try:
        weekly_intervals(words)
    except OpeningHoursError:
        return _of_chinese(unicodedata.normalize("NFKC", words))
    return words


def _of_chinese(text: str) -> str:
    plain = re.sub(r"\s", "", text)
    off = bool(_HOLIDAYS_OFF.search(plain))
    if _ALWAYS.search(plain):
        return "24/7"
    pieces: list[tuple[list[int], list[str]]] = []
    marks = list(_WEEK.finditer(plain))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(plain)
        # 周一、周三 9:00-17:00: the first days wait for their times.
        pieces.append((_days(mark), [_span(span) for span in _SPAN.finditer(plain, mark.end(), end)]))
    waiting: list[int] = []
    week: dict[int, list[str]] = {}
    for days, spans_of in pieces:
        if not spans_of:
            waiting += days
            continue
        for day in (*waiting, *days):
            week[day] = spans_of
        waiting = []
    rest = plain
    for pattern in (_WEEK, _SPAN, _WORDS_BETWEEN):
        rest = pattern.sub("", rest)
    if rest or waiting or not week:
        raise _not_understood()
    return week_text([week.get(day, []) for day in range(7)], off=off)


def _not_understood() -> CellError:
    return CellError("开放时间看不懂；写作 周一至周五 9:00-12:00，14:00-17:30，要写星期几")


def _days(mark: re.Match[str]) -> list[int]:
    first, last, workdays, every, weekend = mark.groups()
    if workdays:
        return list(range(5))
    if every:
        return list(range(7))
    if weekend:
        return [5, 6]
    start = _HAN.index(first.replace("天", "日"))
    end = _HAN.index(last.replace("天", "日")) if last else start
    return list(range(start, end + 1)) if start <= end else [*range(start, 7), *range(end + 1)]


def _span(found: re.Match[str]) -> str:
    half = found.groups()
    start, end = _minutes(*half[:4]), _minutes(*half[4:])
    if end <= start and end <= 12 * 60:
        # 9:00-5:00, 下午2:30-5:30
        end += 12 * 60
    if not 0 <= start < end <= 24 * 60:
        raise _not_understood()
    return f"{start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"


def _minutes(part: str | None, hour: str, minute: str | None, half: str | None) -> int:
    late = 12 if part in {"下午", "晚上"} and int(hour) < 12 else 0
    return (int(hour) + late) * 60 + (30 if half else int(minute or 0))


def week_text(week: Sequence[Sequence[str]], *, off: bool) -> str:
    """Return the hours of a week, Monday first, as one text; days with the same hours together."""
    rules: list[tuple[list[int], tuple[str, ...]]] = []
    for day, spans in enumerate(week):
        if spans and rules and rules[-1][1] == tuple(spans) and rules[-1][0][-1] == day - 1:
            rules[-1][0].append(day)
        elif spans:
            rules.append(([day], tuple(spans)))
    listed = [f"{_range(days)} {','.join(spans)}" for days, spans in rules]
    return "; ".join([*listed, *(["PH off"] if off else [])])


def _range(days: Sequence[int]) -> str:
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}-{DAYS[days[-1]]}"


def week_cells(hours: str) -> Mapping[str, str] | None:
    """Return the hours of each day and of holidays as cells; None where a week cannot show them."""
    week = weekly_intervals(hours)
    if week is None:
        return None
    cells = {day: ",".join(map(_cell, spans)) for day, spans in zip(DAYS, week, strict=True)}
    found = {**cells, "PH": "休息" if closed_on_holidays(hours) else ""}
    return found if same_hours(hours_of_cells(found), hours) else None


def _cell(span: tuple[int, int]) -> str:
    return f"{span[0] // 60:02d}:{span[0] % 60:02d}-{span[1] // 60:02d}:{span[1] % 60:02d}"


def hours_of_cells(cells: Mapping[str, str]) -> str:
    """Return the text of a week's cells; empty where none holds a time. Raises CellError."""
    week = []
    for day in DAYS:
        text = unicodedata.normalize("NFKC", cells.get(day, "")).strip()
        closed = text in {"", "休息", "不开放", "-"}
        spans = [] if closed else [_SPAN.fullmatch(one.strip()) for one in re.split(r"[,、;]|\s+", text) if one.strip()]
        if any(span is None for span in spans):
            raise CellError("不是时间；写作 09:00-12:00,14:00-17:30")
        week.append([_span(span) for span in spans if span])
    if not any(week):
        return ""
    return week_text(week, off=bool(cells.get("PH", "")))


def same_hours(one: str, other: str) -> bool:
    """Whether two texts mean the same ordinary week and the same holidays."""
    if one == other:
        return True
    try:
        weeks = weekly_intervals(one), weekly_intervals(other)
    except OpeningHoursError:
        return False
    return weeks[0] is not None and weeks[0] == weeks[1] and closed_on_holidays(one) == closed_on_holidays(other)
