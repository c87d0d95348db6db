"""Is one mistake told once, in the file where it stands, whoever refers to what the file holds?

And is only that file's record left out of the site, without a link that leads nowhere?
"""

from pathlib import Path

import pytest

from stationbook.store.project import Project, read_project
from tests.builders import ON
from tests.whole import FILES, dead_links, site_of, write_whole

STANDARDS = "content/standards/tiny"
STATIONS = "data/stations/99/990101"
# A mistake in a file of every kind: what stands there, and what somebody writes instead.
MISTAKES = [
    ("data/divisions/sample.csv", "990101101,清溪镇", "990101101,"),
    ("data/divisions/sample.csv", "990101101,清溪镇", "99010110l,清溪镇"),
    ("data/divisions/sample.csv", "例县,2", "例县,两个"),
    ("data/divisions/sample.csv", "code,name", "code,名称"),
    ("data/reports.yml", "id: news", "id: News"),
    ("data/services.yml", "name: 探访", "nmae: 探访"),
    ("data/services.yml", "id: children", "id: Children"),
    ("data/hotlines.yml", '"12345"', "12345"),
    ("data/calendar/2026.yml", "until: 2026-01-03", "until: 2026-1-3"),
    ("data/regions/99.yml", "percent: 90", "percent: 九十"),
    ("data/regions/99.yml", "source: news", "source: nwes"),
    ("data/policies/law.yml", "line: children", "line: kids"),
    ("data/policies/law.yml", "id: law", "id: Law"),
    ("data/policies/law.yml", "points: [", "points ["),
    ("data/policies/law.yml", "count: 5", "count: 6"),
    ("data/policies/rule.yml", "depends_on: [law]", "depends_on: [lew]"),
    (f"{STATIONS}/zongzhan.yml", "tier: county", "tier: conty"),
    (f"{STATIONS}/zongzhan.yml", "id: 990101-zongzhan", "id: 990101_zongzhan"),
    (f"{STATIONS}/zongzhan.yml", "tier: county", "tier： county"),
    (f"{STATIONS}/zongzhan.yml", "headcount: 4", "headcount: 4\n  licensed: {senior: 5}"),
    (f"{STATIONS}/qingxi.yml", "id: 990101-qingxi", "id: 990101-qingxi2"),
    (f"{STATIONS}/qingxi.yml", "sample: true", "sample: false"),
    (
        f"{STATIONS}/qingxi.yml",
        "premises:",
        "staff: {headcount: 1, licensed: {assistant: 3}, posts: {administrative: 1, service: 3}}\npremises:",
    ),
    (f"{STATIONS}/qingxi.yml", "area_m2: 80", "area_m2: 80 平方米"),
    (f"{STATIONS}/qingxi.yml", "requirement: signage", "requirement: signs"),
    (f"{STATIONS}/jiuzhan.yml", 'division: "990101102"', "division: 990101102"),
    ("data/boundaries/sample.geojson", "Polygon", "Poligon"),
    ("data/assessments/2026/small/scheme.yml", "title: 小评估", "titel: 小评估"),
    ("data/assessments/2026/small/scheme.yml", "edition: tiny/reference/2026", "edition: tiny/reference/2062"),
    ("data/assessments/2026/small/990101-qingxi.yml", "score: 2", "score: 3"),
    (f"{STANDARDS}/series.yml", "about: 试一试", "about: [试一试]"),
    (f"{STANDARDS}/rules/standard.yml", "kind: building-standard", "kind: building"),
    (f"{STANDARDS}/rules/standard.yml", "stage: issued", "stage: issued\nstage: issued"),
    (f"{STANDARDS}/rules/2025/index.md", "stage: issued", "stage: isued"),
    (f"{STANDARDS}/rules/2026/index.md", "stage: issued", "stage: isued"),
    (f"{STANDARDS}/rules/2026/index.md", 'edition: "2026"', "edition: 2026"),
    (f"{STANDARDS}/rules/2026/index.md", "#### 场所", "场所"),
    (f"{STANDARDS}/rules/2026/requirements.yml", "at_least: 60", "at_least: 50%"),
    (f"{STANDARDS}/rules/2026/requirements.yml", "measure: premises.area", "measure: premises.mianji"),
    (f"{STANDARDS}/rules/2026/requirements.yml", "equals: true", "at_least: 1"),
    (f"{STANDARDS}/rules/2026/comments.yml", ", reason: 有据", ""),
    (f"{STANDARDS}/rules/2026/comments.yml", "from_kind: station", "from_kind: statoin"),
    (f"{STANDARDS}/local/2026/profile.yml", "set: [", "sets: ["),
    (f"{STANDARDS}/local/2026/profile.yml", "base: tiny/rules/2026", "base: tiny/rules/2062"),
    (f"{STANDARDS}/reference/standard.yml", "issuer: 某局", "issuer: ''"),
    (f"{STANDARDS}/reference/2026/indicators.yml", "kind: manual", "kind: manuell"),
    (f"{STANDARDS}/reference/2026/indicators.yml", "total: 2", "total: 3"),
    (f"{STANDARDS}/list/2026/must-learn.yml", "list: children", "list: Children"),
    (f"{STANDARDS}/list/2026/must-learn.yml", "{id: rule.how}", "{id: rule.how, stage: now}"),
    (f"{STANDARDS}/list/2026/questions.yml", "answer: a", "answer: c"),
]


def read(root: Path) -> Project:
    return read_project(root, on=ON)


def with_mistake(root: Path, path: str, right: str, wrong: str) -> Project:
    write_whole(root)
    assert right in FILES[path] or right.startswith("#")
    (root / path).write_text(FILES[path].replace(right.removeprefix("##"), wrong, 1), encoding="utf-8")
    return read(root)


def test_world_of_every_kind_of_file_has_no_problem_and_no_dead_link(tmp_path: Path) -> None:
    project = read(write_whole(tmp_path))
    assert list(map(str, project.problems)) == []
    assert len(project.catalogue.stations) == 3
    assert list(dead_links(site_of(project.catalogue, on=ON))) == []


@pytest.mark.parametrize(("path", "right", "wrong"), MISTAKES, ids=map(str, range(len(MISTAKES))))
def test_one_mistake_is_one_problem_and_takes_off_only_its_record(
    tmp_path: Path, path: str, right: str, wrong: str
) -> None:
    project = with_mistake(tmp_path, path, right, wrong)
    assert [problem.path for problem in project.problems] == [path], "\n".join(map(str, project.problems))
    catalogue = project.catalogue
    lost = [key for key in FILES if key.startswith(STATIONS) and f"990101-{Path(key).stem}" not in catalogue.stations]
    assert lost == ([path] if path.startswith(STATIONS) else [])
    kept = {f"data/policies/{one}.yml" for one in catalogue.policies}
    assert {one for one in FILES if one.startswith("data/policies/")} - kept <= {path}
    assert list(dead_links(site_of(catalogue, on=ON))) == []


def test_share_written_in_percent_is_told_how_to_be_written(tmp_path: Path) -> None:
    path = f"{STANDARDS}/rules/2026/requirements.yml"
    (problem,) = with_mistake(tmp_path, path, "at_least: 60", "at_least: 50%").problems
    assert "1/2" in problem.hint
