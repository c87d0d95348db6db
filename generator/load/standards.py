"""Which series, standards and editions lie under content/standards?"""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from generator.load.clauses import parse_clauses
from generator.load.files import FileRefusedError, read_text, relative
from generator.load.records import read_record, validate_record, yaml_problem
from generator.load.yaml_text import YamlRefusedError, parse_yaml
from generator.model.indicator import IndicatorSystem
from generator.model.learning import MustLearnList
from generator.model.problem import Problem
from generator.model.standard import Edition, EditionMatter, Series, Standard, StandardEntry
from generator.model.terms import TextScope

FOLDER = "content/standards"
_SERIES = TypeAdapter(Series)
_ENTRY = TypeAdapter(StandardEntry)
_MATTER = TypeAdapter(EditionMatter)
_INDICATORS = TypeAdapter(IndicatorSystem)
_MUST_LEARN = TypeAdapter(MustLearnList)


@dataclass
class LoadedStandards:
    """What was read, by id, with every problem met on the way."""

    series: dict[str, Series] = field(default_factory=dict)
    standards: dict[str, Standard] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_standards(root: Path) -> LoadedStandards:
    """Read every series and standard, in the order of their ids."""
    loaded = LoadedStandards()
    for folder in sorted(path for path in (root / FOLDER).glob("*") if path.is_dir()):
        series = read_record(root, folder / "series.yml", _SERIES)
        loaded.problems += series.problems
        if series.record is not None:
            loaded.series[folder.name] = series.record
        for entry_file in sorted(folder.glob("*/standard.yml")):
            entry = read_record(root, entry_file, _ENTRY)
            loaded.problems += entry.problems
            if entry.record is None:
                continue
            standard_id = f"{folder.name}/{entry_file.parent.name}"
            editions: dict[str, Edition] = {}
            for text in sorted(entry_file.parent.glob("*/index.md")):
                edition, problems = load_edition(root, text, f"{standard_id}/{text.parent.name}")
                loaded.problems += problems
                if edition is not None:
                    editions[text.parent.name] = edition
            loaded.standards[standard_id] = Standard(standard_id, relative(root, entry_file), entry.record, editions)
    return loaded


def load_edition(root: Path, text: Path, edition_id: str) -> tuple[Edition | None, list[Problem]]:
    """Read one edition: its index.md and the YAML files beside it."""
    name = relative(root, text)
    try:
        front, body, first_line = split_front_matter(read_text(root, text))
        data = parse_yaml(front)
    except FileRefusedError as refused:
        return None, [Problem(name, (), refused.message, refused.hint, refused.line)]
    except YamlRefusedError as refused:
        return None, [yaml_problem(name, refused, lines_before=1)]
    if data is None:
        hint = "文件开头写两行 ---，中间写 title、edition、stage"
        return None, [Problem(name, (), "没有写明这是哪份标准的哪一版", hint, 1, 1)]
    matter = validate_record(name, data, _MATTER)
    problems = list(matter.problems)
    indicators: IndicatorSystem | None = None
    must_learn: MustLearnList | None = None
    if (file := text.parent / "indicators.yml").exists():
        system = read_record(root, file, _INDICATORS)
        indicators, problems = system.record, [*problems, *system.problems]
    if (file := text.parent / "must-learn.yml").exists():
        listed = read_record(root, file, _MUST_LEARN)
        must_learn, problems = listed.record, [*problems, *listed.problems]
    if matter.record is None:
        return None, problems
    chapters = parse_clauses(body, first_line=first_line, numbered=matter.record.text is TextScope.FULL)
    return Edition(edition_id, name, matter.record, chapters, indicators, must_learn), problems


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Split an index.md into front matter, body, and the line (from 1) on which the body begins."""
    lines = text.splitlines()
    if lines and lines[0].rstrip() == "---":
        for i, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return "\n".join(lines[1:i]), "\n".join(lines[i + 1 :]), i + 2
    return "", text, 1
