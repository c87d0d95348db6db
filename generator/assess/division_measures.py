"""What can be measured of a division's network, from the records of its stations?"""

from collections.abc import Mapping
from datetime import date, timedelta

from generator.assess.coverage import assess_coverage, covered_divisions
from generator.assess.measures import Measure, Value
from generator.model.catalogue import Catalogue
from generator.model.station import Station
from generator.model.terms import Status, Tier

# The building standard asks for a verification at least every twelve months.
VERIFIED_FOR = timedelta(days=366)


def division_measures(catalogue: Catalogue, *, on: date) -> Mapping[str, Measure[str]]:
    """Return every measure of a division by its id; each reads a division code."""
    covered = covered_divisions(catalogue.stations.values())

    def coverage(code: str) -> Value:
        return assess_coverage(code, covered, catalogue.divisions).percent

    def centres(code: str) -> Value:
        tiers = [station.tier for station in _operating(catalogue, code)]
        return tiers.count(Tier.COUNTY) if tiers else None

    def load(code: str) -> Value:
        """Stations for each supervisor of the centres that supervise here, wherever those stations lie."""
        centres = {one.supervision.centre for one in _operating(catalogue, code) if one.supervision}
        staff = [catalogue.stations[one].staff for one in centres if one in catalogue.stations]
        supervisors = sum(one.supervisors or 0 for one in staff if one)
        supervised = sum(
            one.supervision is not None and one.supervision.centre in centres for one in _operating(catalogue, "")
        )
        return round(supervised / supervisors, 1) if supervisors else None

    def verified(code: str) -> Value:
        stations = _operating(catalogue, code)
        fresh = [one for one in stations if one.assured and on - one.assured.on <= VERIFIED_FOR]
        return round(100 * len(fresh) / len(stations), 1) if stations else None

    return {
        "coverage": Measure("社工站覆盖率", "", coverage, "%"),
        "centres": Measure("县级总站", "", centres, "个"),
        "supervision.load": Measure("每名专职督导人员负责的社工站", "", load, "个"),
        "verified.share": Measure("一年内核实过的站点", "", verified, "%"),
    }


def _operating(catalogue: Catalogue, code: str) -> list[Station]:
    return [
        one for one in catalogue.stations.values() if one.division.startswith(code) and one.status is Status.OPERATING
    ]
