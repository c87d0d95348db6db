"""Does a station's record agree with the divisions, the calendar and plain sense?"""

from collections.abc import Iterator
from datetime import date

from stationbook.assess.opening_hours import OpeningHoursError, weekly_intervals
from stationbook.check.geography import is_known_division
from stationbook.check.phones import phone_problems
from stationbook.model.catalogue import Catalogue
from stationbook.model.coordinates import is_in_china, to_wgs84
from stationbook.model.division import tier_fits_code
from stationbook.model.problem import FieldPath, Problem, Severity
from stationbook.model.station import Station
from stationbook.model.terms import Status

Found = tuple[FieldPath, str, str]

# Sample places lie within two degrees of 0°N 0°E, off every real county.
SAMPLE_REACH = 2.0


def check_station(catalogue: Catalogue, station: Station, *, on: date) -> Iterator[Problem]:
    """Yield what contradicts itself in one station's record, as of a date."""
    path = catalogue.paths.get(("station", station.id), station.id)
    for field, message, hint in (
        *_identity(station, path),
        *_division(catalogue, station),
        *_place(station),
        *_dates(station, on),
        *_staff(station),
        *phone_problems(station),
    ):
        yield Problem(path, field, message, hint)
    if station.status is Status.CLOSED and station.closed_on is None:
        yield Problem(path, ("status",), "已撤销的站点没有写撤销日期", "补上 closed_on", severity=Severity.WARNING)
    if station.status is Status.SUSPENDED and station.suspended is None:
        words, hint = "暂停服务的站点没有写从哪天起、为什么", "补上 suspended: {from: 2026-05-20, reason: 装修}"
        yield Problem(path, ("status",), words, hint, severity=Severity.WARNING)


def _identity(station: Station, path: str) -> Iterator[Found]:
    expected = f"data/stations/{station.code[:2]}/{station.code}/{station.slug}.yml"
    if path != expected:
        folder, _, file_name = path.rpartition("/")
        claimed = f"{folder.rpartition('/')[2]}-{file_name.removesuffix('.yml')}"
        hint = f"编号定了不改：写回 {claimed}；文件放错了的，移到 {expected}"
        yield ("id",), f"编号“{station.id}”与文件位置不一致", hint
    if not station.division.startswith(station.code):
        yield (
            ("id",),
            f"编号开头的 {station.code} 不在所在区划 {station.division} 之上",
            "编号用所在县（或市、省）的代码开头",
        )
    if station.sample != station.code.startswith("99"):
        yield ("sample",), "示例数据只能用 99 开头的代码，真实数据不能用", "核对 sample 和代码"


def _division(catalogue: Catalogue, station: Station) -> Iterator[Found]:
    known = catalogue.divisions.get(station.division)
    # Villages of real places are not in our files; their township must be.
    is_in_a_township = len(station.division) == 12 and is_known_division(catalogue, station.division[:9])
    if not is_known_division(catalogue, station.division) and (station.sample or not is_in_a_township):
        yield ("division",), f"没有代码是 {station.division} 的区划", "在 data/divisions 里查，末尾不补 0"
    # A closed station keeps the division in which it was.
    if known is not None and known.successor and station.status is not Status.CLOSED:
        yield ("division",), f"区划 {known.code} {known.name} 已经停用", f"改用 {known.successor}"
    if not tier_fits_code(station.tier, station.division):
        yield (
            ("division",),
            f"{station.tier.label}的站点不能挂在 {len(station.division)} 位代码上",
            "核对 tier 和 division",
        )


def _place(station: Station) -> Iterator[Found]:
    if station.location is None:
        return
    place = station.location
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        swapped = not station.sample and is_in_china(place.lon, place.lat)
        message = "经度和纬度像是写反了" if swapped else "经纬度超出范围"
        yield ("location",), message, "lat 写纬度（约 18–54），lon 写经度（约 73–135），单位是度"
        return
    lat, lon = to_wgs84(place.lat, place.lon, place.crs)
    if station.sample and max(abs(lat), abs(lon)) > SAMPLE_REACH:
        yield ("location",), "示例站点应在 0°N 0°E 附近", "改用示例县里的位置"
    if not station.sample and not is_in_china(lat, lon):
        message = "经度和纬度像是写反了" if is_in_china(lon, lat) else "位置不在中国范围内"
        if place.lat == place.lon == 0:
            message = "0, 0 是没有填写的位置"
        yield ("location", "lat"), message, "lat 写纬度（约 18–54），lon 写经度（约 73–135）"


def _dates(station: Station, on: date) -> Iterator[Found]:
    for name in ("established_on", "closed_on"):
        day = getattr(station, name)
        if day is not None and day.is_after(on):
            yield (name,), f"{day} 还没有到", "核对年份"
    opened, closed = station.established_on, station.closed_on
    if opened is not None and closed is not None and closed.is_before(opened):
        yield ("closed_on",), f"撤销日期 {closed} 早于成立日期 {opened}", "核对两个日期"
    if closed is not None and station.status is not Status.CLOSED:
        words = f"写了撤销日期，状态却是“{station.status.label}”"
        yield ("closed_on",), words, "已撤销的写 status: closed；没有撤销的删去 closed_on"
    if station.assured is not None and station.assured.on > on:
        yield ("assured", "on"), f"{station.assured.on} 还没有到", "写实际核实的日期"
    for number, alert in enumerate(station.alerts):
        if alert.until < alert.from_:
            yield ("alerts", number, "until"), "结束日期早于开始日期", "核对 from 和 until"
    pause = station.suspended
    if pause is not None and pause.until is not None and pause.until < pause.from_:
        yield ("suspended", "until"), "结束日期早于开始日期", "核对 from 和 until"
    hours: list[tuple[FieldPath, str | None]] = [(("opening_hours",), station.opening_hours)]
    hours += [(("places", number, "opening_hours"), one.opening_hours) for number, one in enumerate(station.places)]
    for field, text in hours:
        if text is not None and not _is_understood(text):
            yield field, "开放时间看不懂", "例如 Mo-Fr 09:00-12:00,14:00-17:30; PH off，全天写 24/7"


def _is_understood(hours: str) -> bool:
    try:
        weekly_intervals(hours)
    except OpeningHoursError:
        return False
    return True


def _staff(station: Station) -> Iterator[Found]:
    staff = station.staff
    if staff is None:
        return
    held, all_staff = staff.licensed, staff.headcount
    if held is not None and held.total is not None:
        levels = sum(held.written)
        if levels > held.total or (levels < held.total and len(held.written) == len(held.levels)):
            words = f"各级持证合计 {levels} 人，与总数 {held.total} 人对不上"
            yield ("staff", "licensed"), words, "核对人数；各级不全知道的，只写知道的几级和总数"
    if all_staff is None:
        return
    if held is not None and held.count is not None and held.count > all_staff:
        yield ("staff", "licensed"), f"持证 {held.count} 人，多于全部人员 {all_staff} 人", "核对人数"
    if staff.posts is not None and staff.posts.administrative + staff.posts.service > all_staff:
        yield ("staff", "posts"), "两类岗位合计多于全部人员", "核对人数"
