"""What is a field of a station's record called in Chinese, where the public reads of it?"""

from stationbook.model.fields import field_at
from stationbook.model.station import Station

CONTRACT_YEAR = "staff.contract_year"


def field_name(field: str) -> str:
    """Return the Chinese name of a field of a station; raises KeyError where there is no such field."""
    found = field_at(Station, field)
    if found is None:
        raise KeyError(field)
    return found.words.name
