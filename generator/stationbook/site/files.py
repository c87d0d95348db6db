"""Which files besides pages make up the site, and of what of the stations is each made?"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from stationbook.exports.app import PINE, SIZE, export_icon, export_manifest
from stationbook.exports.assessments import export_assessments
from stationbook.exports.calendar import export_calendar
from stationbook.exports.findings import export_findings
from stationbook.exports.questions import export_asked, export_cards, export_items_csv, export_questions_csv
from stationbook.exports.records import export_item_ids, export_learning, export_regions, export_standards
from stationbook.exports.stations import COUNTY, export_csv, export_division, export_geojson, export_json
from stationbook.maps.points import map_files
from stationbook.model.catalogue import Catalogue
from stationbook.pages.book import book_editions, book_word
from stationbook.pages.context import Context
from stationbook.pages.offline import render_icon
from stationbook.pages.redirect import redirect_pages
from stationbook.search.division_choices import division_choices
from stationbook.search.station_index import CONTACTS_FILE, INDEX_FILE, contacts_file, index_file
from stationbook.site.packages import PROVINCE_FRAME, province_package
from stationbook.site.writing import Content, Make


@dataclass(frozen=True)
class FileGroup:
    """Files that are made together: a name for all, the columns of the stations that they are made of.

    ``division`` is the code below which those stations lie; nothing means all of them.
    """

    name: str
    reads: frozenset[str]
    make: Make
    division: str = ""


def all_groups(context: Context) -> Iterator[FileGroup]:
    """Yield everything of the site that is no page and that the theme does not bring."""
    yield from _file_groups(context)
    yield from _division_groups(context)
    yield from _province_groups(context)


def _file_groups(context: Context) -> Iterator[FileGroup]:
    """Yield every file that is not a page: search data, map data, assets of packages, open data."""
    catalogue, on = context.catalogue, context.on

    def one(path: str, make: Callable[[], Content], *reads: str) -> FileGroup:
        return FileGroup(path, frozenset(reads), lambda: [(path, make())])

    yield FileGroup("redirects", frozenset({"brief"}), lambda: _redirects(catalogue))
    yield one(INDEX_FILE, lambda: index_file(catalogue, on=on), "brief", "index")
    yield one(CONTACTS_FILE, lambda: contacts_file(catalogue), "brief", "contacts")
    yield one("finder/calendar.json", lambda: export_calendar(catalogue.calendar))
    yield FileGroup("choices", frozenset(), lambda: division_choices(catalogue))
    yield FileGroup("map", frozenset({"brief"}), lambda: _below("map/", map_files(catalogue, context.settings)))
    yield one("map/map.js", lambda: _map_script(context))
    for series_id in catalogue.series:
        if book_editions(context, series_id):
            yield one(f"standards/{series_id}/book/book.docx", partial(book_word, context, series_id))
    yield FileGroup("leaflet", frozenset(), _leaflet_files)
    yield one("data/stations.geojson", lambda: export_geojson(catalogue), "geojson")
    yield one("data/stations.csv", lambda: export_csv(catalogue), "csv")
    yield one("data/stations.json", lambda: export_json(catalogue), "json")
    yield one("data/regions.json", lambda: export_regions(catalogue))
    yield one("data/standards.json", lambda: export_standards(catalogue, on=on))
    yield one("data/findings.json", lambda: export_findings(catalogue, on=on), "brief", "verdicts")
    yield FileGroup("assessments", frozenset({"json"}), lambda: _below("data/", export_assessments(catalogue, on=on)))
    yield one("learn/items.json", lambda: export_item_ids(catalogue))
    yield one("manifest.webmanifest", lambda: export_manifest(context.settings))
    yield one(f"assets/images/icon-{SIZE}.png", lambda: export_icon(colour=context.settings.colour or PINE))
    yield one("assets/images/icon.svg", lambda: render_icon(context.settings))
    yield one("data/learning.json", lambda: export_learning(catalogue))
    yield one("data/must-learn.csv", lambda: export_items_csv(context.item_cards))
    yield one("data/questions.csv", lambda: export_questions_csv(context.questions))
    yield one("learn/questions.json", lambda: export_asked(context.questions))
    yield one("learn/cards.json", lambda: export_cards(context.item_cards))
    yield FileGroup("decks", frozenset(), lambda: _decks(context))


def _division_groups(context: Context) -> Iterator[FileGroup]:
    """Yield the open data of each division down to the county; in a whole country some six thousand files."""
    reads = frozenset({"csv", "json"})
    for code in sorted(code for code in context.stations_by_division if len(code) <= COUNTY):
        if code in context.division_pages:
            yield FileGroup(f"division {code}", reads, partial(_division_files, context, code), code)


def _division_files(context: Context, code: str) -> Iterator[tuple[str, bytes]]:
    lines, records = context.export_columns
    ids = sorted(station.id for station in context.stations_by_division[code])
    return export_division(f"data/divisions/{code}", ids, lines, records)


def _province_groups(context: Context) -> Iterator[FileGroup]:
    """Yield the list of what a device saves of each province, and of the provinces there are."""
    divisions, reads = context.catalogue.divisions, frozenset({"brief", "json"})
    provinces = sorted(code for code in context.stations_by_division if len(code) == 2 and code in divisions)

    def package(code: str) -> list[tuple[str, bytes]]:
        stations = sorted(context.stations_by_division[code], key=lambda one: one.id)
        pages = [f"divisions/{one}/" for one in sorted(context.division_pages) if one.startswith(code)]
        paths = [*PROVINCE_FRAME, f"map/points/{code}.json", *pages, *(one.address for one in stations)]
        records = context.export_columns[1]
        return [(f"offline/province-{code}.json", province_package(paths, (records[one.id] for one in stations)))]

    for code in provinces:
        yield FileGroup(f"province {code}", reads, partial(package, code), code)
    named = {context.settings.region[:2]: context.region.name} if context.region else {}
    listed = [
        [code, named.get(code, divisions[code].name), len(context.stations_by_division[code])] for code in provinces
    ]
    content = json.dumps(listed, ensure_ascii=False).encode()
    yield FileGroup("provinces", frozenset({"brief"}), lambda: [("offline/provinces.json", content)])


# Packages that take a quarter of a second to import, for files that change with the program or the texts only.


def _map_script(context: Context) -> bytes:
    from stationbook.maps.folium_map import map_script

    return map_script(context.settings)


def _leaflet_files() -> Iterator[tuple[str, bytes]]:
    from stationbook.maps.folium_map import leaflet_files

    return _below("assets/leaflet/", leaflet_files())


def _decks(context: Context) -> Iterator[tuple[str, bytes]]:
    from stationbook.exports.anki import export_decks

    return _below("learn/", export_decks(context.item_cards, context.questions, on=context.on))


def _redirects(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    for address, html in redirect_pages(catalogue):
        yield f"{address}index.html", html.encode()


def _below(folder: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{folder}{name}", content) for name, content in files)
