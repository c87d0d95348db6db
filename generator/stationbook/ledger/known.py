"""Which station that is recorded does a row of a ledger mean?"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from stationbook.exports.stations import record_bytes
from stationbook.ledger.rows import Said
from stationbook.model.catalogue import Catalogue

_KIND = re.compile(r"社会工作服务总站|社会工作总站|社工服务总站")
_STATION = re.compile(r"社会工作服务站|社会工作站|社工服务站")
_COUNTY = 6


class Meant(NamedTuple):
    """The id of a station, and whether the row named it by that id."""

    id: str
    by_id: bool


class Known:
    """The recorded stations, found by id, else by where they are and what they are called."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._divisions = catalogue.divisions
        self._texts = dict(zip(catalogue.stations, catalogue.each("json", record_bytes), strict=True))
        self._ids: dict[str, str] = {one: one for one in self._texts}
        self._names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for station_id, text in self._texts.items():
            record = json.loads(text)
            self._ids.update(dict.fromkeys(record.get("former_ids", ()), station_id))
            division = str(record["division"])
            for name in {record["official_name"], *record.get("former_names", ()), *record.get("aliases", ())}:
                for short in {self.short_name(name, division)}:
                    self._names[division[:_COUNTY], short].append(station_id)

    def __contains__(self, station_id: str) -> bool:
        return station_id in self._ids

    def record(self, station_id: str) -> Mapping[str, Any]:
        """Return what a station's file says, as plain data."""
        record: Mapping[str, Any] = json.loads(self._texts[station_id])
        return record

    def find(self, said: Said) -> Meant | None:
        """Return the station that a row means; None where it means none, or one of several."""
        station_id = said.values.get("id")
        if station_id:
            return Meant(self._ids[station_id], True) if station_id in self._ids else None
        if not said.division or not said.name:
            return None
        found = self._names.get((said.division[:_COUNTY], self.short_name(said.name, said.division)), [])
        near = [one for one in dict.fromkeys(found) if self._is_near(one, said.division)]
        return Meant(near[0], False) if len(near) == 1 else None

    def _is_near(self, station_id: str, division: str) -> bool:
        """Whether a station lies where a row says, or one of both says less."""
        at = str(self.record(station_id)["division"])
        return at.startswith(division) or division.startswith(at)

    def is_called(self, station_id: str, name: str) -> bool:
        """Whether a name is one of those of a station, as people shorten them."""
        record = self.record(station_id)
        division = str(record["division"])
        names = {record["official_name"], *record.get("former_names", ()), *record.get("aliases", ())}
        return self.short_name(name, division) in {self.short_name(one, division) for one in names}

    def short_name(self, name: str, division: str) -> str:
        """Return a name without the divisions before it, blanks, and the many ways to write 社工站."""
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
        for one in self._divisions.path(division[:_COUNTY]):
            plain = plain.removeprefix(one.name)
        return _STATION.sub("社工站", _KIND.sub("社工总站", plain))
