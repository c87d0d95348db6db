"""Which series, standards and editions lie under content/standards?"""

from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import TypeAdapter

from stationbook.load.clauses import parse_clauses
from stationbook.load.files import FileRefusedError, read_text
from stationbook.load.records import read_record, validate_record, yaml_problem
from stationbook.load.tree import Tree
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.comment import Comment
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.learning import MustLearnList
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.question import QuestionFile
from stationbook.model.refused import TABLES, Name, names_of_edition, names_of_table
from stationbook.model.requirement import LocalProfile, Requirement
from stationbook.model.standard import Edition, EditionMatter, Series, Standard, StandardEntry
from stationbook.model.terms import TextScope

NO_MATTER = ProblemKind(
    "edition-unnamed",
    "没有写明是哪一版",
    "标准的 index.md 开头写两行 ---，中间写名称（title）、版本（edition）、阶段（stage）等。",
    wrong="## 范围 {#scope}\n\n本文件适用于社工站。",
    right='---\ntitle: 小清单\nedition: "2025"\nstage: issued\n---\n\n## 范围 {#scope}\n\n本清单适用于社工站。',
    path="content/standards/tiny/list/2025/index.md",
)

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


def load_standards(tree: Tree) -> LoadedStandards:
    """Read every series and standard, in the order of their ids."""
    loaded = LoadedStandards()
    for series_id in _series(tree):
        series = read_record(*tree.find(f"{FOLDER}/{series_id}/series.yml"), _SERIES)
        loaded.problems += series.problems
        # Sound standards keep the page they stand on.
        loaded.series[series_id] = series.record or Series(title=series_id, about=_NO_WORDS)
        for entry_name in tree.glob(f"{FOLDER}/{series_id}/*/standard.yml"):
            entry = read_record(*tree.find(entry_name), _ENTRY)
            loaded.problems += entry.problems
            standard_id = entry_name.removeprefix(f"{FOLDER}/").removesuffix("/standard.yml")
            edition_ids = [_edition_id(text) for text in tree.glob(f"{FOLDER}/{standard_id}/*/index.md")]
            if entry.record is None:
                loaded.refused.add(("standard", standard_id))
                for edition_id in edition_ids:
                    loaded.refused.update(_unread(tree, edition_id))
                continue
            editions: dict[str, Edition] = {}
            for edition_id in edition_ids:
                edition, problems, refused = load_edition(tree, edition_id)
                loaded.problems += problems
                loaded.refused |= refused
                if edition is not None:
                    editions[edition_id.rpartition("/")[2]] = edition
            loaded.standards[standard_id] = Standard(standard_id, entry_name, entry.record, editions)
    return loaded


def _series(tree: Tree) -> list[str]:
    own = {path.name for path in (tree.root / FOLDER).glob("*") if path.is_dir()}
    return sorted(own | {name.split("/")[2] for name in tree.glob(f"{FOLDER}/*/series.yml")})


def _edition_id(text: str) -> str:
    return text.removeprefix(f"{FOLDER}/").removesuffix("/index.md")


def _unread(tree: Tree, edition_id: str) -> set[Name]:
    """Name an edition that is not read, and the tables beside its text."""
    beside = (name for name in TABLES if tree.find(f"{FOLDER}/{edition_id}/{name}").path.exists())
    return set(names_of_edition(edition_id, beside))


def load_edition(tree: Tree, edition_id: str) -> tuple[Edition | None, list[Problem], set[Name]]:
    """Read one edition: its index.md and the YAML files beside it. What of it is refused is named."""
    name = f"{FOLDER}/{edition_id}/index.md"
    try:
        front, body, first_line = split_front_matter(read_text(*tree.find(name)))
        data = parse_yaml(front)
    except FileRefusedError as refused:
        return None, [refused.problem(name)], _unread(tree, edition_id)
    except YamlRefusedError as refused:
        return None, [yaml_problem(name, refused, lines_before=1)], _unread(tree, edition_id)
    if data is None:
        hint = "文件开头写两行 ---，中间写 title、edition、stage"
        problem = NO_MATTER.at(name, (), "没有写明这是哪份标准的哪一版", hint, 1, 1)
        return None, [problem], _unread(tree, edition_id)
    matter = validate_record(name, data, _MATTER)
    problems = list(matter.problems)
    names: set[Name] = set()

    def beside(file_name: str, adapter: TypeAdapter[T]) -> T | None:
        home, file = tree.find(f"{FOLDER}/{edition_id}/{file_name}")
        if not file.exists():
            return None
        read = read_record(home, file, adapter)
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
        return None, problems, _unread(tree, edition_id)
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
