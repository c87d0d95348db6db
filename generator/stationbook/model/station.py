"""What is recorded of one station?"""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from stationbook.model.lists import ThreeLists
from stationbook.model.partial_date import PartialDate, PartialDateOrText
from stationbook.model.record import (
    Day,
    DivisionCode,
    Flag,
    Id,
    Measure,
    Number,
    Record,
    Text,
)
from stationbook.model.source import FieldSource
from stationbook.model.staff import Staff
from stationbook.model.terms import Datum, OperatorKind, PhoneKind, Precision, StationKind, Status, Tier


def _station_id(value: str) -> str:
    if "-" not in value:
        raise PydanticCustomError("station_id", "no code before a hyphen")
    return value


StationId = Annotated[Id, AfterValidator(_station_id)]
"""An id that opens with the code of a division and a hyphen: 990101-qingxi."""


def _ages(value: str) -> str:
    found = _AGES.fullmatch(value)
    if found is None or (found[2] and int(found[2]) < int(found[1])):
        raise PydanticCustomError("ages", "not an age or a span of ages")
    return value


_AGES = re.compile(r"(\d{1,3})(?:-(\d{1,3})|\+)", re.ASCII)
_AGES_SCHEMA = {"type": "string", "pattern": r"^[0-9]{1,3}(-[0-9]{1,3}|\+)$"}

Ages = Annotated[str, AfterValidator(_ages), WithJsonSchema(_AGES_SCHEMA)]
"""Years of age, both ends included: 0-17, or 60+ from an age on."""


def _extension(value: str) -> str:
    if not _EXTENSION.fullmatch(value):
        raise PydanticCustomError("extension", "not an extension")
    return value


_EXTENSION = re.compile(r"\d{1,6}", re.ASCII)

Extension = Annotated[str, AfterValidator(_extension), WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,6}$"})]
"""What is dialled after a number."""


class Operator(Record):
    """Who runs the station."""

    name: Text
    kind: OperatorKind | None = None


class ServedPlace(Record):
    """A village or community that the station serves."""

    name: Text
    division: DivisionCode | None = None


class Location(Record):
    """Where the station is, in degrees of the named datum."""

    lat: Number
    lon: Number
    crs: Datum = Datum.WGS84
    precision: Precision
    source: Text | None = None


class Premises(Record):
    """What the place is like; the area in square metres."""

    address: Text | None = None
    area_m2: Measure | None = None
    rooms: tuple[Text, ...] = ()
    step_free: Flag | None = None
    signage: Flag | None = None


class Place(Record):
    """Where else people of the station can be met at set times, besides its main place (服务点)."""

    name: Text
    address: Text | None = None
    opening_hours: Text | None = None


class Consent(Record):
    """The holder's consent to publish a personal mobile (个人信息保护法 article 25)."""

    scope: Text
    on: Day


class Phone(Record):
    """A public phone of the station."""

    label: Text
    number: Text
    extension: Extension | None = None
    kind: PhoneKind = PhoneKind.LANDLINE
    consent: Consent | None = None

    @property
    def words(self) -> str:
        """The number as it is read out, with what to dial after it."""
        return f"{self.number} 转 {self.extension}" if self.extension else self.number


class StationHotline(Record):
    """A hotline that the station itself answers."""

    number: Text
    hours: Text
    scope: Text


class StationService(Record):
    """A service offered here, by its id in data/services.yml.

    ``documents`` is what to bring: an empty list says that nothing is needed, None that it is not known.
    """

    service: Id
    target: Text | None = None
    ages: Ages | None = None
    conditions: tuple[Text, ...] = ()
    how_to_apply: Text | None = None
    documents: tuple[Text, ...] | None = None
    cost: Text | None = None


class StationProgramme(Record):
    """A programme or brand activity."""

    name: Text
    brand: Flag = False
    since: PartialDateOrText | None = None


class FundingItem(Record):
    """Money of one source for one period, in yuan."""

    source: Text
    amount_yuan: Measure
    period: Text


class StationSupervision(Record):
    """Which centre supervises the station, and how often."""

    centre: Id
    visits_per_month: Measure


class Alert(Record):
    """A temporary notice."""

    text: Text
    from_: Day = Field(alias="from")
    until: Day


class Suspension(Record):
    """Since when, until when and why the station is not open."""

    from_: Day = Field(alias="from")
    until: Day | None = None
    reason: Text


class FormerAddress(Record):
    """Where the station was before."""

    address: Text
    until: PartialDate


class Deviation(Record):
    """A requirement that is not met for a reason that a body accepted."""

    requirement: Id
    reason: Text
    on: Day
    by: Text


class Assurance(Record):
    """When the record was last verified, and by which body."""

    on: Day
    by: Text


class Station(Record):
    """Any node of the network, of any tier. Field order is the order of the maintainers' guide."""

    id: StationId
    official_name: Text
    aliases: tuple[Text, ...] = ()
    tier: Tier
    division: DivisionCode
    status: Status
    division_note: Text | None = None
    sample: Flag = False
    kind: StationKind = StationKind.GENERAL
    name_as_reported: Flag = False
    former_ids: tuple[StationId, ...] = ()
    former_names: tuple[Text, ...] = ()
    established_on: PartialDate | None = None
    suspended: Suspension | None = None
    closed_on: PartialDate | None = None
    successor: Id | None = None
    moved_from: tuple[FormerAddress, ...] = ()
    competent_authority: Text | None = None
    operator: Operator | None = None
    host: Text | None = None
    build_mode: Text | None = None
    parent: Id | None = None
    serves: tuple[ServedPlace, ...] = ()
    location: Location | None = None
    premises: Premises | None = None
    places: tuple[Place, ...] = ()
    phones: tuple[Phone, ...] = ()
    hotline: StationHotline | None = None
    opening_hours: Text | None = None
    languages: tuple[Text, ...] = ()
    staff: Staff | None = None
    services: tuple[StationService, ...] = ()
    programmes: tuple[StationProgramme, ...] = ()
    lists: ThreeLists | None = None
    plan: Text | None = None
    organisation: tuple[Text, ...] = ()
    rules: tuple[Text, ...] = ()
    honours: tuple[Text, ...] = ()
    funding: tuple[FundingItem, ...] = ()
    supervision: StationSupervision | None = None
    alerts: tuple[Alert, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    assured: Assurance | None = None
    about: Text | None = None
    sources: tuple[FieldSource, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def code(self) -> str:
        """The code that opens the id, and names the folder of the record."""
        return self.id.split("-", 1)[0]

    @property
    def slug(self) -> str:
        """The id without its code."""
        return self.id.split("-", 1)[1]

    @property
    def address(self) -> str:
        """Where the station's page lives, relative to the site's root."""
        return f"stations/{self.code}/{self.slug}/"
