"""What can be measured of a station's record, in which unit, and which field would change it?

A value is None when the record does not say it; an empty list that was written is a value.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from stationbook.assess.opening_hours import OpeningHoursError, weekly_intervals
from stationbook.model.catalogue import Catalogue
from stationbook.model.station import Station
from stationbook.model.terms import PhoneKind, Precision

Value = float | bool | str | frozenset[str] | None
_MONTH = 30.44
# From Monday to Friday, opening after this minute of the day counts as an evening (18:00).
_EVENING = 18 * 60


Subject = TypeVar("Subject", contravariant=True)


@dataclass(frozen=True)
class Measure(Generic[Subject]):
    """Something that a record says: its Chinese name, unit, and the field of the record that holds it.

    ``is_predicate`` marks a name that is a whole predicate (有标牌): a sentence then asks for it directly. ``about``
    says what is counted, where the meaning of the field does not.
    """

    label: str
    field: str
    read: Callable[[Subject], Value]
    unit: str = ""
    is_predicate: bool = False
    is_set: bool = False
    about: str = ""

    @property
    def operators(self) -> tuple[str, ...]:
        """The operators that make sense of this measure; a number has a unit."""
        if self.unit:
            return ("at_least", "at_most", "between", "equals", "present")
        return ("includes_all", "present") if self.is_set else ("equals", "present")


def station_measures(catalogue: Catalogue, *, on: date) -> Mapping[str, Measure[Station]]:
    """Return every measure of a station by its id, as of a date."""
    lines = {service.id: service.line.label for service in catalogue.taxonomy.services}

    def service_lines(station: Station) -> Value:
        if "services" not in station.model_fields_set:
            return None
        return frozenset(lines[offered.service] for offered in station.services if offered.service in lines)

    def months_since_verified(station: Station) -> Value:
        return round((on - station.assured.on).days / _MONTH, 1) if station.assured else None

    return {
        "premises.area": Measure("使用面积", "premises.area_m2", _of("premises", "area_m2"), "m²"),
        "premises.rooms": Measure("功能空间", "premises.rooms", _rooms, is_set=True),
        "premises.step-free": Measure(
            "有无台阶通道", "premises.step_free", _of("premises", "step_free"), is_predicate=True
        ),
        "premises.signage": Measure("有标牌", "premises.signage", _of("premises", "signage"), is_predicate=True),
        "premises.address": Measure("地址", "premises.address", _of("premises", "address")),
        "location": Measure(
            "所在建筑的坐标", "location", _exact_location, about="位置准确到建筑（precision: exact）的坐标系"
        ),
        "location.source": Measure("坐标来源", "location.source", _of("location", "source")),
        "serves": Measure("写明服务的村（社区）", "serves", _counted("serves"), "个", about="写了几个村（社区）"),
        "phones.landline": Measure("办公固定电话", "phones", _landlines, "个", about="座机有几个，手机不算"),
        "hotline": Measure("服务热线", "hotline", _of("hotline", "number"), about="写了站点热线的号码"),
        "opening.days": Measure("每周开放天数", "opening_hours", _opening_days, "天", about="一周里有几天开门"),
        "opening.hours": Measure("每周开放时间", "opening_hours", _opening_hours, "h", about="一周里一共开门几小时"),
        "opening.evening": Measure(
            "有晚间或周末开放",
            "opening_hours",
            _opens_late,
            is_predicate=True,
            about="周末开门，或工作日开到 18 点以后",
        ),
        "operator": Measure("运营单位", "operator", _of("operator", "name"), about="写了运营单位的名称"),
        "build-mode": Measure("建站模式", "build_mode", lambda s: s.build_mode),
        "authority": Measure("主管部门", "competent_authority", lambda s: s.competent_authority),
        "staff.headcount": Measure("专职人员", "staff.headcount", _of("staff", "headcount"), "名"),
        "staff.licensed": Measure(
            "持证人员",
            "staff.licensed",
            _of("staff", "licensed", "count"),
            "名",
            about="持证的总人数：写了总数的用总数，否则把各级相加",
        ),
        "staff.intermediate": Measure(
            "社会工作师和高级社会工作师",
            "staff.licensed",
            _intermediate,
            "名",
            about="社会工作师和高级社会工作师一共几人；只知道总数的不评",
        ),
        "staff.service": Measure(
            "服务性岗位人数", "staff.posts", _of("staff", "posts", "service"), "名", about="服务性岗位几人"
        ),
        "staff.administrative": Measure(
            "事务性岗位人数", "staff.posts", _of("staff", "posts", "administrative"), "名", about="事务性岗位几人"
        ),
        "services": Measure("服务项目", "services", _counted("services"), "项", about="写了几项服务"),
        "services.lines": Measure(
            "服务的业务线", "services", service_lines, is_set=True, about="这些服务属于哪几条业务线"
        ),
        "services.described": Measure(
            "写明申请办法的服务项目",
            "services",
            _counted("services", lambda one: bool(one.how_to_apply)),
            "项",
            about="写了 how_to_apply 的服务有几项",
        ),
        "services.priced": Measure(
            "写明是否收费的服务项目",
            "services",
            _counted("services", lambda one: bool(one.cost)),
            "项",
            about="写了 cost 的服务有几项",
        ),
        "programmes": Measure("实施的项目", "programmes", _counted("programmes"), "个", about="写了几个项目"),
        "lists.functions": Measure("功能清单", "lists.functions", _listed("functions"), "条", about="功能清单有几条"),
        "lists.needs": Measure("需求清单", "lists.needs", _listed("needs"), "条", about="需求清单有几条"),
        "lists.projects": Measure("项目清单", "lists.projects", _listed("projects"), "条", about="项目清单有几条"),
        "plan": Measure("年度工作方案", "plan", lambda s: s.plan),
        "organisation": Measure(
            "组织管理的安排", "organisation", _counted("organisation"), "条", about="写了几条组织管理的安排"
        ),
        "rules": Measure("书面制度", "rules", _texts("rules"), is_set=True),
        "rules.count": Measure("书面制度", "rules", _counted("rules"), "项", about="写了几项制度"),
        "funding": Measure("写明来源的经费", "funding", _counted("funding"), "笔", about="写了几笔经费"),
        "funding.amount": Measure("最近一期经费", "funding", _latest_funding, "元", about="时期最近的经费一共多少元"),
        "supervision": Measure("督导机构", "supervision.centre", _of("supervision", "centre")),
        "supervision.visits": Measure(
            "每月到站督导次数",
            "supervision.visits_per_month",
            _of("supervision", "visits_per_month"),
            "次",
        ),
        "verified.months": Measure(
            "距上次核实", "assured.on", months_since_verified, "个月", about="从最近核实的那天到现在几个月"
        ),
    }


def _of(*names: str) -> Callable[[Station], Value]:
    """Read a field of a part of the record; a part that is not written has no value."""

    def read(station: Station) -> Value:
        found: Any = station
        for name in names:
            if found is None:
                return None
            found = getattr(found, name)
        return cast("Value", found)

    return read


def _listed(name: str) -> Callable[[Station], Value]:
    return lambda station: (
        len(getattr(station.lists, name)) if station.lists and name in station.lists.model_fields_set else None
    )


def _rooms(station: Station) -> Value:
    premises = station.premises
    return frozenset(premises.rooms) if premises and "rooms" in premises.model_fields_set else None


def _exact_location(station: Station) -> Value:
    return station.location.crs.value if station.location and station.location.precision is Precision.EXACT else None


def _counted(field: str, keep: Callable[..., bool] = lambda one: True) -> Callable[[Station], Value]:
    """Count the entries of a list that the record writes; a list that is not written has no count."""
    return lambda station: (
        sum(keep(one) for one in getattr(station, field)) if field in station.model_fields_set else None
    )


def _texts(field: str) -> Callable[[Station], Value]:
    return lambda station: frozenset(getattr(station, field)) if field in station.model_fields_set else None


def _landlines(station: Station) -> Value:
    if "phones" not in station.model_fields_set:
        return None
    return sum(phone.kind is PhoneKind.LANDLINE for phone in station.phones)


def _week(station: Station) -> tuple[tuple[tuple[int, int], ...], ...] | None:
    if station.opening_hours is None:
        return None
    try:
        return weekly_intervals(station.opening_hours)
    except OpeningHoursError:
        return None


def _opening_days(station: Station) -> Value:
    week = _week(station)
    return sum(bool(day) for day in week) if week is not None else None


def _opening_hours(station: Station) -> Value:
    week = _week(station)
    return round(sum(b - a for day in week for a, b in day) / 60, 1) if week is not None else None


def _opens_late(station: Station) -> Value:
    week = _week(station)
    return None if week is None else any(week[5:]) or any(b > _EVENING for day in week[:5] for _, b in day)


def _intermediate(station: Station) -> Value:
    licensed = station.staff and station.staff.licensed
    if not licensed:
        return None
    _, intermediate, senior = licensed.levels
    return None if intermediate is None or senior is None else intermediate + senior


def _latest_funding(station: Station) -> Value:
    if "funding" not in station.model_fields_set:
        return None
    latest = max((item.period for item in station.funding), default="")
    return sum(item.amount_yuan for item in station.funding if item.period == latest)
