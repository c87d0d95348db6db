"""How do other programs read requirements and findings?"""

from datetime import date

from stationbook.assess.directory_verdicts import assess_directory
from stationbook.assess.measures import station_measures
from stationbook.assess.profiles import Profiles
from stationbook.assess.verdicts import VERDICTS
from stationbook.assess.wording import requirement_sentence
from stationbook.exports.json_text import json_bytes
from stationbook.model.catalogue import Catalogue
from stationbook.model.terms import AssessedSubject


def export_findings(catalogue: Catalogue, *, on: date) -> bytes:
    """Return each profile's requirements with the verdicts of its stations, as of a date.

    Columns, because tens of thousands of stations times dozens of requirements are millions of findings: a
    requirement's ``verdicts`` holds one digit a station, in the order of ``stations``; the digit is a
    position in ``codes``.
    """
    measures, tables = station_measures(catalogue, on=on), assess_directory(catalogue, on=on)
    exported = []
    for profile in Profiles(catalogue).all:
        table = tables[profile.edition]
        order = sorted(range(len(table.stations)), key=lambda at: table.stations[at].id)
        exported.append(
            {
                "edition": profile.edition,
                "division": profile.division,
                "chain": list(profile.chain),
                "stations": [table.stations[at].id for at in order],
                "requirements": [
                    {
                        "id": one.key,
                        "clause": one.requirement.clause,
                        "strength": one.requirement.strength.value,
                        "sentence": requirement_sentence(one.requirement, measures),
                        "set_by": [origin.edition for origin in one.origins],
                        "verdicts": _digits(table.columns[one.key], order),
                    }
                    for one in profile.applied
                    if one.requirement.subject is AssessedSubject.STATION
                ],
            }
        )
    codes = ["not-applicable" if verdict is None else verdict.value for verdict in VERDICTS]
    whole = {"on": on.isoformat(), "codes": codes, "profiles": exported}
    return json_bytes(whole, sort_keys=False)


def _digits(column: bytes, order: list[int]) -> str:
    return bytes(column[at] + ord("0") for at in order).decode()
