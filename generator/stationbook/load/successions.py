"""Which changes of divisions do the files of data/divisions/successions tell, and do they agree with the lists?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from stationbook.load.records import read_record
from stationbook.load.tree import Tree
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.refused import ANY
from stationbook.model.succession import Placed, Succession, Successions, moment_in_words

SUCCESSION = ProblemKind(
    "succession-list",
    "区划沿革与名单对不上",
    "沿革里的新代码要在 data/divisions 的名单里；停用的代码、改了的旧名称，名单里不能再有。",
    wrong="""\
- on: 2025-03
  kind: converted
  from: [{code: "520302005", name: 甲镇}]
  to: ["520302009"]
  source: {title: 某批复, publisher: 某省人民政府, on: 2025-03}""",
    right="""\
- on: 2025-03
  kind: converted
  from: [{code: "520302005", name: 甲镇}]
  to: ["520302002"]
  source: {title: 某批复, publisher: 某省人民政府, on: 2025-03}""",
    path="data/divisions/successions/national.yml",
)
FOLDER = "data/divisions/successions"
_ADAPTER = TypeAdapter(tuple[Succession, ...])
_VILLAGE, _TOWNSHIP = 12, 9


@dataclass(frozen=True, slots=True)
class LoadedSuccessions:
    """The successions that could be read, and every problem met while reading."""

    successions: Successions
    problems: tuple[Problem, ...]


def load_successions(tree: Tree) -> LoadedSuccessions:
    """Read every file of successions, the project's and the layer's."""
    placed: list[Placed] = []
    problems: list[Problem] = []
    for name in tree.glob(f"{FOLDER}/*.yml"):
        read = read_record(*tree.find(name), _ADAPTER)
        problems += read.problems
        placed += (Placed(name, number, one) for number, one in enumerate(read.record or ()))
    return LoadedSuccessions(Successions(placed), tuple(problems))


def successions_against_lists(
    successions: Successions, places: Mapping[str, tuple[str, int]], names: Mapping[str, str], unread: Collection[str]
) -> Iterator[Problem]:
    """Yield where successions and lists contradict each other.

    ``places`` tells file and line of every code in the lists, ``names`` its name; ``unread`` are codes whose rows are
    refused, or ANY.
    """
    for path, number, one in successions.placed:
        for at, code in enumerate(one.to):
            is_village = len(code) == _VILLAGE and code[:_TOWNSHIP] in names
            is_unread = code in unread or ANY in unread
            if not (code in names or code in successions.ending or is_unread or is_village):
                words = f"没有代码是 {code} 的区划，后来也没有写它去了哪里"
                yield SUCCESSION.at(path, (number, "to", at), words, "核对代码；新代码要先写进 data/divisions 的名单")
        for at, former in enumerate(one.from_):
            if former.code not in one.to and former.code in places:
                file, line = places[former.code]
                words = f"{former.code} 已于{moment_in_words(one.on)}停用（见 {path}），名单里还有它"
                yield SUCCESSION.at(file, ("code",), words, "从名单里删去这一行；代码还在用的，改那一条沿革", line, 1)
            elif former.code in one.to and names.get(former.code) == former.name and len(one.to) == len(one.from_) == 1:
                words = f"{former.code} 更名了，名单里还叫“{former.name}”"
                yield SUCCESSION.at(path, (number, "from", at, "name"), words, "from 写旧名，名单里写新名")
