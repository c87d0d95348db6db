"""Is exactly that taken off the site which stands in a file with an error?"""

import pytest

from stationbook.check.withdrawn import without_wrong_records
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.refused import TABLES
from stationbook.store.project import read_project
from tests.builders import ON
from tests.whole import FILES, write_whole


def held(catalogue: Catalogue) -> set[str]:
    """Return the files whose records the catalogue holds."""
    files = {catalogue.path("policy", one) for one in catalogue.policies}
    files |= {catalogue.path("region", one) for one in catalogue.regions}
    files |= {one.path for one in catalogue.standards.values()}
    for edition in catalogue.editions().values():
        tables = (
            edition.indicators,
            edition.must_learn,
            edition.questions,
            edition.requirements,
            edition.profile,
            edition.comments,
        )
        files |= {edition.path} | {edition.beside(name) for name, table in zip(TABLES, tables, strict=True) if table}
    for assessment in catalogue.assessments.values():
        files |= {assessment.path, *assessment.paths}
    return files


WHOLE = sorted(
    one
    for one in FILES
    if one.startswith(("data/policies", "data/regions", "data/assessments", "content/standards"))
    and not one.endswith("series.yml")
)
RULES, REFERENCE, LIST = (f"content/standards/tiny/{one}/2026" for one in ("rules", "reference", "list"))
# What cannot stand without a text: its tables; what cannot be counted without indicators: the assessment.
WITH = {
    f"{RULES}/index.md": {f"{RULES}/requirements.yml", f"{RULES}/comments.yml"},
    f"{LIST}/index.md": {f"{LIST}/must-learn.yml", f"{LIST}/questions.yml"},
    "content/standards/tiny/local/2026/index.md": {"content/standards/tiny/local/2026/profile.yml"},
    f"{REFERENCE}/index.md": {f"{REFERENCE}/indicators.yml"},
}
ASSESSMENT = {one for one in FILES if one.startswith("data/assessments")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read_project(write_whole(tmp_path_factory.mktemp("whole")), on=ON).catalogue


def test_world_is_held_whole(whole: Catalogue) -> None:
    assert sorted(held(whole)) == WHOLE
    warning = Problem(WHOLE[0], (), "", severity=Severity.WARNING)
    assert without_wrong_records(whole, [warning]) is whole


@pytest.mark.parametrize("path", WHOLE)
def test_file_with_an_error_takes_off_what_it_holds_and_what_cannot_stand_without(whole: Catalogue, path: str) -> None:
    gone = {path} | WITH.get(path, set())
    if path.endswith("standard.yml"):
        gone |= {one for one in WHOLE if one.startswith(path.removesuffix("standard.yml"))}
    if gone & {f"{REFERENCE}/indicators.yml", "data/assessments/2026/small/scheme.yml"}:
        gone |= ASSESSMENT
    assert set(WHOLE) - held(without_wrong_records(whole, [Problem(path, (), "")])) == gone
