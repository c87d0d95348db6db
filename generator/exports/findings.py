"""How do other programs read requirements and findings?"""

import json
from datetime import date

from generator.assess.measures import station_measures
from generator.assess.profiles import Profiles
from generator.assess.verdicts import VERDICTS, assess_all
from generator.assess.wording import requirement_sentence
from generator.model.catalogue import Catalogue
from generator.model.terms import AssessedSubject


def export_findings(catalogue: Catalogue, *, on: date) -> bytes:
    """Return each profile's requirements with the verdicts of its stations, as of a date.

    Columns, because tens of thousands of stations times dozens of requirements are millions of findings: a
    requirement's ``verdicts`` holds one digit a station, in the order of ``stations``; the digit is a
    position in ``codes``.
    """
    measures, profiles = station_measures(catalogue, on=on), Profiles(catalogue)
    by_profile = profiles.by_profile(catalogue.stations)
    exported = []
    for profile in profiles.all:
        stations = sorted(by_profile.get(profile.edition, []), key=lambda one: one.id)
        table = assess_all(profile.applied, stations, measures)
        exported.append(
            {
                "edition": profile.edition,
                "division": profile.division,
                "chain": list(profile.chain),
                "stations": [station.id for station in stations],
                "requirements": [
                    {
                        "id": one.key,
                        "clause": one.requirement.clause,
                        "strength": one.requirement.strength.value,
                        "sentence": requirement_sentence(one.requirement, measures),
                        "set_by": [origin.edition for origin in one.origins],
                        "verdicts": "".join(map(str, table.columns[one.key])),
                    }
                    for one in profile.applied
                    if one.requirement.subject is AssessedSubject.STATION
                ],
            }
        )
    codes = ["not-applicable" if verdict is None else verdict.value for verdict in VERDICTS]
    whole = {"on": on.isoformat(), "codes": codes, "profiles": exported}
    return f"{json.dumps(whole, ensure_ascii=False, separators=(',', ':'))}\n".encode()
