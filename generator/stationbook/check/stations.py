"""Does a station's record agree with the divisions, the calendar and plain sense?"""

from collections.abc import Iterator
from datetime import date

from stationbook.assess.former_divisions import was_in
from stationbook.assess.opening_hours import OpeningHoursError, weekly_intervals
from stationbook.check.former_divisions import former_words
from stationbook.check.geography import is_known_division, is_possible, near_divisions
from stationbook.check.phones import Found, phone_problems
from stationbook.model.catalogue import Catalogue
from stationbook.model.coordinates import is_in_china, to_wgs84
from stationbook.model.division import SAMPLE_PREFIX, tier_fits_code
from stationbook.model.problem import FieldPath, Problem, Severity
from stationbook.model.problem_kind import REAL_STATION, ProblemKind
from stationbook.model.station import Station
from stationbook.model.terms import Status

CLOSED_UNDATED = ProblemKind(
    "station-closed-undated",
    "撤销了没有日期",
    "站点写作已撤销，没有写哪天撤销。只是提醒，照样上网。查到了日期再补，不要估。",
    wrong="status: closed",
    right="status: closed\nclosed_on: 2026-03-31",
)
SUSPENDED_UNDATED = ProblemKind(
    "station-suspended-undated",
    "暂停服务没有起止",
    "站点写作暂停服务，没有写从哪天起、为什么。来办事的人要看这两样。只是提醒，照样上网。",
    wrong="status: suspended",
    right="status: suspended\nsuspended: {from: 2026-05-20, until: 2026-12-31, reason: 装修}",
)
MISPLACED = ProblemKind(
    "station-misplaced",
    "编号与文件位置不一致",
    "编号 990101-baishi 的站点放在 data/stations/99/990101/baishi.yml。编号一经公布不再改，改名、搬迁都留着。",
    wrong="id: 990101-baishizhen",
    right="id: 990101-baishi",
)
ID_ELSEWHERE = ProblemKind(
    "station-id-elsewhere",
    "编号开头不是所在地的代码",
    "编号短横前面是站点所在的县（市、省）的代码，所在区划 division 要在它里面。",
    wrong='tier: prefecture\ndivision: "9901"',
    right='tier: county\ndivision: "990101"',
)
SAMPLE_MIXED = ProblemKind(
    "station-sample-mixed",
    "示例与真实混在一起",
    "99 开头的是虚构的地区，那里的站点都写 sample: true；真实的站点不能写。两样不混，数字才可信。",
    wrong="sample: false",
    right="sample: true",
)
DIVISION_UNKNOWN = ProblemKind(
    "station-division-unknown",
    "没有这个区划",
    "division 写所在乡镇（街道）的代码，这个代码不在 data/divisions 里。多半是写错了一位，或末尾补了 0。",
    wrong='division: "990101109"',
    right='division: "990101102"',
)
DIVISION_OLD = ProblemKind(
    "station-division-old",
    "区划已经停用",
    "这个区划撤并了，代码换了新的。改 division，编号不改。已撤销的站点留着原来的区划。",
    wrong='division: "520302001"',
    right='division: "520302002"',
    path=REAL_STATION,
)
TIER_UNFIT = ProblemKind(
    "station-tier-unfit",
    "层级与代码的位数不合",
    "省级的代码 2 位，市级 4 位，县级 6 位，乡镇（街道）级 9 位，村（社区）级 12 位。乡镇的站点不能挂在村的代码上。",
    wrong='tier: township\ndivision: "990101101001"',
    right='tier: village\ndivision: "990101101001"',
)
PLACE_WRONG = ProblemKind(
    "station-place-wrong",
    "位置不可能",
    "经纬度写反了、超出了范围，或不在中国境内。lat 是纬度，lon 是经度，单位是度。虚构的站点写在 0°N 0°E 附近。",
    wrong="location: {lat: 126.5, lon: 45.8, precision: exact}",
    right="location: {lat: 0.15, lon: 0.21, precision: exact}",
)
NOT_YET = ProblemKind(
    "station-day-to-come",
    "写了将来的日期",
    "成立、撤销、核实都是已经发生的事，日期不能在今天以后。多半是年份写错了。",
    wrong="established_on: 2062-03-01",
    right="established_on: 2026-03-01",
)
ENDS_FIRST = ProblemKind(
    "station-ends-first",
    "结束早于开始",
    "撤销日期早于成立日期，或者 until 早于 from。两个日期里有一个写错了。",
    wrong="alerts: [{text: 暂停接待, from: 2026-05-20, until: 2026-05-02}]",
    right="alerts: [{text: 暂停接待, from: 2026-05-02, until: 2026-05-20}]",
)
CLOSED_OPEN = ProblemKind(
    "station-closed-and-open",
    "写了撤销日期，状态却不是已撤销",
    "有 closed_on 的站点，状态只能是已撤销。没有撤销的，删去 closed_on。",
    wrong="status: operating\nclosed_on: 2026-03-31",
    right="status: closed\nclosed_on: 2026-03-31",
)
HOURS_WRONG = ProblemKind(
    "station-hours-wrong",
    "开放时间看不懂",
    "星期写 Mo Tu We Th Fr Sa Su，公休日写 PH off，时间写 09:00-12:00，各段用英文分号隔开，全天写 24/7。",
    wrong="opening_hours: 周一到周五 9:00-17:00",
    right="opening_hours: Mo-Fr 09:00-17:00; PH off",
)
STAFF_WRONG = ProblemKind(
    "station-staff-wrong",
    "人数对不上",
    "持证的人、各类岗位的人，都在全部人员里面，不会比全部还多。",
    wrong="staff: {headcount: 3, licensed: {assistant: 4}}",
    right="staff: {headcount: 4, licensed: {assistant: 3}}",
)


