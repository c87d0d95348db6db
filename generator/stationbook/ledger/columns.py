"""Which columns may a ledger have, what is each called, and where in a record does it go?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from typing import Any

from stationbook.ledger.values import (
    read_date,
    read_degree,
    read_flag,
    read_number,
    read_term,
    read_text,
    read_texts,
    read_whole,
    texts_cell,
)
from stationbook.ledger.workbook import Cell
from stationbook.load.yaml_text import parse_yaml
from stationbook.model.record import Record
from stationbook.model.station import Station
from stationbook.model.terms import Datum, OperatorKind, Precision, StationKind, Status, Term, Tier

Path = tuple[str, ...]
LEFT_OUT = "不要"
"""What a mapping says of a column that is not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in a mapping, its Chinese title, what it is about, and how its cells are read and written.

    ``path`` leads to the field of a station's record; it is empty where the column is worked out together with others.
    """

    key: str
    title: str
    about: str
    read: Callable[[Cell], Any]
    path: Path = ()
    show: Callable[[Any], Cell] = str
    terms: type[Term] | None = None
    kind: str = "text"
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """Return other words for the column, as ledgers have them."""
        return tuple(_words()["columns"].get(self.key, ()))

    @property
    def is_known(self) -> bool:
        """Whether records have its field at all."""
        return not self.path or has_field(self.path)


@cache
def has_field(path: Path) -> bool:
    """Whether a station's record may hold a field."""
    model: Any = Station
    for part in path:
        if not (isinstance(model, type) and issubclass(model, Record)) or part not in model.model_fields:
            return False
        annotation = model.model_fields[part].annotation
        options = getattr(annotation, "__args__", (annotation,))
        model = next((one for one in options if isinstance(one, type) and issubclass(one, Record)), None)
    return True


@cache
def _words() -> Mapping[str, Any]:
    """Return the list of other words: for columns, and for the terms of their cells."""
    data: Mapping[str, Any] = parse_yaml(files("stationbook.ledger").joinpath("words.yml").read_text(encoding="utf-8"))
    return data


def _text(key: str, title: str, about: str, path: str = "") -> Column:
    return Column(key, title, about, read_text, _path(path or key), _as_is)


def _texts(key: str, title: str, about: str) -> Column:
    return Column(key, title, f"{about}；每行一条", read_texts, _path(key), texts_cell, kind="texts")


def _number(key: str, title: str, about: str = "几人", *, whole: bool = True) -> Column:
    read: Callable[[Cell], Any] = read_whole if whole else read_number
    return Column(key, title, about, read, _path(key), _as_is, kind="whole" if whole else "number")


def _date(key: str, title: str, about: str) -> Column:
    return Column(key, title, f"{about}；写作 2022、2022-06 或 2022-06-01", read_date, _path(key), kind="date")


def _degree(key: str, title: str, about: str) -> Column:
    return Column(key, title, about, read_degree, _path(key), _as_is, kind="degree")


def _flag(key: str, title: str, about: str) -> Column:
    return Column(key, title, f"{about}；写 是 或 否", read_flag, _path(key), _yes_or_no, kind="flag")


def _term(key: str, title: str, about: str, terms: type[Term]) -> Column:
    listed: Mapping[str, list[str]] = _words()["terms"].get(key, {})
    said = {word: value for value, words in listed.items() for word in words}
    read, show = partial(read_term, terms=terms, said=said), partial(_label, terms)
    return Column(key, title, about, read, _path(key), show, terms, "term", said)


def _part(key: str, title: str, about: str, kind: str = "part", read: Callable[[Cell], Any] = read_text) -> Column:
    return Column(key, title, about, read, (), _as_is, kind=kind)


def _path(key: str) -> Path:
    return tuple(key.split("."))


def _as_is(value: Any) -> Cell:
    return value if isinstance(value, str | int | float) else str(value)


def _yes_or_no(value: Any) -> Cell:
    return "是" if value else "否"


def _label(terms: type[Term], value: Any) -> Cell:
    return next(one.label for one in terms if one == value)


def _authority() -> str:
    """Return the field of the authority, by the name that it has."""
    return "competent_department" if has_field(("competent_department",)) else "competent_authority"


AREA_COLUMN, PHONES, HOURS = "division", "phones", "opening_hours"
CONSENT_SCOPE, CONSENT_ON = "consent.scope", "consent.on"

