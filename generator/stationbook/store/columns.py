"""What does a build work out of every station by itself, and again only when its record changes?"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from stationbook.assess.directory_verdicts import verdict_row
from stationbook.check.all import station_check
from stationbook.check.phones import NUMBERS, own_numbers
from stationbook.exports.stations import csv_line, feature_text, record_text
from stationbook.model.brief import brief_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Divisions
from stationbook.model.station import Station
from stationbook.search.station_index import contact_row, index_row

# Whoever asks the catalogue for a column names it; a name that is missing here is worked out anew each time.
BRIEF, PROBLEMS, RECORD = "brief", "problems", "json"


def column_makers(catalogue: Catalogue, *, on: date) -> Mapping[str, Callable[[Station], Any]]:
    """Return what makes each column, of a catalogue that need not hold any station."""
    text = _for_the_last(record_text)
    return {
        BRIEF: brief_of,
        PROBLEMS: station_check(catalogue, on=on, text=text),
        "verdicts": verdict_row(catalogue, on=on),
        "index": index_row(catalogue, on=on),
        "contacts": contact_row,
        "csv": lambda station: csv_line(catalogue.divisions, station),
        RECORD: lambda station: text(station).encode(),
        "geojson": feature_text,
        "supervision": _supervision,
        NUMBERS: own_numbers,
    }


def _for_the_last(make: Callable[[Station], str]) -> Callable[[Station], str]:
    """Return the same function; asked for one station several times in a row, it works once."""
    last: list[tuple[Station, str]] = []

    def made(station: Station) -> str:
        if not last or last[0][0] is not station:
            last[:] = [(station, make(station))]
        return last[0][1]

    return made


def column_names() -> tuple[str, ...]:
    """Return the names of the columns, in their order."""
    return _NAMES


def _supervision(station: Station) -> tuple[str, int, str] | None:
    """Return what the load of a supervising centre is counted of, wherever its stations lie."""
    centre = station.supervision.centre if station.supervision else ""
    supervisors = (station.staff.supervisors or 0) if station.staff else 0
    return (centre, supervisors, station.status.value) if centre or supervisors else None


_NAMES = tuple(column_makers(Catalogue(Divisions(())), on=date.min))
