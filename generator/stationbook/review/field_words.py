"""What is each field of a station's record called in Chinese, where maintainers read of a change?"""

from functools import cache

from stationbook.model.fields import field_at
from stationbook.model.station import Station


@cache
def field_words(path: str) -> str:
    """Return the name of a field by its path without numbers; one that is no field any more is called by its path."""
    found = field_at(Station, path)
    return found.words.name if found is not None else path
