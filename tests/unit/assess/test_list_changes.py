"""Is every change between two lists seen as what it is, and nothing that was only not listed?"""

import pytest

from stationbook.assess.list_changes import ListChanges, list_changes
from stationbook.model.division import Division, Divisions
from stationbook.model.record import unpadded

OLD = {
    "52": "贵州省",
    "5201": "贵阳市",
    "520101": "市辖区",
    "520102": "甲县",
    "520103": "乙县",
    "520102101": "清溪镇",
    "520102102": "白石镇",
    "520102201": "桃林乡",
    "520103101": "城关镇",
    "520103000": "乙县",
    "520109": "厂区",
    "520109400": "厂区街道办事处",
    "5299": "省直辖县级行政区划",
    "44": "广东省",
    "4419": "东莞市",
    "441900": "东莞市",
    "441900003": "东城街道",
    "99": "示例省",
    "990101": "例县",
    "990101101": "清溪镇",
}
DIVISIONS = Divisions(Division(*one) for one in OLD.items())


def found(new: dict[str, str], *, within: str = "") -> list[str]:
    return told(list_changes(DIVISIONS, new, within=within))


def told(changes: ListChanges) -> list[str]:
    return [
        f"{one.kind.value} {one.before.code if one.before else '-'} {one.after.code if one.after else '-'}"
        for one in changes.changes
    ]


def changed(*gone: str, **new: str) -> dict[str, str]:
    """Return the old list as a new one reads, without some codes, with others as ``_520102=新名``."""
    kept = {code: name for code, name in OLD.items() if code not in gone and unpadded(code) == code}
    real = {code: name for code, name in kept.items() if not code.startswith("99")}
    return real | {code.removeprefix("_"): name for code, name in new.items()}


def test_same_list_changes_nothing_and_needs_neither_pseudo_levels_nor_doubles() -> None:
    assert found(changed()) == []
    assert found(changed("520101", "5299")) == []


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        (changed(_520102="丙县"), ["renamed 520102 520102"]),
        (changed("520102201", _520102103="桃林乡"), ["recoded 520102201 520102103"]),
        (changed("520102201", _520102103="桃林镇"), ["converted 520102201 520102103"]),
        (changed("520102101", _520102001="清溪街道"), ["converted 520102101 520102001"]),
        (changed("520102101", _520103102="清溪镇"), ["moved 520102101 520103102"]),
        (changed("520102101"), ["gone 520102101 -"]),
        (changed(_520102104="新镇"), ["added - 520102104"]),
        # Two of one name: nobody can say which is which.
        (
            changed("520102101", _520103102="清溪镇", _520103103="清溪镇"),
            ["gone 520102101 -", "added - 520103102", "added - 520103103"],
        ),
        # A whole county under a new code: its townships follow it.
        (
            changed("520103", "520103101", _520104="乙县", _520104101="城关镇"),
            ["recoded 520103 520104", "recoded 520103101 520104101"],
        ),
        (
            changed("520103", "520103101", _520104="乙区", _520104001="城关街道"),
            ["converted 520103 520104", "converted 520103101 520104001"],
        ),
    ],
)
def test_change_is_seen_as_what_it_is(new: dict[str, str], changes: list[str]) -> None:
    assert found(new) == changes


def test_name_of_an_office_is_that_of_its_subdistrict() -> None:
    assert found(changed(_520109400="厂区街道")) == []


def test_only_what_follows_from_the_lists_alone_is_certain() -> None:
    new = changed("520102201", "520102101", _520102103="桃林乡", _520102001="清溪街道", _520103="丙县")
    assert {one.kind.value: one.is_certain for one in list_changes(DIVISIONS, new).changes} == {
        "renamed": True,
        "recoded": True,
        "converted": False,
    }


def test_list_of_a_part_is_compared_with_that_part() -> None:
    towns = {code: name for code, name in OLD.items() if code.startswith("520102") and len(code) == 9}
    assert found(towns) == []
    assert found({**towns, "5201": "贵阳市", "520102": "甲县"}) == []
    del towns["520102101"]
    assert found(towns) == ["gone 520102101 -"]
    # Below the county that is named, its only township is gone.
    assert found({"520103102": "新镇"}) == ["added - 520103102"]
    assert found({"520103102": "新镇"}, within="520103") == ["gone 520103101 -", "added - 520103102"]


def test_sample_is_compared_only_with_lists_of_the_sample() -> None:
    assert found({"990101101": "清溪镇", "990101102": "白石镇"}) == ["added - 990101102"]


def test_scope_says_how_much_was_compared() -> None:
    new = {code: name for code, name in OLD.items() if code.startswith("520102") and len(code) == 9}
    assert list_changes(DIVISIONS, new).scopes == ((9, "520102", 3, 3),)
    assert list_changes(DIVISIONS, {"520102101001": "某村"}).scopes == ()
