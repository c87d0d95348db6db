"""Do the scores of an indicator system add up, branch by branch, to what it declares?"""

from collections.abc import Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.model.indicator import Indicator
from stationbook.model.problem import Problem


def check_indicator_sums(catalogue: Catalogue) -> Iterator[Problem]:
    """Every branch equals the sum below it, and the declared shape is what is there."""
    for edition in catalogue.editions().values():
        system = edition.indicators
        if system is None:
            continue
        path = edition.beside("indicators.yml")
        parts = sum(part.score for part in system.parts)
        if parts != system.total:
            yield Problem(path, ("total",), f"总分 {system.total:g}，各部分合计 {parts:g}", "核对各部分分值")
        for number, part in enumerate(system.parts):
            below = sum(indicator.score for indicator in part.indicators)
            if below != part.score:
                yield Problem(
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
            yield Problem(path, ("shape",), f"写明的结构是 {said}，实际是 {real}", "核对指标和观测点的个数")


def _branch(path: str, indicator: Indicator) -> Iterator[Problem]:
    below = sum(one.score for one in indicator.indicators) + sum(point.score for point in indicator.points)
    if below != indicator.score:
        yield Problem(
            path, (), f"“{indicator.title}”（{indicator.id}）{indicator.score:g} 分，下面合计 {below:g} 分", "核对分值"
        )
    for child in indicator.indicators:
        yield from _branch(path, child)
