"""What does a build work out of every station by itself, and again only when its record changes?"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from generator.assess.directory_verdicts import verdict_row
from generator.check.all import station_check
from generator.exports.stations import csv_line, feature_text, record_text
from generator.model.brief import brief_of
from generator.model.catalogue import Catalogue
from generator.model.station import Station
from generator.search.station_index import contact_row, index_row

# Whoever asks the catalogue for a column names it; a name that is missing here is worked out anew each time.
BRIEF, PROBLEMS, RECORD = "brief", "problems", "json"


def column_makers(catalogue: Catalogue, *, on: date) -> Mapping[str, Callable[[Station], Any]]:
    """Return what makes each column, of a catalogue that need not hold any station."""
    return {
        BRIEF: brief_of,
        PROBLEMS: station_check(catalogue, on=on),
        "verdicts": verdict_row(catalogue, on=on),
        "index": index_row(catalogue, on=on),
        "contacts": contact_row,
        "csv": lambda station: csv_line(catalogue.divisions, station),
        RECORD: record_text,
        "geojson": feature_text,
    }
