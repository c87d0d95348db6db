"""Is each record that names a changed division told at the change that is nearest to it?"""

from typing import Any

from stationbook.assess.list_changes import list_changes
from stationbook.assess.named_divisions import named_divisions
from stationbook.assess.touched import touched_by
from stationbook.load.catalogue import load_rest
from stationbook.load.tree import Tree
from stationbook.model.region import Region
from tests.builders import DIVISIONS, catalogue, station
from tests.whole import write_whole

REGION = Region.model_validate(
    {
        "code": "990101",
        "name": "例县",
        "township_phones": [{"division": "990101101", "phone": "000-1"}],
        "programmes": [{"name": "银龄", "division": "990101101", "source": "r"}, {"name": "别的", "source": "r"}],
        "institutions": [{"name": "中心", "kind": "academy", "division": "990101102", "source": "r"}],
    }
)


def touched(new: dict[str, str], **fields: Any) -> dict[str, list[str]]:
    world = catalogue(
        station(**fields),
        station("gone", status="closed", closed_on="2020-01-01"),
        regions={"990101": REGION},
    )
    world = catalogue(*world.stations.values(), regions=world.regions, paths={**world.paths, ("region", "990101"): "r"})
    changes = list_changes(DIVISIONS, new).changes
    found = touched_by(changes, named_divisions(world))
    return {
        one.division.code: [f"{place.path} {place.field_name}" for place in places] for one, places in found.items()
    }


QINGXI = "data/stations/99/990101/qingxi.yml"


def test_whatever_names_a_code_that_is_no_more_is_told_with_its_field() -> None:
    served = [{"name": "清溪社区", "division": "990101101001"}, {"name": "白石镇", "division": "990101102"}]
    assert touched({"990101102": "白石镇", "990101001": "清溪街道"}, serves=served) == {
        "990101101": [
            f"{QINGXI} division",
            f"{QINGXI} serves[1].division",
            "r township_phones[1].division",
            "r programmes[1].division",
        ]
    }


def test_new_name_touches_what_holds_the_old_one() -> None:
    renamed = {"990101101": "清溪街道", "990101102": "白石镇"}
    assert touched(renamed) == {"990101101": [f"{QINGXI} division"]}
    assert touched(renamed, official_name="溪边社工站") == {}


def test_every_kind_of_record_that_names_a_division_is_looked_at(tmp_path: Any) -> None:
    world = load_rest(Tree(write_whole(tmp_path))).catalogue
    assert {one.path.rsplit("/", 1)[1] for one in named_divisions(world)} == {
        "99.yml",
        "profile.yml",
        "scheme.yml",
        "standard.yml",
    }
