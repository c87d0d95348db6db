"""Which files besides pages make up the site, and of what of the stations is each made?"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from stationbook.exports.app import PINE, SIZE, export_icon, export_manifest
from stationbook.exports.calendar import export_calendar
from stationbook.exports.content import Content
from stationbook.exports.questions import export_asked, export_cards
from stationbook.exports.records import export_item_ids
from stationbook.exports.stations import COUNTY
from stationbook.maps.points import map_files
from stationbook.model.brief import Brief
from stationbook.pages.book import book_editions, book_word
from stationbook.pages.context import Context
from stationbook.pages.former_divisions import former_pages, former_records, former_with_stations
from stationbook.pages.offline import render_icon
from stationbook.pages.open_files import EXPORTS, division_files
from stationbook.pages.redirect import former_addresses
from stationbook.pages.standing import clause_redirects, policy_redirects, station_redirects
from stationbook.search.division_choices import division_choices
from stationbook.search.full_text import full_text_index
from stationbook.search.records import SearchRecord, search_records, with_pages
from stationbook.search.station_index import CONTACTS_FILE, INDEX_FILE, contacts_file, index_file
from stationbook.site.packages import PROVINCE_FRAME, province_package
from stationbook.site.writing import Make


@dataclass(frozen=True)
class FileGroup:
    """Files that are made together: a name for all, the columns of the stations that they are made of.

    ``division`` is the code below which those stations lie; nothing means all of them.
    """

    name: str
    reads: frozenset[str]
    make: Make
    division: str = ""


@dataclass(frozen=True)
class SiteFiles:
    """All of them, made by their number in whatever process has the context."""

    context: Context

    def __reduce__(self) -> tuple[Any, ...]:
        # Groups hold functions, which cannot go to another process; it lists them itself.
        return type(self), (self.context,)

    @cached_property
    def groups(self) -> tuple[FileGroup, ...]:
        """Every group, in the order of their numbers."""
        return tuple(all_groups(self.context))

    def make(self, number: int) -> Iterable[tuple[str, Content]]:
        """Return path and content of each file of one group."""
        return self.groups[number].make()


def all_groups(context: Context) -> Iterator[FileGroup]:
    """Yield everything of the site that is no page and that the theme does not bring."""
    yield from _own_groups(context)
    yield from _open_groups(context)
    yield from _former_groups(context)
    yield from _province_groups(context)
    yield from _standing_groups(context)


def _open_groups(context: Context) -> Iterator[FileGroup]:
    """Yield the open data; of a division it is made anew only when one of its own stations changes."""
    for export in EXPORTS:
        for code in export.codes(context):
            name = f"{export.name} {code}" if code else export.name
            yield FileGroup(name, frozenset(export.reads), partial(export.make, context, code), code)


def _former_groups(context: Context) -> Iterator[FileGroup]:
    """Yield what stands at the addresses of divisions that are no more: ways to, and data of, what took their place."""
    yield FileGroup("former divisions", frozenset({"brief", "verdicts"}), lambda: _pages(former_pages(context)))

    def data() -> Iterator[tuple[str, Content]]:
        for code, today in former_with_stations(context, COUNTY):
            yield from division_files(context, code, today)

    yield FileGroup("former division", frozenset({"brief", "csv", "json"}), data)


def _own_groups(context: Context) -> Iterator[FileGroup]:
    """Yield what the site's own pages need: search data, map data, assets of packages, cards and questions."""
    catalogue, on = context.catalogue, context.on

    def one(path: str, make: Callable[[], Content], *reads: str) -> FileGroup:
        return FileGroup(path, frozenset(reads), lambda: [(path, make())])

    former = partial(former_addresses, context.briefs, context.settings.site_url)
    yield FileGroup("redirects", frozenset({"brief"}), lambda: _pages(former()))
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
    yield one("learn/items.json", lambda: export_item_ids(catalogue))
    yield one("manifest.webmanifest", lambda: export_manifest(context.settings))
    yield one(f"assets/images/icon-{SIZE}.png", lambda: export_icon(colour=context.settings.colour or PINE))
    yield one("assets/images/icon.svg", lambda: render_icon(context.settings))
    yield one("learn/questions.json", lambda: export_asked(context.questions))
    yield one("learn/cards.json", lambda: export_cards(context.item_cards))


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


def search_files(context: Context, written: Iterable[SearchRecord]) -> Iterator[tuple[str, bytes]]:
    """Yield the index of all words; ``written`` are the records of the pages that people wrote."""
    records = (*search_records(context.catalogue), *former_records(context))
    for name, content in full_text_index(with_pages(records, written)):
        yield f"pagefind/{name}", content


def _standing_groups(context: Context) -> Iterator[FileGroup]:
    """Yield the standing addresses: those of stations county by county, so that a change there writes no others."""
    catalogue, site_url = context.catalogue, context.settings.site_url

    def group(name: str, pages: Callable[[], Iterable[tuple[str, str]]], county: str = "") -> FileGroup:
        reads = frozenset({"brief"} if county else ())
        return FileGroup(f"standing {name}", reads, lambda: _pages(pages()), county)

    yield group("policies", lambda: policy_redirects(catalogue.policies.values(), site_url))
    for standard in catalogue.standards.values():
        yield group(standard.id, partial(clause_redirects, standard, context.on, site_url))
    counties: dict[str, list[Brief]] = {}
    for station in context.briefs:
        counties.setdefault(station.division[:COUNTY], []).append(station)
    for county, stations in sorted(counties.items()):
        yield group(county, partial(station_redirects, stations, site_url), county)


# Packages that take a quarter of a second to import, for files that change with the program or the texts only.


def _map_script(context: Context) -> bytes:
    from stationbook.maps.folium_map import map_script

    return map_script(context.settings)


def _leaflet_files() -> Iterator[tuple[str, bytes]]:
    from stationbook.maps.folium_map import leaflet_files

    return _below("assets/leaflet/", leaflet_files())


def _pages(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    for address, html in pages:
        yield f"{address}index.html", html.encode()


def _below(folder: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{folder}{name}", content) for name, content in files)
