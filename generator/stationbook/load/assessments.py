"""Which assessments lie under data/assessments, and which sheets belong to each?"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from stationbook.load.files import relative
from stationbook.load.records import read_record
from stationbook.model.assessment import Assessment, Scheme, Sheet
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind

NO_SCHEME = ProblemKind(
    "scheme-missing",
    "没有评估的方案",
    "评分表放在评估的文件夹里，同一文件夹要有 scheme.yml，写明依据哪一版、评哪些县、怎样计分。没有它，评分表用不到。",
    wrong="""\
scheme: small
edition: tiny/reference/2026
subject: 990101-qingxi
assessor: 评估员乙
on: 2026-07-01
scores: [{point: area, score: 2}]""",
    right="""\
scheme: small
edition: tiny/reference/2026
subject: 990101-qingxi
assessor: 评估员乙
on: 2026-07-01
scores: [{point: area, score: 2}]""",
    path="data/assessments/2026/other/990101-qingxi.yml",
    right_path="data/assessments/2026/small/990101-qingxi-2.yml",
)

_SCHEME = TypeAdapter(Scheme)
_SHEET = TypeAdapter(Sheet)


def load_assessments(root: Path) -> tuple[dict[str, Assessment], list[Problem]]:
    """Read every ``data/assessments/<year>/<scheme>/``: scheme.yml, and each other file as one assessor's sheet."""
    assessments: dict[str, Assessment] = {}
    problems: list[Problem] = []
    for file in sorted((root / "data/assessments").glob("*/*/scheme.yml")):
        scheme = read_record(root, file, _SCHEME)
        problems += scheme.problems
        sheets: list[tuple[Sheet, str]] = []
        for path in sorted(file.parent.glob("*.yml")):
            if path != file:
                sheet = read_record(root, path, _SHEET)
                problems += sheet.problems
                if sheet.record is not None:
                    sheets.append((sheet.record, relative(root, path)))
        if scheme.record is not None:
            key = f"{file.parent.parent.name}/{file.parent.name}"
            assessments[key] = Assessment(
                id=key,
                scheme=scheme.record,
                sheets=tuple(sheet for sheet, _ in sheets),
                paths=tuple(path for _, path in sheets),
            )
    return assessments, [*problems, *_without_scheme(root)]


def _without_scheme(root: Path) -> Iterator[Problem]:
    """Yield the folders whose sheets nobody counts, because no scheme says by which rules."""
    for folder in sorted({path.parent for path in (root / "data/assessments").glob("*/*/*.yml")}):
        if not (folder / "scheme.yml").exists():
            words = "没有 scheme.yml，这个文件夹里的评分表不会用到"
            hint = "补上这次评估的 scheme.yml，或移走评分表"
            yield NO_SCHEME.at(f"{relative(root, folder)}/scheme.yml", (), words, hint)
