"""Is this the station for me, is it open, how do I get there, what does it do, and who is responsible?"""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from stationbook.assess.opening_hours import OpeningHoursError, closed_on_holidays, weekly_intervals
from stationbook.assess.verification import is_verified
from stationbook.model.brief import Brief
from stationbook.model.coordinates import to_wgs84, wgs84_to_gcj02
from stationbook.model.station import Phone, Place, Station
from stationbook.model.terms import PhoneKind, Precision, Status, Verdict
from stationbook.pages.context import Context
from stationbook.pages.finding_pieces import steps_and_others
from stationbook.pages.page import Page
from stationbook.pages.standing import station_standing
from stationbook.pages.station_facts import fact_groups
from stationbook.pages.templating import render

DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
# Stations that a visitor can stand before; a report alone is no ground for a plate.
_AT_THE_DOOR = frozenset({Status.BUILT, Status.OPERATING})
# What the week of a station that is not at work says.
_HOURS = {
    Status.PLANNED: "开始服务后的开放时间",
    Status.BUILT: "开始服务后的开放时间",
    Status.SUSPENDED: "恢复后的开放时间",
    Status.CLOSED: "撤销前的开放时间",
}
_CLOSED = "休息"
SHOWN_HOTLINES = ("12345", "12356", "12348")


@dataclass(frozen=True, slots=True)
class Way:
    """A link that opens a map application."""

    name: str
    url: str


def render_station(context: Context, station: Station) -> Page:
    """Return the page of one station: the visitor's questions first, then those of staff and bureaus."""
    catalogue = context.catalogue
    path = catalogue.divisions.path(station.division)
    services = catalogue.services()
    week = _week(station.opening_hours)
    profile = context.profiles.of(station.division)
    findings = context.assessors[profile.edition].findings(station) if profile else []
    steps, others = steps_and_others(context, findings, station.address)
    tally = Counter(one.verdict for one in findings)
    body = render(
        "station.html",
        station.address,
        station=station,
        path=path,
        division_pages=context.division_pages,
        services=[(services.get(offered.service), offered) for offered in station.services],
        lasting_alerts=[alert for alert in station.alerts if alert.from_ <= context.on <= alert.until],
        week=week,
        week_json=json.dumps(week) if week else "",
        week_words=_week_words(week) if week else [],
        places=[(place, _times(place)) for place in station.places],
        holidays_off=bool(station.opening_hours and closed_on_holidays(station.opening_hours)),
        is_open_station=station.status is Status.OPERATING,
        is_suspended=station.status is Status.SUSPENDED,
        is_past_its_pause=_is_past_its_pause(station, context.on),
        stands_in=_stands_in(context, station),
        hours_heading=_HOURS.get(station.status, "开放时间"),
        callable_phones={phone.number for phone in station.phones if _may_call(station, phone)},
        office=context.township_phones.get(station.division[:9], ""),
        ways=_ways(station),
        overdue=_is_overdue(station, context.on),
        successor=context.brief.get(station.successor or ""),
        fact_groups=fact_groups(
            station,
            context.brief.get(station.parent or ""),
            context.children.get(station.id, ()),
            context.brief.get(station.supervision.centre) if station.supervision else None,
        ),
        sources=[(source, catalogue.reports.get(source.report or "")) for source in station.sources],
        hotlines=[hotline for hotline in catalogue.hotlines if hotline.number in SHOWN_HOTLINES],
        region=next((one.code for one in reversed(path) if one.code in catalogue.regions), ""),
        profile=profile,
        profile_title=catalogue.editions()[profile.edition].matter.title if profile else "",
        # A profile may stand at a division of which nothing is known, because its row is refused.
        compared=profile.division[:6] if profile and profile.division[:6] in catalogue.divisions else "",
        findings=findings,
        steps=Markup("".join(steps)),
        others=Markup("".join(others)),
        steps_count=len(steps),
        others_count=len(others),
        counts={verdict: count for verdict in Verdict if (count := tally[verdict])},
        results=[
            (one, one.subjects[station.id], one.station_places.get(station.id))
            for one in reversed(context.results)
            if station.id in one.subjects
        ],
        code=context.codes.of(station_standing(station.id)) if context.codes else None,
        has_plate=station.status in _AT_THE_DOOR,
        is_reported=station.status is Status.REPORTED,
        edit_url=_edit_url(context, station),
    )
    described = station.about or f"{''.join(one.name for one in path)}{station.tier.label}社工站点"
    return Page(station.address, station.official_name, "station", body, description=described)


