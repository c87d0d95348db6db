"""Which services, target groups and national hotlines does the site know?"""

from stationbook.model.record import Id, Record, Text
from stationbook.model.terms import BusinessLine, Confidence


class TargetGroup(Record):
    """A group of people whom services are for."""

    id: Id
    name: Text
    line: BusinessLine


class Service(Record):
    """A service that stations may offer."""

    id: Id
    name: Text
    line: BusinessLine
    targets: tuple[Id, ...] = ()
    about: Text | None = None


class ServiceTaxonomy(Record):
    """The content of data/services.yml."""

    targets: tuple[TargetGroup, ...] = ()
    services: tuple[Service, ...] = ()


class Hotline(Record):
    """A national hotline."""

    number: Text
    name: Text
    about: Text | None = None
    confidence: Confidence = Confidence.HIGH
    note: Text | None = None
