"""How does folium make the map, with every asset out of installed packages?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import folium
import xstatic.pkg.leaflet
import xstatic.pkg.leaflet_markercluster
from branca.element import MacroElement
from folium.template import Template

from stationbook.model.settings import Settings

# China between Pamir and Wusuli, by which the first view is set; no boundary is drawn.
CHINA = [[18.0, 74.0], [53.5, 135.0]]
ASSETS = (
    (xstatic.pkg.leaflet.BASE_DIR, ("leaflet.js", "leaflet.css")),
    (
        xstatic.pkg.leaflet_markercluster.BASE_DIR,
        ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css"),
    ),
)


class _Handover(MacroElement):
    """Hands the map over to the page's own script, which fills it with the compact data files."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        document.dispatchEvent(new CustomEvent("stationbook:map", { detail: {{ this._parent.get_name() }} }));
        {% endmacro %}
    """)


class StationMap(folium.Map):
    """A folium map without the files that folium would fetch from elsewhere."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, settings: Settings) -> None:
        super().__init__(tiles=None, maxZoom=18, minZoom=3, attributionControl=settings.basemap is not None)
        # folium draws random ids; fixed ones give the same bytes on every build.
        self._id = "stations"
        self.fit_bounds(CHINA)
        if settings.basemap is not None:
            basemap = settings.basemap
            words = f"{basemap.attribution} 审图号：{basemap.review_number}"
            for name, url in (("base", basemap.url), ("labels", basemap.labels_url)):
                if url:
                    layer = folium.TileLayer(tiles=url, attr=words, name=name, max_zoom=basemap.max_zoom)
                    layer._id = name
                    layer.add_to(self)
        _Handover().add_to(self)  # type: ignore[no-untyped-call]
        for number, child in enumerate(self._children.values()):
            if child._id not in {"base", "labels"}:
                child._id = f"part{number}"


def map_script(settings: Settings) -> bytes:
    """Return the script that folium writes for the map, as a file that a strict policy allows."""
    station_map = StationMap(settings)
    page: Any = station_map.get_root()
    page.render()
    return str(page.script.render()).encode()


def leaflet_files() -> Iterator[tuple[str, bytes]]:
    """Yield Leaflet and its clustering plugin out of the XStatic wheels, by file name."""
    for folder, names in ASSETS:
        for name in names:
            yield name, Path(folder, name).read_bytes()
    for image in sorted(Path(xstatic.pkg.leaflet.BASE_DIR, "images").iterdir()):
        yield f"images/{image.name}", image.read_bytes()
