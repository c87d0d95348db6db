"""Which problems keep a build from publishing, and which only their record?"""

from stationbook.check.report import refused_problems
from stationbook.load.project_file import PROJECT_FILE
from stationbook.model.problem import Problem, Severity

WARNING = Problem("data/a.yml", (), "", severity=Severity.WARNING)
ERROR = Problem("data/b.yml", (), "")
SETTING = Problem(PROJECT_FILE, (), "")


def refused(*, strict: bool = False, allow_problems: bool = False) -> list[Problem]:
    found = [WARNING, ERROR, SETTING]
    return list(refused_problems(found, strict=strict, allow_problems=allow_problems))


def test_errors_refuse_a_build_and_warnings_a_strict_one() -> None:
    assert refused() == [ERROR, SETTING]
    assert refused(strict=True) == [WARNING, ERROR, SETTING]


def test_records_can_be_left_out_and_settings_cannot() -> None:
    assert refused(allow_problems=True) == [SETTING]
