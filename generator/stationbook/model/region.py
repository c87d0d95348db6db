"""What was published about a region's network?"""

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from stationbook.model.record import DivisionCode, Flag, Id, Measure, Number, Record, Text, WholeNumber
from stationbook.model.terms import BuiltState, BusinessLine, InstitutionKind, Tier


class Figure(Record):
    """One published statement, with its number where it has one. Everything carries its report."""

    item: Text
    text: Text | None = None
    number: Number | None = None
    unit: Text | None = None
    approx: Flag = False
    as_of: Text | None = None
    list: tuple[Text, ...] = ()
    note: Text | None = None
    source: Id


class NetworkTier(Record):
    """One tier of a region's network under its local name; ``with_tiers`` are others that stand under the same name."""

    tier: Tier
    with_tiers: tuple[Tier, ...] = ()
    name: Text
    count: WholeNumber | None = None
    state: BuiltState | None = None
    published: Text | None = None
    role: Text | None = None
    note: Text | None = None
    source: Id | None = None


class Network(Record):
    """The tiers of a region's network, from the top down."""

    model: Text | None = None
    tiers: tuple[NetworkTier, ...] = ()


class PublishedCoverage(Record):
    """A coverage statement as it was published; never recomputed into a percentage of ours."""

    published: Text
    stations: WholeNumber | None = None
    due: WholeNumber | None = None
    percent: Measure | None = None
    as_of: Text | None = None
    note: Text | None = None
    source: Id


class Target(Record):
    """What a region set out to reach."""

    text: Text
    number: Number | None = None
    unit: Text | None = None
    by: Text | None = None
    note: Text | None = None
    source: Id


class RegionHotline(Record):
    """Hotlines that a report mentions; reports give no numbers."""

    name: Text
    count: WholeNumber | None = None
    hours: Text | None = None
    services: tuple[Text, ...] = ()
    note: Text | None = None
    source: Id


class TargetedServices(Record):
    """What the stations of a region do for one group of people."""

    line: BusinessLine | None = None
    target: Text
    items: tuple[Text, ...]
    source: Id


class Programme(Record):
    """A named programme of a region."""

    name: Text
    does: Text | None = None
    division: DivisionCode | None = None
    since: Text | None = None
    note: Text | None = None
    source: Id


class Institution(Record):
    """A body that belongs on the region's page but is no station."""

    name: Text
    kind: InstitutionKind
    division: DivisionCode | None = None
    does: Text | None = None
    note: Text | None = None
    source: Id


class LocalTerm(Record):
    """What a region lays down where the national text leaves it local (本地口径): on a step or a point of a policy."""

    policy: Id
    step: Id | None = None
    point: Id | None = None
    text: Text
    source: Id | None = None
    sample: Flag = False

    @model_validator(mode="after")
    def _names_one_place_and_one_origin(self) -> "LocalTerm":
        if (self.step is None) == (self.point is None):
            raise PydanticCustomError("one_place", "either a step or a point")
        if (self.source is None) != self.sample:
            raise PydanticCustomError("one_origin", "either a source or a sample")
        return self


class TownshipPhone(Record):
    """The telephone of the office of a township or subdistrict, for who finds nobody at its station."""

    division: DivisionCode
    phone: Text


class Region(Record):
    """All that reports published about one region, and what its own department says of it."""

    code: DivisionCode
    name: Text
    competent_authority: Text | None = None
    township_phones: tuple[TownshipPhone, ...] = ()
    network: Network | None = None
    coverage: tuple[PublishedCoverage, ...] = ()
    targets: tuple[Target, ...] = ()
    staff: tuple[Figure, ...] = ()
    supervision: tuple[Figure, ...] = ()
    funding: tuple[Figure, ...] = ()
    hotlines: tuple[RegionHotline, ...] = ()
    services: tuple[TargetedServices, ...] = ()
    figures: tuple[Figure, ...] = ()
    programmes: tuple[Programme, ...] = ()
    institutions: tuple[Institution, ...] = ()
    local_terms: tuple[LocalTerm, ...] = ()
    notes: tuple[Text, ...] = ()
