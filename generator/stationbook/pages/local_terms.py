"""Which regions filled in what a policy leaves local, and on which step or point?"""

from collections.abc import Mapping
from dataclasses import dataclass

from stationbook.model.source import Report
from stationbook.pages.context import Context


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A local term with the name of its region, and the report that it comes from."""

    region: str
    text: str
    sample: bool
    report: Report | None


def local_terms(context: Context) -> Mapping[tuple[str, str, str], tuple[ShownTerm, ...]]:
    """Return the local terms by policy, ``step`` or ``point``, and its id; regions in the order of their codes."""
    catalogue = context.catalogue
    found: dict[tuple[str, str, str], tuple[ShownTerm, ...]] = {}
    for code, region in sorted(catalogue.regions.items()):
        name = catalogue.divisions[code].name if code in catalogue.divisions else region.name
        for term in region.local_terms:
            key = (term.policy, "step", term.step) if term.step else (term.policy, "point", term.point or "")
            shown = ShownTerm(name, term.text, term.sample, catalogue.reports.get(term.source or ""))
            found[key] = (*found.get(key, ()), shown)
    return found
