"""What can be measured of a division's network, from the records of its stations?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from stationbook.assess.by_division import stations_by_division
from stationbook.assess.coverage import Coverage, covered_by_division, covered_divisions
from stationbook.assess.measures import Measure, Value
from stationbook.assess.verification import is_verified
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.terms import Status, Tier


def division_measures(
    catalogue: Catalogue,
    *,
    on: date,
    below: Mapping[str, Sequence[Brief]] | None = None,
    covered: Mapping[str, int] | None = None,
) -> Mapping[str, Measure[str]]:
    """Return every measure of a division by its id; each reads a division code.

    ``below`` and ``covered`` are the stations and the covered townships of every division, where somebody counted
    them already.
    """
    briefs = catalogue.briefs
    if covered is None:
        covered = covered_by_division(covered_divisions(briefs), catalogue.divisions)
    if below is None:
        below = stations_by_division(briefs)
    supervised = Counter(one.centre for one in briefs if one.status is Status.OPERATING and one.centre)
    supervisors_of = {one.id: one.supervisors for one in briefs if one.supervisors}

    def coverage(code: str) -> Value:
        return Coverage(covered.get(code, 0), catalogue.divisions.due(code)).percent

    def operating(code: str) -> list[Brief]:
        return [one for one in below.get(code, ()) if one.status is Status.OPERATING]

    def centres(code: str) -> Value:
        tiers = [station.tier for station in operating(code)]
        return tiers.count(Tier.COUNTY) if tiers else None

    def load(code: str) -> Value:
        """Stations for each supervisor of the centres that supervise here, wherever those stations lie."""
        centres = {one.centre for one in operating(code) if one.centre}
        supervisors = sum(supervisors_of.get(one, 0) for one in centres)
        return round(sum(supervised[one] for one in centres) / supervisors, 1) if supervisors else None

    def verified(code: str) -> Value:
        stations = operating(code)
        fresh = [one for one in stations if is_verified(one.assured_on, on)]
        return round(100 * len(fresh) / len(stations), 1) if stations else None

    return {
        "coverage": Measure(
            "社工站覆盖率",
            "",
            coverage,
            "%",
            about="应建站的乡镇（街道）里，有已建成或正常服务的综合站（农场站）的占多少",
        ),
        "centres": Measure("县级总站", "", centres, "个", about="正常服务的县级站点有几个"),
        "supervision.load": Measure(
            "每名专职督导人员负责的社工站", "", load, "个", about="督导这里的中心，每名督导平均负责几个站点"
        ),
        "verified.share": Measure(
            "一年内核实过的站点", "", verified, "%", about="正常服务的站点里，一年内核实过的占多少"
        ),
    }
