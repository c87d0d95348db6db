"""Do the scores of an indicator system add up, branch by branch, to what it declares?"""

from collections.abc import Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.model.indicator import Indicator
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind

_PATH = "content/standards/tiny/reference/2026/indicators.yml"
_TABLE = """\
total: 2
shape: {{level1: 1, level2: 0, points: {points}}}
parts:
  - id: station
    title: 站点部分
    subject: station
    score: 2
    indicators:
      - id: place
        title: 场所
        score: 2
        points:
          - id: area
            title: 面积
            score: {score}
            method: [实地查看]
            evidence: 丈量
            rule: {{kind: manual, guide: 看}}"""
SUM = ProblemKind(
    "indicator-sum",
    "分值加不起来",
    "每一级指标的分值等于下面各项合计，各部分合计等于总分。",
    wrong=_TABLE.format(points=1, score=3),
    right=_TABLE.format(points=1, score=2),
    path=_PATH,
)
SHAPE = ProblemKind(
    "indicator-shape",
    "指标的个数与写明的不一致",
    "shape 写明一级指标、二级指标、观测点各有几个，数出来要一样，漏录了一项就能发现。",
    wrong=_TABLE.format(points=2, score=2),
    right=_TABLE.format(points=1, score=2),
    path=_PATH,
)


def check_indicator_sums(catalogue: Catalogue) -> Iterator[Problem]:
    """Every branch equals the sum below it, and the declared shape is what is there."""
    for edition in catalogue.editions().values():
        system = edition.indicators
        if system is None:
            continue
        path = edition.beside("indicators.yml")
        parts = sum(part.score for part in system.parts)
        if parts != system.total:
            yield SUM.at(path, ("total",), f"总分 {system.total:g}，各部分合计 {parts:g}", "核对各部分分值")
        for number, part in enumerate(system.parts):
            below = sum(indicator.score for indicator in part.indicators)
            if below != part.score:
                yield SUM.at(
                    path,
                    ("parts", number, "score"),
                    f"“{part.title}”{part.score:g} 分，下面合计 {below:g} 分",
                    "核对分值",
                )
            for indicator in part.indicators:
                yield from _branch(path, indicator)
        first = [one for part in system.parts for one in part.indicators]
        counts = (len(first), sum(len(one.indicators) for one in first), sum(1 for _ in system.points()))
        declared = (system.shape.level1, system.shape.level2, system.shape.points)
        if counts != declared:
            said, real = (" / ".join(map(str, one)) for one in (declared, counts))
            yield SHAPE.at(path, ("shape",), f"写明的结构是 {said}，实际是 {real}", "核对指标和观测点的个数")


def _branch(path: str, indicator: Indicator) -> Iterator[Problem]:
    below = sum(one.score for one in indicator.indicators) + sum(point.score for point in indicator.points)
    if below != indicator.score:
        yield SUM.at(
            path, (), f"“{indicator.title}”（{indicator.id}）{indicator.score:g} 分，下面合计 {below:g} 分", "核对分值"
        )
    for child in indicator.indicators:
        yield from _branch(path, child)
