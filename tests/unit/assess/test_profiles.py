"""What applies where, and from which document does each value come?"""

from dataclasses import replace

from stationbook.assess.profiles import Profiles, resolve
from stationbook.model.catalogue import Catalogue
from stationbook.model.requirement import LocalProfile, Requirement
from stationbook.model.standard import Edition
from stationbook.model.terms import Strength
from tests.builders import catalogue, edition, standards

AREA = Requirement.model_validate(
    {"id": "area", "clause": "area", "strength": "shall", "measure": "premises.area", "at_least": 60}
)
EVENING = Requirement.model_validate(
    {"id": "evening", "clause": "area", "strength": "should", "measure": "opening.evening", "equals": True}
)
BASE = replace(edition("## 面积 {#area}\n", standard_id="tiny/base"), requirements=(AREA, EVENING))


def local(name: str, base: str, division: str, *parameters: dict[str, object]) -> Edition:
    profile = LocalProfile.model_validate({"base": base, "division": division, "set": list(parameters)})
    return replace(edition("## 采用 {#adopted}\n", standard_id=f"tiny/{name}"), profile=profile)


CITY = local("city", "tiny/base/2026", "9901", {"requirement": "area", "at_least": 80})
COUNTY = local("county", "tiny/city/2026", "990101", {"requirement": "evening", "strength": "shall"})


def world(*editions: Edition) -> Catalogue:
    return catalogue(standards=standards(*editions))


def test_nearest_profile_above_a_division_holds() -> None:
    profiles = Profiles(world(BASE, CITY, COUNTY))
    nearest = [profiles.of(code) for code in ("990101101", "9901")]
    assert [one and one.edition for one in nearest] == ["tiny/county/2026", "tiny/city/2026"]
    assert profiles.of("520302") is None


def test_every_local_value_knows_its_document() -> None:
    area, evening = resolve(world(BASE, CITY, COUNTY), COUNTY)
    assert (area.requirement.at_least, [one.edition for one in area.origins]) == (80, ["tiny/city/2026"])
    assert (evening.requirement.strength, evening.origins[0].edition) == (Strength.SHALL, "tiny/county/2026")
    assert evening.requirement.equals is True


def test_circle_of_profiles_ends() -> None:
    one = local("one", "tiny/two/2026", "9901")
    two = local("two", "tiny/one/2026", "9901")
    assert resolve(world(one, two), one) == ()
