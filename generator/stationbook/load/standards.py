"""Which series, standards and editions lie under content/standards?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from stationbook.load.clauses import parse_clauses
from stationbook.load.files import FileRefusedError, read_text, relative
from stationbook.load.records import read_record, validate_record, yaml_problem
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.comment import Comment
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.learning import MustLearnList
from stationbook.model.problem import Problem
from stationbook.model.question import QuestionFile
from stationbook.model.refused import TABLES, Name, names_of_edition, names_of_table
from stationbook.model.requirement import LocalProfile, Requirement
from stationbook.model.standard import Edition, EditionMatter, Series, Standard, StandardEntry
from stationbook.model.terms import TextScope

FOLDER = "content/standards"
_NO_WORDS = "这一系列的说明暂缺。"
_SERIES = TypeAdapter(Series)
_ENTRY = TypeAdapter(StandardEntry)
_MATTER = TypeAdapter(EditionMatter)
_INDICATORS = TypeAdapter(IndicatorSystem)
_MUST_LEARN = TypeAdapter(MustLearnList)
_QUESTIONS = TypeAdapter(QuestionFile)
_REQUIREMENTS = TypeAdapter(tuple[Requirement, ...])
_PROFILE = TypeAdapter(LocalProfile)
_COMMENTS = TypeAdapter(tuple[Comment, ...])
T = TypeVar("T")


@dataclass
class LoadedStandards:
    """What was read, by id, with every problem met on the way, and the names of what was refused."""

    series: dict[str, Series] = field(default_factory=dict)
    standards: dict[str, Standard] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Name] = field(default_factory=set)


def load_standards(root: Path) -> LoadedStandards:
    """Read every series and standard, in the order of their ids."""
    loaded = LoadedStandards()
    for folder in sorted(path for path in (root / FOLDER).glob("*") if path.is_dir()):
        series = read_record(root, folder / "series.yml", _SERIES)
        loaded.problems += series.problems
        # Sound standards keep the page they stand on.
        loaded.series[folder.name] = series.record or Series(title=folder.name, about=_NO_WORDS)
        for entry_file in sorted(folder.glob("*/standard.yml")):
            entry = read_record(root, entry_file, _ENTRY)
            loaded.problems += entry.problems
            standard_id = f"{folder.name}/{entry_file.parent.name}"
            if entry.record is None:
                loaded.refused.add(("standard", standard_id))
                for text in sorted(entry_file.parent.glob("*/index.md")):
                    loaded.refused.update(_unread(text, f"{standard_id}/{text.parent.name}"))
                continue
            editions: dict[str, Edition] = {}
            for text in sorted(entry_file.parent.glob("*/index.md")):
                edition, problems, refused = load_edition(root, text, f"{standard_id}/{text.parent.name}")
                loaded.problems += problems
                loaded.refused |= refused
                if edition is not None:
                    editions[text.parent.name] = edition
            loaded.standards[standard_id] = Standard(standard_id, relative(root, entry_file), entry.record, editions)
    return loaded


def _unread(text: Path, edition_id: str) -> set[Name]:
    """Name an edition that is not read, and the tables beside its text."""
    return set(names_of_edition(edition_id, (name for name in TABLES if (text.parent / name).exists())))


def load_edition(root: Path, text: Path, edition_id: str) -> tuple[Edition | None, list[Problem], set[Name]]:
    """Read one edition: its index.md and the YAML files beside it. What of it is refused is named."""
    name = relative(root, text)
    try:
        front, body, first_line = split_front_matter(read_text(root, text))
        data = parse_yaml(front)
    except FileRefusedError as refused:
        problem = Problem(name, (), refused.message, refused.hint, refused.line)
        return None, [problem], _unread(text, edition_id)
    except YamlRefusedError as refused:
        return None, [yaml_problem(name, refused, lines_before=1)], _unread(text, edition_id)
    if data is None:
        hint = "文件开头写两行 ---，中间写 title、edition、stage"
        problem = Problem(name, (), "没有写明这是哪份标准的哪一版", hint, 1, 1)
        return None, [problem], _unread(text, edition_id)
    matter = validate_record(name, data, _MATTER)
    problems = list(matter.problems)
    names: set[Name] = set()

    def beside(file_name: str, adapter: TypeAdapter[T]) -> T | None:
        file = text.parent / file_name
        if not file.exists():
            return None
        read = read_record(root, file, adapter)
        problems.extend(read.problems)
        if read.record is None:
            names.update(names_of_table(edition_id, file_name))
        return read.record

    indicators = beside("indicators.yml", _INDICATORS)
    must_learn = beside("must-learn.yml", _MUST_LEARN)
    questions = beside("questions.yml", _QUESTIONS)
    requirements = beside("requirements.yml", _REQUIREMENTS)
    profile = beside("profile.yml", _PROFILE)
    comments = beside("comments.yml", _COMMENTS)
    if matter.record is None:
        return None, problems, _unread(text, edition_id)
    chapters = parse_clauses(body, first_line=first_line, numbered=matter.record.text is TextScope.FULL)
    edition = Edition(
        edition_id,
        name,
        matter.record,
        chapters,
        indicators=indicators,
        must_learn=must_learn,
        questions=questions.questions if questions else (),
        requirements=requirements or (),
        profile=profile,
        comments=comments or (),
    )
    return edition, problems, names


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Split an index.md into front matter, body, and the line (from 1) on which the body begins."""
    lines = text.splitlines()
    if lines and lines[0].rstrip() == "---":
        for i, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return "\n".join(lines[1:i]), "\n".join(lines[i + 1 :]), i + 2
    return "", text, 1
