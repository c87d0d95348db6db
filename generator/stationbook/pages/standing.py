"""Which address of a station, a clause or a policy never changes, and where does it lead today?

Such addresses stand on door plates and cards and in official papers. They hold an id and nothing that may change: no
county's folder, no edition, no version of the site.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from stationbook.assess.successors import successors
from stationbook.model.brief import Brief
from stationbook.model.policy import Policy
from stationbook.model.standard import Edition, Standard
from stationbook.pages.redirect import Target, render_redirect

FOLDERS = ("s", "c", "p")
"""The folders at the root of what is published that hold nothing but standing addresses."""


def station_standing(station_id: str) -> str:
    """Return the standing address of a station, by its id or one that it had."""
    return f"s/{station_id}/"


def clauses_standing(standard_id: str) -> str:
    """Return what the standing address of every clause of a standard begins with; its id and a slash follow."""
    return f"c/{standard_id}/"


def policy_standing(policy_id: str) -> str:
    """Return the standing address of a policy."""
    return f"p/{policy_id}/"


def is_standing(address: str) -> bool:
    """Whether an address lies where standing addresses do."""
    return address.split("/", 1)[0] in FOLDERS


def station_redirects(stations: Iterable[Brief], site_url: str) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of the standing addresses of stations, under each id that they have or had."""
    for station in stations:
        target = Target(station.address, station.official_name)
        for station_id in (station.id, *station.former_ids):
            heading = "站点的网页" if station_id == station.id else "这个站点换了编号"
            address = station_standing(station_id)
            yield address, render_redirect(address, heading, [target], site_url)


def policy_redirects(policies: Iterable[Policy], site_url: str) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of the standing addresses of policies."""
    for policy in policies:
        address = policy_standing(policy.id)
        target = Target(f"policies/{policy.id}/", policy.title)
        yield address, render_redirect(address, "政策文件的网页", [target], site_url)


def clause_redirects(standard: Standard, on: date, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of the standing addresses of all clauses that any edition of a standard holds."""
    for clause_id, targets in clause_targets(standard, on).items():
        address = f"{clauses_standing(standard.id)}{clause_id}/"
        heading = "标准的条文" if len(targets) == 1 else "这一条已经拆成几条"
        yield address, render_redirect(address, heading, targets, site_url)


def clause_targets(standard: Standard, on: date) -> Mapping[str, list[Target]]:
    """Return where each clause of a standard stands on a day, by its id.

    That is the text shown on that day, under the id or ids that the clause has there; what is no more or not yet
    in that text stands in the last edition that holds it.
    """
    shown = standard.shown(on)
    if shown is None:
        return {}
    # The last edition that holds a clause knows best what became of it; a coming one only where no other does.
    order = sorted(standard.in_order, key=lambda edition: edition.dated <= shown.dated)
    last = {clause.id: edition for edition in order for clause in edition.clauses()}
    found = {}
    for clause_id, edition in last.items():
        now = successors(standard, edition, shown, clause_id) if edition.dated <= shown.dated else ()
        there = [_target(standard.address, shown, one) for one in now]
        found[clause_id] = there or [_target(f"standards/{edition.id}/", edition, clause_id)]
    return found


def _target(page: str, edition: Edition, clause_id: str) -> Target:
    clause = edition.clause(clause_id)
    number = f" {clause.number} {clause.title}".rstrip() if clause else ""
    return Target(page, f"《{edition.matter.title}》{number}", clause_id)
