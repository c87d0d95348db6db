"""How do other programs read requirements and findings?"""

import json
from datetime import date

from generator.assess.findings import assess_station
from generator.assess.measures import station_measures
from generator.assess.profiles import Profiles
from generator.assess.wording import requirement_sentence
from generator.model.catalogue import Catalogue
from generator.model.terms import AssessedSubject


def export_findings(catalogue: Catalogue, *, on: date) -> bytes:
    """Return each profile's requirements and the findings of its stations, as of a date, sorted by id.

    The list follows the chain: station, requirement (``edition#id``), clause, verdict, found, bound.
    """
    measures, profiles = station_measures(catalogue, on=on), Profiles(catalogue)
    stations = profiles.by_profile(catalogue.stations)
    exported = [
        {
            "edition": profile.edition,
            "division": profile.division,
            "chain": list(profile.chain),
            "requirements": [
                {
                    "id": one.key,
                    "clause": one.requirement.clause,
                    "strength": one.requirement.strength.value,
                    "sentence": requirement_sentence(one.requirement, measures),
                    "set_by": [origin.edition for origin in one.origins],
                }
                for one in profile.applied
                if one.requirement.subject is AssessedSubject.STATION
            ],
            "findings": [
                {
                    "station": station.id,
                    "requirement": finding.applied.key,
                    "verdict": finding.verdict.value,
                    "found": finding.found,
                    "bound": finding.bound,
                    "missing": list(finding.missing),
                }
                for station in sorted(stations.get(profile.edition, []), key=lambda one: one.id)
                for finding in assess_station(station, profile.applied, measures)
            ],
        }
        for profile in profiles.all
    ]
    text = json.dumps({"on": on.isoformat(), "profiles": exported}, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
