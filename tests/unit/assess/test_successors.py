"""Is what became of a clause found through every edition between?"""

import pytest

from stationbook.assess.successors import successors
from stationbook.model.standard import Standard
from tests.builders import edition, standards

OLD = "## 场地 {#premises}\n### 面积 {#area}\n应有。\n### 宣传栏 {#board}\n应设。\n### 设备 {#devices}\n应备。\n"


def world() -> Standard:
    """Three editions: the board moves twice, the devices are split and the area goes."""
    phone = "### 电话 {#phone}\n应备。\n"
    middle = "## 场地 {#premises}\n### 公示栏 {#notice}\n应设。\n### 电脑 {#computer}\n应备。\n" + phone
    newest = middle.replace("{#notice}", "{#open}").replace(phone, "")
    second = [
        {"clause": "board", "moved_to": "notice"},
        {"clause": "computer", "split_from": "devices"},
        {"clause": "phone", "split_from": "devices"},
        {"clause": "area", "withdrawn": "不再要求"},
    ]
    third = [{"clause": "notice", "moved_to": "open"}, {"clause": "computer", "merged_from": ["computer", "phone"]}]
    texts = edition(OLD, slug="2022"), edition(middle, slug="2024", changes=second), edition(newest, changes=third)
    (standard,) = standards(*texts).values()
    return standard


@pytest.mark.parametrize(
    ("clause", "second", "third"),
    [
        ("premises", ("premises",), ("premises",)),
        ("board", ("notice",), ("open",)),
        ("devices", ("computer", "phone"), ("computer",)),
        ("area", (), ()),
    ],
)
def test_what_a_clause_became(clause: str, second: tuple[str, ...], third: tuple[str, ...]) -> None:
    standard = world()
    oldest, middle, newest = standard.in_order
    assert successors(standard, oldest, middle, clause) == second
    assert successors(standard, oldest, newest, clause) == third