def check_station(catalogue: Catalogue, station: Station, *, on: date) -> Iterator[Problem]:
    """Yield what contradicts itself in one station's record, as of a date."""
    path = catalogue.paths.get(("station", station.id), station.id)
    mixed = list(_identity(catalogue, station, path))
    # That a sample says it is none is told once; all else is looked at as what it is.
    is_sample = station.code.startswith(SAMPLE_PREFIX)
    if station.sample != is_sample:
        station = station.model_copy(update={"sample": is_sample})
    for kind, field, message, hint in (
        *mixed,
        *_division(catalogue, station),
        *_place(station),
        *_dates(station, on),
        *_staff(station),
        *phone_problems(station),
    ):
        yield kind.at(path, field, message, hint)
    if station.status is Status.CLOSED and station.closed_on is None:
        words, hint = "已撤销的站点没有写撤销日期", "补上 closed_on"
        yield CLOSED_UNDATED.at(path, ("status",), words, hint, severity=Severity.WARNING)
    if station.status is Status.SUSPENDED and station.suspended is None:
        words, hint = "暂停服务的站点没有写从哪天起、为什么", "补上 suspended: {from: 2026-05-20, reason: 装修}"
        yield SUSPENDED_UNDATED.at(path, ("status",), words, hint, severity=Severity.WARNING)


def _identity(catalogue: Catalogue, station: Station, path: str) -> Iterator[Found]:
    expected = f"data/stations/{station.code[:2]}/{station.code}/{station.slug}.yml"
    if path != expected:
        folder, _, file_name = path.rpartition("/")
        claimed = f"{folder.rpartition('/')[2]}-{file_name.removesuffix('.yml')}"
        hint = f"编号定了不改：写回 {claimed}；文件放错了的，移到 {expected}"
        yield MISPLACED, ("id",), f"编号“{station.id}”与文件位置不一致", hint
    # An id stays when a division is recoded, merged or split.
    if not was_in(catalogue.divisions, station.division, station.code):
        yield (
            ID_ELSEWHERE,
            ("id",),
            f"编号开头的 {station.code} 不在所在区划 {station.division} 之上",
            "编号用所在县（或市、省）的代码开头",
        )
    if station.sample != station.code.startswith(SAMPLE_PREFIX):
        yield SAMPLE_MIXED, ("sample",), "示例数据只能用 99 开头的代码，真实数据不能用", "核对 sample 和代码"


