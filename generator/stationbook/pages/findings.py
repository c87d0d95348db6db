"""How do the stations of a division stand against the requirements that apply there?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from stationbook.assess.directory_verdicts import VerdictTable
from stationbook.assess.findings import Finding, assess_division
from stationbook.assess.profiles import DivisionProfile
from stationbook.assess.verdicts import VERDICTS
from stationbook.model.division import Division
from stationbook.model.terms import AssessedSubject, Status, Tier, Verdict
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.requirements import clause_of, sentence_of
from stationbook.pages.templating import render

# Two of two is no better than forty of forty-five: below this many verdicts no percentage stands.
LEAST_ASSESSED = 5
# Above this many stations the rows are the divisions below.
MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A station or a division; ``cells`` are a station's verdicts as the cells of its row.

    ``tier`` says which stations stand together, ``note`` is a word on a station that is not open.
    """

    name: str
    address: str
    cells: Markup
    counts: dict[Verdict, int]
    tier: Tier | None = None
    note: str = ""

    @property
    def assessed(self) -> int:
        """How many requirements got a verdict."""
        return sum(count for verdict, count in self.counts.items() if verdict is not Verdict.NOT_ASSESSED)

    @property
    def met(self) -> int:
        """How many requirements are met."""
        return self.counts[Verdict.MET]

    @property
    def not_assessed(self) -> int:
        """How many requirements got no verdict, for want of data or of a bound."""
        return self.counts[Verdict.NOT_ASSESSED]

    @property
    def met_percent(self) -> int | None:
        """Share of the met among the assessed; None where too few were assessed to say anything by a percentage."""
        return round(100 * self.met / self.assessed) if self.assessed >= LEAST_ASSESSED else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What one profile says of the stations of a division."""

    profile: DivisionProfile
    head: Markup
    groups: list[tuple[str, list[Row]]]
    of_divisions: bool
    totals: dict[Verdict, int]
    division_findings: list[tuple[str, Finding]]

    @property
    def count(self) -> int:
        """How many stations or divisions stand in the table."""
        return sum(len(rows) for _, rows in self.groups)

    @property
    def width(self) -> int:
        """How many columns the table of stations has."""
        return 3 + sum(one.requirement.subject is AssessedSubject.STATION for one in self.profile.applied)


def render_findings(context: Context, code: str) -> Page:
    """Return the matrix of stations (or the divisions below) and requirements, as a plain table."""
    address = f"findings/{code}/"
    catalogue = context.catalogue
    name = catalogue.divisions.path_name(code)
    body = render(
        "findings.html",
        address,
        name=name,
        code=code,
        matrices=list(_matrices(context, code)),
        path=catalogue.divisions.path(code),
        division_pages=context.division_pages,
        verdicts=list(Verdict),
        editions=catalogue.editions(),
        children=[one for one in catalogue.divisions.children(code) if one.code in context.assessed_divisions],
        is_sample=catalogue.divisions[code].is_sample,
        on=context.on,
    )
    return Page(address, f"{name}：对照标准", "findings", body, f"{name}各站点对照建设标准的结论")


def _matrices(context: Context, code: str) -> Iterator[Matrix]:
    for profile in context.profiles.all:
        table = context.verdicts[profile.edition]
        positions = context.assessed_positions[profile.edition].get(code, [])
        if positions:
            grouped = len(positions) > MOST_ROWS
            rows = _division_rows(context, code, profile.edition, table) if grouped else _station_rows(table, positions)
            yield Matrix(
                profile,
                _head(context, profile),
                _by_tier(rows),
                grouped,
                {verdict: sum(row.counts[verdict] for row in rows) for verdict in Verdict},
                [
                    (sentence_of(context, finding.applied.requirement), finding)
                    for finding in assess_division(code, profile.applied, context.division_measures)
                ],
            )


def _head(context: Context, profile: DivisionProfile) -> Markup:
    """Return the heads of the columns, which every county under a profile shows; made once."""
    made = context.matrix_heads
    if profile.edition not in made:
        columns = [
            (one, sentence_of(context, one.requirement), clause_of(context, one))
            for one in profile.applied
            if one.requirement.subject is AssessedSubject.STATION
        ]
        made[profile.edition] = Markup(render("matrix_head.html", "findings/code/", columns=columns).strip())
    return made[profile.edition]


@cache
def _cells() -> tuple[str, ...]:
    """Return the cell of every verdict, by its code."""
    return tuple(render("matrix_cell.html", "", verdict=verdict).strip() for verdict in VERDICTS)


def _by_tier(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return the rows of stations by tier, from the top of the network down: of a village room less is asked."""
    tiers: list[Tier | None] = [None, *Tier]
    groups = [(tier, [row for row in rows if row.tier is tier]) for tier in tiers]
    return [(f"{tier.label}站点" if tier else "", found) for tier, found in groups if found]


def _station_rows(table: VerdictTable, positions: list[int]) -> list[Row]:
    rows = []
    cells, columns = _cells(), table.columns.values()
    for position in positions:
        station = table.stations[position]
        codes = bytes(column[position] for column in columns)
        counts = {verdict: codes.count(code) for code, verdict in enumerate(VERDICTS) if verdict is not None}
        html = Markup("".join(cells[code] for code in codes))
        note = station.status.label if station.status is Status.SUSPENDED else ""
        rows.append(Row(station.official_name, f"{station.address}#findings", html, counts, station.tier, note))
    return rows


def _division_rows(context: Context, code: str, edition: str, table: VerdictTable) -> list[Row]:
    """Return a row for each division below; its cells are empty, for its own page shows them."""
    rows = []
    children: tuple[Division, ...] = context.catalogue.divisions.children(code)
    for child in children:
        own = context.assessed_positions[edition].get(child.code, [])
        if own:
            rows.append(Row(child.name, f"findings/{child.code}/", Markup(), _count_of(table, own)))
    return rows


def _count_of(table: VerdictTable, positions: Sequence[int]) -> dict[Verdict, int]:
    """Count the verdicts of some stations; those of a division mostly lie side by side, and bytes count fast."""
    first, last = positions[0], positions[-1] + 1
    together = last - first == len(positions)
    counts = dict.fromkeys(Verdict, 0)
    for column in table.columns.values():
        verdicts = column[first:last] if together else bytes(map(column.__getitem__, positions))
        for code, verdict in enumerate(VERDICTS):
            if verdict is not None:
                counts[verdict] += verdicts.count(code)
    return counts
