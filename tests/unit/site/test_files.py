"""Which files does a change of one station write again?"""

from stationbook.site.files import all_groups
from tests.builders import context, edition, policy, standards, station


def test_standing_addresses_are_made_county_by_county() -> None:
    far = station("far", id="520302-far", division="520302002")
    high = station("high", id="9901-high", tier="prefecture", division="9901")
    world = context(station(), far, high)
    groups = {one.division: one for one in all_groups(world) if one.name.startswith("standing") and one.division}
    assert {code: sorted(name for name, _ in one.make()) for code, one in groups.items()} == {
        "990101": ["s/990101-qingxi/index.html"],
        "520302": ["s/520302-far/index.html"],
        "9901": ["s/9901-high/index.html"],
    }
    assert {one.reads for one in groups.values()} == {frozenset({"brief"})}


def test_standing_addresses_of_texts_read_nothing_of_the_stations() -> None:
    texts = standards(edition("## 范围 {#scope}\n略。\n"))
    world = context(station(), standards=texts, policies={"law": policy()})
    groups = [one for one in all_groups(world) if one.name.startswith("standing") and not one.division]
    assert [name for one in groups for name, _ in one.make()] == [
        "p/law/index.html",
        "c/tiny/standard/scope/index.html",
    ]
    assert {one.reads for one in groups} == {frozenset()}
