"""Which requirements apply in a division, and what came from which document?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from stationbook.model.catalogue import Catalogue
from stationbook.model.requirement import Applied, LocalProfile, Origin, Parameter, Requirement
from stationbook.model.standard import Edition
from stationbook.model.station import Station

_LOCAL_FIELDS = ("strength", "at_least", "at_most", "between", "by_year")


@dataclass(frozen=True, slots=True)
class DivisionProfile:
    """The requirements that apply in a division and all below it, with what was set where.

    ``edition`` is the document that makes them apply; ``chain`` the documents from there up to the base.
    """

    edition: str
    division: str
    chain: tuple[str, ...]
    applied: tuple[Applied, ...]


class Profiles:
    """All profiles of a catalogue; the nearest above a division holds there."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def all(self) -> tuple[DivisionProfile, ...]:
        """Every profile, the widest division first."""
        found = []
        for standard in self._catalogue.standards.values():
            for edition in standard.editions.values():
                if edition.profile is not None:
                    chain = profile_chain(self._catalogue, edition)
                    found.append(
                        DivisionProfile(
                            edition.id,
                            edition.profile.division,
                            tuple(one.id for one in chain),
                            resolve(self._catalogue, edition),
                        )
                    )
                elif edition.requirements and standard.entry.region and edition is standard.latest:
                    applied = tuple(Applied(one, edition.id) for one in edition.requirements)
                    found.append(DivisionProfile(edition.id, standard.entry.region, (edition.id,), applied))
        return tuple(sorted(found, key=lambda one: (len(one.division), one.division, one.edition)))

    def of(self, division: str) -> DivisionProfile | None:
        """Return the profile that holds in a division: the nearest one above."""
        holding = [one for one in self.all if division.startswith(one.division)]
        return holding[-1] if holding else None

    def by_profile(self, stations: Mapping[str, Station]) -> Mapping[str, list[Station]]:
        """Return the stations to which each profile applies, by the profile's edition."""
        found: dict[str, list[Station]] = {}
        known: dict[str, DivisionProfile | None] = {}
        for station in stations.values():
            if station.division not in known:
                known[station.division] = self.of(station.division)
            if (profile := known[station.division]) is not None:
                found.setdefault(profile.edition, []).append(station)
        return found


def profile_chain(catalogue: Catalogue, edition: Edition) -> list[Edition]:
    """Return the documents from a profile up to its base; a cycle or a gap ends the chain."""
    editions = catalogue.editions()
    chain = [edition]
    while (profile := chain[-1].profile) is not None:
        above = editions.get(profile.base)
        if above is None or above in chain:
            break
        chain.append(above)
    return chain


def resolve(catalogue: Catalogue, edition: Edition) -> tuple[Applied, ...]:
    """Return the base's requirements with every local bound laid over them, the base first."""
    chain = profile_chain(catalogue, edition)
    base = chain[-1]
    applied = {one.id: Applied(one, base.id) for one in base.requirements}
    for local in reversed(chain[:-1]):
        profile: LocalProfile | None = local.profile
        for parameter in profile.set if profile else ():
            if parameter.requirement in applied:
                applied[parameter.requirement] = _with(applied[parameter.requirement], parameter, local.id)
    return tuple(applied.values())


def _with(one: Applied, parameter: Parameter, edition: str) -> Applied:
    """Lay a local parameter over a requirement; a new bound replaces the old one whole."""
    changed = {name: getattr(parameter, name) for name in _LOCAL_FIELDS if getattr(parameter, name) not in (None, ())}
    requirement: Requirement = one.requirement
    if changed.keys() - {"strength"}:
        cleared = {"at_least": None, "at_most": None, "between": None, "by_year": ()}
        requirement = requirement.model_copy(update={**cleared, **changed})
    else:
        requirement = requirement.model_copy(update=changed)
    origins = (*one.origins, *(Origin(edition, name) for name in changed))
    return Applied(requirement, one.edition, origins)