def _division(catalogue: Catalogue, station: Station) -> Iterator[Found]:
    # Villages of real places are not in our files; their township must be.
    is_in_a_township = len(station.division) == 12 and is_known_division(catalogue, station.division[:9])
    if not is_known_division(catalogue, station.division) and (station.sample or not is_in_a_township):
        if (former := former_words(catalogue.divisions, station.division)) is None:
            words = f"没有代码是 {station.division} 的区划"
            near = near_divisions(catalogue.divisions, station.division, name=station.official_name)
            yield DIVISION_UNKNOWN, ("division",), words, near
        elif station.status is not Status.CLOSED:
            # A closed station keeps the division in which it was.
            yield DIVISION_OLD, ("division",), *former
    if not tier_fits_code(station.tier, station.division):
        yield (
            TIER_UNFIT,
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
        yield PLACE_WRONG, ("location",), message, "lat 写纬度（约 18–54），lon 写经度（约 73–135），单位是度"
        return
    lat, lon = to_wgs84(place.lat, place.lon, place.crs)
    if is_possible(lat, lon, sample=station.sample):
        return
    if station.sample:
        yield PLACE_WRONG, ("location",), "示例站点应在 0°N 0°E 附近", "改用示例县里的位置"
    else:
        message = "经度和纬度像是写反了" if is_in_china(lon, lat) else "位置不在中国范围内"
        if place.lat == place.lon == 0:
            message = "0, 0 是没有填写的位置"
        yield PLACE_WRONG, ("location", "lat"), message, "lat 写纬度（约 18–54），lon 写经度（约 73–135）"


def _dates(station: Station, on: date) -> Iterator[Found]:
    for name in ("established_on", "closed_on"):
        day = getattr(station, name)
        if day is not None and day.is_after(on):
            yield NOT_YET, (name,), f"{day} 还没有到", "核对年份"
    opened, closed = station.established_on, station.closed_on
    if opened is not None and closed is not None and closed.is_before(opened):
        yield ENDS_FIRST, ("closed_on",), f"撤销日期 {closed} 早于成立日期 {opened}", "核对两个日期"
    if closed is not None and station.status is not Status.CLOSED:
        words = f"写了撤销日期，状态却是“{station.status.label}”"
        yield CLOSED_OPEN, ("closed_on",), words, "已撤销的写 status: closed；没有撤销的删去 closed_on"
    if station.assured is not None and station.assured.on > on:
        yield NOT_YET, ("assured", "on"), f"{station.assured.on} 还没有到", "写实际核实的日期"
    for number, alert in enumerate(station.alerts):
        if alert.until < alert.from_:
            yield ENDS_FIRST, ("alerts", number, "until"), "结束日期早于开始日期", "核对 from 和 until"
    pause = station.suspended
    if pause is not None and pause.until is not None and pause.until < pause.from_:
        yield ENDS_FIRST, ("suspended", "until"), "结束日期早于开始日期", "核对 from 和 until"
    hours: list[tuple[FieldPath, str | None]] = [(("opening_hours",), station.opening_hours)]
    hours += [(("places", number, "opening_hours"), one.opening_hours) for number, one in enumerate(station.places)]
    for field, text in hours:
        if text is not None and not _is_understood(text):
            yield HOURS_WRONG, field, "开放时间看不懂", "例如 Mo-Fr 09:00-12:00,14:00-17:30; PH off，全天写 24/7"


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
            yield STAFF_WRONG, ("staff", "licensed"), words, "核对人数；各级不全知道的，只写知道的几级和总数"
    if all_staff is None:
        return
    licensed = held.count or 0 if held is not None else 0
    posts = staff.posts.administrative + staff.posts.service if staff.posts is not None else 0
    if licensed > all_staff and posts > all_staff:
        words = f"全部人员 {all_staff} 人，少于持证 {licensed} 人，也少于两类岗位合计 {posts} 人"
        yield STAFF_WRONG, ("staff", "headcount"), words, "核对人数"
    elif licensed > all_staff:
        words = f"持证 {licensed} 人，多于全部人员 {all_staff} 人"
        yield STAFF_WRONG, ("staff", "licensed"), words, "核对人数"
    elif posts > all_staff:
        yield STAFF_WRONG, ("staff", "posts"), "两类岗位合计多于全部人员", "核对人数"
