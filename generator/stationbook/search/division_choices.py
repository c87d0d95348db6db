"""Which divisions may a visitor choose from, step by step from the province down?"""

import json
from collections.abc import Iterator
from typing import Any

from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Division


def division_choices(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield ``finder/divisions.json`` (the provinces) and a file for each province with all below it.

    A division is ``[code, name]`` or ``[code, name, [divisions below]]``, down to the townships.
    """
    provinces = catalogue.divisions.children("")
    yield "finder/divisions.json", _json([[one.code, one.name] for one in provinces])
    for province in provinces:
        yield f"finder/divisions/{province.code}.json", _json(_below(catalogue, province))


def _below(catalogue: Catalogue, division: Division) -> list[Any]:
    return [
        [child.code, child.name, below] if (below := _below(catalogue, child)) else [child.code, child.name]
        for child in catalogue.divisions.children(division.code)
        if len(child.code) <= 9
    ]


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
