"""What must be at hand of every station at once, when tens of thousands are too many to hold whole?"""

from datetime import date
from typing import NamedTuple

from stationbook.model.coordinates import to_wgs84
from stationbook.model.station import Station
from stationbook.model.terms import Precision, StationKind, Status, Tier


class Brief(NamedTuple):
    """The few fields that lists, counts and links between stations need; the whole record is read when shown."""

    id: str
    official_name: str
    division: str
    tier: Tier
    kind: StationKind
    status: Status
    sample: bool
    parent: str | None
    successor: str | None
    centre: str | None
    former_ids: tuple[str, ...]
    assured_on: date | None
    place: tuple[float, float, Precision] | None
    """WGS-84 latitude and longitude in degrees, and how exactly they are known."""
    supervisors: int
    has_hotline: bool

    @property
    def code(self) -> str:
        """The division code before the hyphen of the id."""
        return self.id.split("-", 1)[0]

    @property
    def slug(self) -> str:
        """The id after the code."""
        return self.id.split("-", 1)[1]

    @property
    def address(self) -> str:
        """Where the station's page lives, relative to the site's root."""
        return f"stations/{self.code}/{self.slug}/"


def brief_of(station: Station) -> Brief:
    """Return what must be at hand of a station."""
    at = station.location
    return Brief(
        station.id,
        station.official_name,
        station.division,
        station.tier,
        station.kind,
        station.status,
        station.sample,
        station.parent,
        station.successor,
        station.supervision.centre if station.supervision else None,
        station.former_ids,
        station.assured.on if station.assured else None,
        (*to_wgs84(at.lat, at.lon, at.crs), at.precision) if at else None,
        (station.staff.supervisors or 0) if station.staff else 0,
        station.hotline is not None,
    )
