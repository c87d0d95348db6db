"""Does a build see exactly which stations changed, in which columns, and where?"""

from pathlib import Path

from stationbook.store.changes import changes_between, marks_of
from stationbook.store.project import Project, read_project
from tests.builders import ON
from tests.tiny import QINGXI, write

DIVISIONS = "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n"
FILE = "data/stations/99/990101/qingxi.yml"
PHONE = "phones:\n  - {label: 座机, number: 000-1234567}\n"


def project(root: Path, text: str | None = QINGXI) -> Project:
    write(root, "data/divisions/sample.csv", DIVISIONS)
    (root / FILE).unlink(missing_ok=True)
    if text is not None:
        write(root, FILE, text)
    return read_project(root, on=ON)


def test_nothing_changed(tmp_path: Path) -> None:
    changes = changes_between(marks_of(project(tmp_path)), marks_of(project(tmp_path)))
    assert (changes.stations, changes.columns, changes.divisions) == (frozenset(), frozenset(), frozenset())


def test_phone_changes_what_shows_phones_and_nothing_else(tmp_path: Path) -> None:
    before, after = marks_of(project(tmp_path)), marks_of(project(tmp_path, QINGXI + PHONE))
    changes = changes_between(before, after)
    assert changes.stations == {"990101-qingxi"}
    assert changes.columns == {"contacts", "csv", "json", "numbers"}
    assert changes.briefs == frozenset()
    assert changes.divisions == {"99", "9901", "990101", "990101101"}


def test_station_that_goes_changes_every_column(tmp_path: Path) -> None:
    before, after = marks_of(project(tmp_path)), marks_of(project(tmp_path, None))
    changes = changes_between(before, after)
    assert changes.briefs == {"990101-qingxi"}
    assert {"brief", "geojson", "verdicts"} <= changes.columns
    assert changes.now == {}
