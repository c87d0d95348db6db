"""How does a full country of stations look, made up from a seed, for measuring and for a first look?"""

import csv
import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stationbook.model.division import Divisions

# Codes below 99 hold 100 prefectures of 99 counties of 399 townships; a county gets at most this many here.
_COUNTIES_A_PREFECTURE, _TOWNSHIPS_A_COUNTY = 30, 14
_COPIED = ("mkdocs.yml", "overrides", "content", "data/services.yml", "data/hotlines.yml", "data/policies")
_COPIED_DATA = ("data/reports.yml", "data/divisions/counties.csv", "data/divisions/townships.csv", "data/calendar")
_ROOMS = ("接待区", "个案室", "小组活动室", "档案室", "多功能活动室", "儿童活动室", "老年活动室", "心理疏导室")
_RULES = ("值班制度", "探访制度", "保密制度", "档案管理制度", "个案转介制度", "投诉处理制度", "经费管理制度")
_HOURS = (
    "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
    "Mo-Fr 08:30-12:00,14:00-18:00; PH off",
    "Mo-Sa 09:00-17:00; PH off",
    "Tu-Su 09:00-12:00,13:30-17:30",
    "24/7",
)
_STREETS = ("府前路", "民主街", "幸福路", "文化巷", "和平街", "学府路", "桥头街", "新华路")
_SERVICES = (
    ("child-visiting", "留守儿童"),
    ("child-casework", "困境儿童"),
    ("elderly-visiting", "独居空巢老人"),
    ("elderly-home-safety", "失能老人"),
    ("dibao-help", "低保和特困家庭"),
    ("temporary-relief-help", "低保边缘和突发遇困家庭"),
    ("counselling", "社区居民"),
    ("volunteering", "志愿者和社区社会组织"),
)
# The made-up province adopts the building standard as it is, so that every station has findings.
_ADOPTION = {
    "standard.yml": """\
title: 示例省社工站建设参数（示例）
kind: administrative-measure
issuer: 示例省民政厅
stage: issued
sample: true
region: "99"
about: 虚构的省级文件：全省采用乡镇（街道）社工站建设标准，不改数值。
""",
    "2026/index.md": """\
---
title: 示例省社工站建设参数（示例）
edition: "2026"
stage: issued
issued: 2026-01-15
effective: 2026-02-01
complete_to: 2026-11-22
---
## 采用的标准 {#adopted}

全省社工站的建设采用《乡镇（街道）社工站建设标准》。
""",
    "2026/profile.yml": """\
base: stationbook/building-standard/2026
division: "99"
""",
}
# How the network of a whole country is spread: most stations operate, a few of each other kind.
_STATUSES = ("operating",) * 88 + ("built",) * 5 + ("suspended",) * 2 + ("planned",) * 3 + ("closed",) * 2


@dataclass(frozen=True, slots=True)
class _Place:
    """A made-up township: its code below 99, its borrowed name, and the county's name."""

    code: str
    name: str
    county: str


def write_sample(root: Path, target: Path, divisions: Divisions, *, count: int, seed: int) -> int:
    """Write a project with ``count`` made-up stations below ``target`` and return how many were written.

    Names of places are borrowed from the real divisions, codes lie below 99, positions around 0°N 0°E, every
    record says ``sample: true``. The same seed gives the same files. Raises FileExistsError if ``target`` holds
    stations already.
    """
    stations = target / "data/stations"
    if stations.exists():
        raise FileExistsError(17, "这个文件夹里已经有站点", str(stations))
    _copy(root, target)
    places = list(_places(divisions, count))
    _write_divisions(target / "data/divisions/sample.csv", places)
    for name, text in _ADOPTION.items():
        path = target / "content/standards/sample/province-parameters" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    draw = random.Random(seed)
    for number in range(count):
        # Where there are more stations than townships, each station of a township has a name of its own.
        before, at = divmod(number, len(places))
        place = places[at]
        slug = f"s{number:05d}"
        path = stations / "99" / place.code[:6] / f"{slug}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_record(draw, place, slug, before)) + "\n", encoding="utf-8")
    return count


def _copy(root: Path, target: Path) -> None:
    for name in (*_COPIED, *_COPIED_DATA):
        source, made = root / name, target / name
        made.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, made, dirs_exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, made)


def _places(divisions: Divisions, count: int) -> Iterator[_Place]:
    names = [d.name for d in divisions if d.is_due_a_station and not d.is_sample][:count]
    counties = [d.name for d in divisions if len(d.code) == 6 and not d.is_sample and not d.is_pseudo]
    for number, name in enumerate(names):
        county, township = divmod(number, _TOWNSHIPS_A_COUNTY)
        prefecture, county_of = divmod(county, _COUNTIES_A_PREFECTURE)
        code = f"99{prefecture % 98 + 1:02d}{county_of + 1:02d}{township + 100:03d}"
        yield _Place(code, name, f"{counties[county % len(counties)]}（示例）")