def _week(hours: str | None) -> tuple[tuple[tuple[int, int], ...], ...] | None:
    if hours is None:
        return None
    try:
        return weekly_intervals(hours)
    except OpeningHoursError:
        return None


def _week_words(week: tuple[tuple[tuple[int, int], ...], ...]) -> list[tuple[str, str]]:
    """Join days of equal hours: 周一至周五, 09:00–12:00、14:00–17:30."""
    rows: list[tuple[str, str]] = []
    start = 0
    for day in range(1, 8):
        if day == 7 or week[day] != week[start]:
            days = DAYS[start] if day - start == 1 else f"{DAYS[start]}至{DAYS[day - 1]}"
            rows.append((days, "、".join(f"{_clock(a)}–{_clock(b)}" for a, b in week[start]) or _CLOSED))
            start = day
    return rows


def _times(place: Place) -> list[tuple[str, str]]:
    """Return the days on which a place is open with their hours; the words as written where nobody can read them."""
    if place.opening_hours is None:
        return []
    week = _week(place.opening_hours)
    if week is None:
        return [("", place.opening_hours)]
    return [(days, hours) for days, hours in _week_words(week) if hours != _CLOSED]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _is_past_its_pause(station: Station, on: date) -> bool:
    until = station.suspended.until if station.suspended else None
    return station.status is Status.SUSPENDED and until is not None and until < on


def _stands_in(context: Context, station: Station) -> Brief | None:
    """Return whom to turn to while a station is suspended: the one that it names, else the one above it, if at work."""
    if station.status is not Status.SUSPENDED:
        return None
    named = (context.brief.get(one) for one in (station.successor, station.parent) if one)
    return next((one for one in named if one and one.status is Status.OPERATING), None)


def _may_call(station: Station, phone: Phone) -> bool:
    return not station.sample and (phone.kind is PhoneKind.LANDLINE or phone.consent is not None)


def _ways(station: Station) -> list[Way]:
    """Links of map applications, each in its own datum; none for a sample or a place known roughly."""
    place = station.location
    if station.sample or place is None or place.precision not in (Precision.EXACT, Precision.VILLAGE):
        return []
    lat, lon = to_wgs84(place.lat, place.lon, place.crs)
    gcj_lat, gcj_lon = (round(value, 6) for value in wgs84_to_gcj02(lat, lon))
    name = quote(station.official_name, safe="")
    baidu = f"location={gcj_lat}%2C{gcj_lon}&title={name}&content={name}&output=html&coord_type=gcj02"
    marker = f"coord:{gcj_lat},{gcj_lon};title:{name}"
    return [
        Way("高德地图", f"https://uri.amap.com/navigation?to={gcj_lon},{gcj_lat},{name}&mode=car&callnative=1"),
        Way("百度地图", f"https://api.map.baidu.com/marker?{baidu}&src=stationbook"),
        Way("腾讯地图", f"https://apis.map.qq.com/uri/v1/marker?marker={marker}&referer=stationbook"),
        Way("苹果地图", f"https://maps.apple.com/?daddr={round(lat, 6)},{round(lon, 6)}&q={name}"),
    ]


def _is_overdue(station: Station, on: date) -> bool:
    return station.assured is not None and not is_verified(station.assured.on, on)


def _edit_url(context: Context, station: Station) -> str:
    path = context.catalogue.paths.get(("station", station.id), "")
    return f"{context.settings.repository}{path}" if context.settings.repository and path else ""
