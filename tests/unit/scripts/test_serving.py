"""Does the finder say the truth about a township whose station does not serve at present?"""

import json
from typing import Any

from tests.scripts import evaluate

TIERS = [["county", "县（市、区）级"], ["township", "乡镇（街道）级"]]
STATUSES = [["operating", "正常服务"], ["suspended", "暂停服务"], ["closed", "已撤销"]]


def why(code: str, *stations: tuple[str, str, str]) -> Any:
    """Return what is said of a division; a station is a code, a tier and a status."""
    codes = [one for one, _, _ in stations]
    index = {
        "size": len(stations),
        "tiers": TIERS,
        "statuses": STATUSES,
        "divisions": [{"code": one} for one in codes],
        "division": list(range(len(codes))),
        "tier": [[one for one, _ in TIERS].index(tier) for _, tier, _ in stations],
        "status": [[one for one, _ in STATUSES].index(status) for _, _, status in stations],
    }
    return evaluate("servingStations lib/serving", f"servingStations({json.dumps(index)}, {json.dumps(code)}).why")


CENTRE = ("990101", "county", "operating")


def test_suspended_station_is_not_said_to_be_unknown() -> None:
    paused = why("990101101", ("990101101", "township", "suspended"), CENTRE)
    assert paused == "这里的站点暂停服务，由县（市、区）的站点指导和服务"


def test_township_without_a_station_says_so() -> None:
    for status in ("suspended", "closed"):
        elsewhere = ("990101102" if status == "suspended" else "990101101", "township", status)
        assert why("990101101", elsewhere, CENTRE) == "这里还没有收录站点，由县（市、区）的站点指导和服务"
