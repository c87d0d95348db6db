"""What is due for verification on a day, and for how long?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from stationbook.assess.profiles import Profiles
from stationbook.assess.verdicts import applies_to_class
from stationbook.assess.verification import VERIFIED_FOR
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.requirement import Requirement
from stationbook.model.terms import Confidence, Stage, Status, Term, Verification

_MEASURE = "verified.months"
# A month in days, as the measure counts.
_MONTH = 365 / 12
_MOST_MONTHS = 1200
_NOT_READ = (Verification.MEMORY, Verification.SEED)


class DueKind(Term):
    """What is to be verified."""

    STATION = "station", "站点"
    POLICY = "policy", "政策"
    STANDARD = "standard", "标准"
    EDITION = "edition", "标准的版本"
    HOTLINE = "hotline", "热线"


@dataclass(frozen=True, slots=True)
class Due:
    """What is due: since which day, None where it was never verified; ``last`` is when it was last, as far as known.

    ``division`` is its code, or empty where it belongs to none.
    """

    kind: DueKind
    id: str
    name: str
    division: str
    path: str
    last: date | None
    since: date | None
    why: str
    sample: bool = False

    def overdue(self, on: date) -> int | None:
        """How many days ago it fell due; None where it was never verified."""
        return None if self.since is None else (on - self.since).days


def due_records(catalogue: Catalogue, *, on: date, division: str = "") -> list[Due]:
    """Return what is due on a day in a division: never verified first, then what has been due the longest."""
    found = (*_stations(catalogue, division), *_standards(catalogue))
    if not division:
        found = (*found, *_policies(catalogue), *_hotlines(catalogue))
    due = [one for one in found if one.division.startswith(division) and (one.since is None or one.since <= on)]
    kinds = list(DueKind)
    return sorted(due, key=lambda one: (one.since or date.min, kinds.index(one.kind), one.id))


def _stations(catalogue: Catalogue, division: str) -> Iterator[Due]:
    holds = _intervals(catalogue)
    for brief in catalogue.briefs:
        if brief.status is Status.CLOSED or not brief.division.startswith(division):
            continue
        last, why = brief.assured_on, "最近核实"
        if last is None:
            days = [one.date for one in catalogue.stations[brief.id].sources if isinstance(one.date, date)]
            last, why = max(days, default=None), "没有核实过，最近的出处" if days else "没有核实过"
        since = None if last is None else _after(last, holds(brief))
        path = catalogue.path("station", brief.id)
        yield Due(DueKind.STATION, brief.id, brief.official_name, brief.division, path, last, since, why, brief.sample)


def _intervals(catalogue: Catalogue) -> Callable[[Brief], timedelta]:
    """Return for how long a station's verification holds: by the standard of its division, else for a year."""
    profiles = Profiles(catalogue)
    of = cache(profiles.of)

    def holds(brief: Brief) -> timedelta:
        profile = of(brief.division)
        for one in profile.applied if profile is not None else ():
            asked = one.requirement
            if asked.measure == _MEASURE and asked.at_most is not None and _asks(asked, brief):
                return timedelta(days=min(asked.at_most, _MOST_MONTHS) * _MONTH)
        return VERIFIED_FOR

    return holds


def _asks(requirement: Requirement, brief: Brief) -> bool:
    divisions = requirement.applies_to.division
    stands_there = not divisions or brief.division.startswith(divisions)
    return stands_there and applies_to_class(requirement, (brief.tier, brief.kind, brief.status))


def _policies(catalogue: Catalogue) -> Iterator[Due]:
    for policy in catalogue.policies.values():
        if policy.verified is not Verification.FULL_TEXT:
            path = catalogue.path("policy", policy.id)
            why = f"没有对照全文核对（{policy.verified.label}）"
            yield Due(DueKind.POLICY, policy.id, policy.title, "", path, None, None, why)


def _standards(catalogue: Catalogue) -> Iterator[Due]:
    for standard in catalogue.standards.values():
        entry, newest = standard.entry, standard.latest
        about = (DueKind.STANDARD, standard.id, entry.title, entry.region or "", standard.path)
        if entry.verified in _NOT_READ:
            why = f"没有核对原文（{entry.verified.label}）" if entry.verified else ""
            yield Due(*about, None, None, why, entry.sample)
        if entry.trial_until is not None and entry.stage is Stage.ISSUED:
            yield Due(*about, entry.trial_until, entry.trial_until, "试行期到", entry.sample)
        if newest is None or newest.matter.withdrawn_on is not None:
            continue
        about = (DueKind.EDITION, newest.id, newest.matter.title, entry.region or "", newest.path)
        if (whole := newest.matter.complete_to) is not None:
            yield Due(*about, whole, _after(whole, VERIFIED_FOR), "内容完整到", entry.sample)
        if (trial := newest.matter.trial_until) is not None:
            yield Due(*about, trial, trial, "试行期到", entry.sample)


def _after(day: date, span: timedelta) -> date:
    return day + min(span, date.max - day)


def _hotlines(catalogue: Catalogue) -> Iterator[Due]:
    for one in catalogue.hotlines:
        if one.confidence is not Confidence.HIGH:
            why = f"号码{one.confidence.label}，向当地核实是否开通"
            yield Due(DueKind.HOTLINE, one.number, one.name, "", "data/hotlines.yml", None, None, why)
