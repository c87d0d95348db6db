"""Is a succession that cannot be said once, and is a good one let through?"""

import pytest

from stationbook.check.successions import check_successions
from stationbook.model.division import Division, Divisions
from stationbook.model.succession import Placed, Succession, Successions
from tests.builders import ON, catalogue, succession


def said(*known: Succession) -> list[str]:
    placed = (Placed("x.yml", number, one) for number, one in enumerate(known))
    world = catalogue(divisions=Divisions([Division("52", "贵州省")], Successions(placed)))
    return [f"{problem.field_name}：{problem.message}" for problem in check_successions(world, on=ON)]


@pytest.mark.parametrize(
    "one",
    [
        succession("520301 甲镇", "520302"),
        succession("520301 甲镇", "520302", kind="converted"),
        succession("520301 甲镇", "520301", kind="renamed"),
        succession("520301 甲镇,520303 乙镇", "520302", kind="merged"),
        succession("520301 甲镇", "520302", kind="merged"),
        succession("520301 甲镇,520302 乙镇", "520302", kind="merged"),
        succession("520301 甲镇", "520302", "520303", kind="split"),
        succession("520301 甲镇", "520301", "520303", kind="split"),
        succession("990101 甲镇", "990102", sample=True),
        succession(on="2026-11"),
        succession(on="2026"),
    ],
)
def test_good_succession_has_no_problem(one: Succession) -> None:
    assert said(one) == []


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (succession("520301 甲镇", "520302", kind="renamed"), "[1].kind：更名（renamed）是代码不变"),
        (succession("520301 甲镇", "520301"), "[1].kind：recoded 是一个旧代码换成一个新代码"),
        (succession("520301 甲镇", "520302", "520303"), "[1].kind：recoded 是一个旧代码换成一个新代码"),
        (succession("520301 甲镇", "520302", "520303", kind="merged"), "[1].kind：合并（merged）的 to 只写一个"),
        (succession("520301 甲镇", "520301", kind="merged"), "[1].kind：合并（merged）的 to 只写一个"),
        (succession("520301 甲镇", "520302", kind="split"), "[1].kind：拆分（split）的 from 只写一个"),
        (succession("520301 甲镇", "520302", "520302", kind="split"), "[1].kind：同一个代码写了两次"),
        (succession("990101 甲镇", "990102"), "[1].sample：示例只能用 99 开头的代码"),
        (succession("520101 甲镇", "520102", sample=True), "[1].sample：示例只能用 99 开头的代码"),
        (succession(on="2026-12"), "[1].on：2026-12 还没有到"),
        (succession(on="2026-11-24"), "[1].on：2026-11-24 还没有到"),
        (succession(source={"title": "x", "publisher": "y", "on": "2027"}), "[1].source.on：2027 还没有到"),
    ],
)
def test_what_cannot_be_is_said_once(one: Succession, words: str) -> None:
    (found,) = said(one)
    assert found.startswith(words)


def test_code_ends_once() -> None:
    first, second = succession("520301 甲镇", "520302"), succession("520301 甲镇", "520303", on="2025")
    assert said(first, second) == ["[2].from[1]：520301 的去向在 x.yml 第 1 条写过了"]


def test_circle_is_told_once_and_a_chain_is_none() -> None:
    way = [succession("520301 甲", "520302"), succession("520302 乙", "520303")]
    assert said(*way) == []
    assert said(*way, succession("520303 丙", "520301")) == [
        "[1].from[1]：绕成了一圈：520301 → 520302 → 520303 → 520301"
    ]