def _write_divisions(path: Path, places: Sequence[_Place]) -> None:
    townships = Counter(place.code[:6] for place in places)
    rows: dict[str, tuple[str, str]] = {"99": ("示例省", "")}
    for place in places:
        rows.setdefault(place.code[:4], (f"示例{int(place.code[2:4])}市", ""))
        rows.setdefault(place.code[:6], (place.county, str(townships[place.code[:6]])))
        rows[place.code] = (place.name, "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "township_divisions"))
        for code, (name, due) in sorted(rows.items()):
            writer.writerow((code, name, due))


def _record(draw: random.Random, place: _Place, slug: str, before: int) -> Iterator[str]:
    """Yield the lines of a station before which its township has some; no two have one number or one place."""
    ordinal = f"第{before + 1}" if before else ""
    status = draw.choice(_STATUSES)
    yield f"id: {place.code[:6]}-{slug}"
    yield f"official_name: {place.name}{ordinal}社会工作服务站"
    yield "tier: township"
    yield f'division: "{place.code}"'
    yield f"status: {status}"
    yield "sample: true"
    yield f"established_on: {draw.randint(2018, 2025)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    if status == "closed":
        yield "closed_on: 2026-03-31"
    if status == "suspended":
        yield "suspended: {from: 2026-09-01, reason: 装修}"
    yield f"competent_authority: {place.county}民政局"
    yield f"operator: {{name: {place.county}暖心社会工作服务中心, kind: social-work-agency}}"
    yield "build_mode: 政府购买服务"
    if draw.random() < 0.3:
        yield "host: 党群服务中心"
    if draw.random() < 0.92:
        lat, lon = _position(draw, place.code, before)
        precision = "exact" if draw.random() < 0.9 else "township"
        yield f"location: {{lat: {lat}, lon: {lon}, crs: wgs84, precision: {precision}, source: 站点自报}}"
    rooms = ", ".join(draw.sample(_ROOMS, draw.randint(1, 6)))
    area = draw.choice((30, 45, 60, 72, 86, 120, 180, 260))
    yield "premises:"
    yield f"  address: {place.name}{draw.choice(_STREETS)} {draw.randint(1, 199)} 号"
    yield f"  area_m2: {area}"
    yield f"  rooms: [{rooms}]"
    yield f"  step_free: {str(draw.random() < 0.8).lower()}"
    yield f"  signage: {str(draw.random() < 0.95).lower()}"
    yield "phones:"
    yield f"  - {{label: 站点座机, number: 000-{draw.randint(100, 999)}{slug[1:]}, kind: landline}}"
    if draw.random() < 0.1:
        yield f"hotline: {{number: 000-{draw.randint(10_000_000, 99_999_999)}, hours: 24/7, scope: 心理疏导}}"
    if draw.random() < 0.9:
        yield f'opening_hours: "{draw.choice(_HOURS)}"'
    headcount = draw.randint(1, 8)
    licensed = draw.randint(0, headcount)
    service = draw.randint(0, headcount)
    year = f", contract_year: {draw.randint(1, 4)}" if draw.random() < 0.7 else ""
    yield (
        f"staff: {{headcount: {headcount}, licensed: {{assistant: {licensed}}}, "
        f"posts: {{administrative: {headcount - service}, service: {service}}}{year}}}"
    )
    yield "services:"
    for name, group in draw.sample(_SERVICES, draw.randint(1, 4)):
        yield f"  - {{service: {name}, target: {group}, how_to_apply: 到站登记或电话预约, documents: [], cost: 免费}}"
    if draw.random() < 0.6:
        yield "programmes:"
        yield f"  - {{name: {place.name[:2]}邻里课堂, brand: true, since: 2024-03-01}}"
    if draw.random() < 0.7:
        yield "lists: {functions: [政策咨询与协助, 探访关爱], needs: [独居老人照护], projects: [邻里课堂]}"
        yield f"plan: {place.name}社会工作服务站 2026 年工作方案"
    if draw.random() < 0.7:
        yield f"rules: [{', '.join(draw.sample(_RULES, draw.randint(1, 7)))}]"
    if draw.random() < 0.6:
        yield f'funding: [{{source: 财政, amount_yuan: {headcount * 100_000}, period: "2026"}}]'
    if draw.random() < 0.9:
        yield f"assured: {{on: 202{draw.choice('55666')}-0{draw.randint(1, 9)}-15, by: {place.county}民政局}}"
    yield "sources: [{title: 示例}]"


def _position(draw: random.Random, code: str, before: int) -> tuple[float, float]:
    """Scatter a place around 0°N 0°E as a country is scattered, two degrees across, its county together."""
    prefecture, county = int(code[2:4]), int(code[4:6])
    lat = (prefecture % 10 - 4.5) * 0.35 + (county % 6 - 2.5) * 0.055
    lon = (prefecture // 10 - 4.5) * 0.35 + (county // 6 - 2.5) * 0.055
    # A square for each township, a quarter of it for each of its stations.
    row, column = divmod(int(code[6:]) % 16, 4)
    lat += (row - 1.5) * 0.0125 + (before // 2 % 2 - 0.5) * 0.00625
    lon += (column - 1.5) * 0.0125 + (before % 2 - 0.5) * 0.00625
    return round(lat + draw.uniform(-0.002, 0.002), 4), round(lon + draw.uniform(-0.002, 0.002), 4)
