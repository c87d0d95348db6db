"""What do staff and bureaus find in the folded parts of a station's page: who is responsible, with what means?"""

from collections.abc import Iterator
from typing import NamedTuple

from stationbook.model.brief import Brief
from stationbook.model.lists import ThreeLists
from stationbook.model.staff import Licensed
from stationbook.model.station import Station
from stationbook.pages.templating import day_in_words, figure


class Fact(NamedTuple):
    """A name and what stands beside it: words, or links to stations."""

    name: str
    words: str
    links: tuple[Brief, ...] = ()


class FactGroup(NamedTuple):
    """A folded part of the page."""

    title: str
    facts: tuple[Fact, ...]


def fact_groups(
    station: Station, parent: Brief | None, below: tuple[Brief, ...], centre: Brief | None
) -> list[FactGroup]:
    """Return the parts that have anything to say, in the order of the page."""
    parts = (
        ("谁负责", _responsible(station, parent, below, centre)),
        ("人员与场所", _means(station)),
        ("一站点一方案三清单", _lists(station)),
        ("项目、管理与经费", _work(station)),
    )
    groups = (FactGroup(title, tuple(one for one in facts if one.words or one.links)) for title, facts in parts)
    return [group for group in groups if group.facts]


def _responsible(
    station: Station, parent: Brief | None, below: tuple[Brief, ...], centre: Brief | None
) -> Iterator[Fact]:
    yield Fact("主管部门", station.competent_authority or "")
    if station.operator:
        kind = station.operator.kind
        yield Fact("运营单位", station.operator.name + (f"（{kind.label}）" if kind else ""))
    yield Fact("建设方式", station.build_mode or "")
    if station.established_on:
        yield Fact("成立", day_in_words(station.established_on))
    if parent:
        yield Fact("上级站点", "", (parent,))
    yield Fact("下级站点", "", below)
    if centre and station.supervision:
        yield Fact("督导", f"每月 {figure(station.supervision.visits_per_month)} 次", (centre,))


def _means(station: Station) -> Iterator[Fact]:
    staff, premises = station.staff, station.premises
    if staff and staff.headcount is not None:
        yield Fact("人员", f"{staff.headcount} 人")
    if staff and staff.licensed and staff.licensed.count is not None:
        yield Fact("持证", _licensed(staff.licensed))
    if staff and staff.posts:
        yield Fact("岗位", f"事务性 {staff.posts.administrative}，服务性 {staff.posts.service}")
    if staff and staff.contract_year:
        yield Fact("服务合同", f"第 {staff.contract_year} 年")
    if premises and premises.area_m2 is not None:
        yield Fact("使用面积", f"{figure(premises.area_m2)} m²")
    if premises:
        yield Fact("功能室", "、".join(premises.rooms))
    if premises and premises.signage is not None:
        yield Fact("统一标识", "有" if premises.signage else "没有")


def _lists(station: Station) -> Iterator[Fact]:
    yield Fact("方案", station.plan or "")
    if station.lists:
        yield Fact("功能清单", "、".join(station.lists.functions))
        yield Fact("需求清单", "、".join(need.text for need in station.lists.needs))
        yield from _projects(station.lists)


def _projects(lists: ThreeLists) -> Iterator[Fact]:
    """Yield the projects that answer a need one by one, beside what they answer, and the others in one line."""
    others = [project.text for project in lists.projects if not lists.answered(project)]
    for project in lists.projects:
        if needs := lists.answered(project):
            yield Fact("项目清单", f"{project.text}（回应：{'、'.join(needs)}）")
    yield Fact("项目清单", "、".join(others))


def _licensed(held: Licensed) -> str:
    """Return how many are licensed, by level where any level is known."""
    levels = zip(("助理", "中级", "高级"), held.levels, strict=True)
    known = [f"{name} {count}" for name, count in levels if count is not None]
    if len(known) < len(held.levels) and known:
        known.append("其余等级未记录")
    return f"{held.count} 人" + (f"（{'，'.join(known)}）" if known else "")


def _work(station: Station) -> Iterator[Fact]:
    for programme in station.programmes:
        since = f"，{day_in_words(programme.since)}起" if programme.since else ""
        yield Fact("项目", f"{programme.name}{'（品牌）' if programme.brand else ''}{since}")
    yield Fact("组织管理", "；".join(station.organisation))
    yield Fact("制度", "、".join(station.rules))
    yield Fact("荣誉", "、".join(station.honours))
    for item in station.funding:
        yield Fact("经费", f"{item.period} {item.source} {figure(item.amount_yuan)} 元")