COLUMNS: tuple[Column, ...] = (
    _text("id", "编号", "永久编号，不要改；新站点不填，导入时自动编"),
    _text("official_name", "站点名称", "挂牌的全称"),
    _texts("aliases", "别名", "人们平时怎么叫"),
    _part("prefecture", "市（州）", "在哪个市（州）"),
    _part("county", "县（市、区）", "在哪个县（市、区）"),
    _part("township", "乡镇（街道）", "在哪个乡镇（街道）"),
    _part("village", "村（社区）", "在哪个村（社区）"),
    _part(AREA_COLUMN, "区划代码", "6、9 或 12 位代码，后面可以带名称"),
    _text("division_note", "区划说明", "挂在上一级区划时，说明为什么"),
    _term("tier", "层级", "哪一级的站点", Tier),
    _term("kind", "类型", "做什么的", StationKind),
    _term("status", "状态", "现在怎样", Status),
    _date("established_on", "成立时间", "什么时候成立"),
    _date("closed_on", "撤销时间", "什么时候撤销"),
    _text("authority", "主管部门", "主管的部门", _authority()),
    _text("operator.name", "运营单位", "谁在运营"),
    _term("operator.kind", "运营单位类型", "运营单位是哪一种", OperatorKind),
    _text("host", "设在哪里", "设在什么场所里"),
    _text("build_mode", "建站模式", "怎样建、怎样运营"),
    _text("parent", "上级站点编号", "上一级站点的编号"),
    _text("premises.address", "地址", "详细地址"),
    _number("premises.area_m2", "使用面积", "平方米", whole=False),
    _texts("premises.rooms", "功能室", "有哪些功能室"),
    _flag("premises.step_free", "能不能无台阶进入", "轮椅能不能进去"),
    _flag("premises.signage", "有没有标牌", "门口有没有标牌"),
    _degree("location.lat", "纬度", "小数，约 18 到 54"),
    _degree("location.lon", "经度", "小数，约 73 到 135"),
    _term("location.crs", "坐标系", "坐标从哪里取的：高德、腾讯是 GCJ-02，百度是 BD-09", Datum),
    _term("location.precision", "位置精度", "位置有多准", Precision),
    _text("location.source", "坐标来源", "坐标是哪里来的"),
    _part(PHONES, "电话", "站点的座机；手机要有本人同意才公布", "phones"),
    _part(CONSENT_SCOPE, "手机同意公布的范围", "本人同意公布到哪里"),
    _part(CONSENT_ON, "手机同意公布的日期", "本人哪一天同意的", read=read_date),
    _part(HOURS, "开放时间", "什么时候开门", "hours"),
    _number("staff.headcount", "专职人员数", "专职人员几人，不写姓名"),
    _number("staff.licensed.total", "持证人数", "持社会工作者职业资格的几人"),
    _number("staff.licensed.assistant", "助理社会工作师人数"),
    _number("staff.licensed.intermediate", "社会工作师人数"),
    _number("staff.licensed.senior", "高级社会工作师人数"),
    _number("staff.posts.administrative", "事务性岗位人数"),
    _number("staff.posts.service", "服务性岗位人数"),
    _number("staff.contract_year", "服务合同年度", "合同期里的第几年"),
    _number("staff.supervisors", "督导人数"),
    _texts("honours", "荣誉", "得过的荣誉"),
    _texts("rules", "书面制度", "有哪些书面制度"),
    _texts("organisation", "组织管理", "组织管理的安排"),
    _texts("lists.functions", "功能清单", "功能清单"),
    _texts("former_names", "曾用名", "以前的名称"),
    _text("plan", "年度工作方案", "方案的名称"),
    _text("about", "简介", "一两句话"),
    _date("assured.on", "核实日期", "哪一天核实的"),
    _text("assured.by", "核实单位", "哪个单位核实的"),
)


@cache
def known_columns() -> Mapping[str, Column]:
    """Return the columns whose fields records have, by their keys."""
    return {one.key: one for one in COLUMNS if one.is_known}


def column_titles(keys: Sequence[str]) -> str:
    """Return the titles of columns for a sentence."""
    return "、".join(known_columns()[key].title for key in keys)


def value_at(record: Mapping[str, Any], path: Path) -> Any:
    """Return what a record holds at a path; None where it holds nothing there."""
    value: Any = record
    for part in path:
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
