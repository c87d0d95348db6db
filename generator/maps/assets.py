"""Which files of Leaflet and its clustering does the site carry itself, so that nothing is fetched from elsewhere?"""

from collections.abc import Iterator
from pathlib import Path

from xstatic.pkg import leaflet, leaflet_markercluster

FOLDER = "assets/leaflet"
SCRIPTS = (f"{FOLDER}/leaflet.js", f"{FOLDER}/leaflet.markercluster.js")
STYLES = (f"{FOLDER}/leaflet.css", f"{FOLDER}/MarkerCluster.css")


def asset_files() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of scripts, styles, and the images that the styles name."""
    base, cluster = Path(leaflet.BASE_DIR), Path(leaflet_markercluster.BASE_DIR)
    images = sorted((base / "images").glob("*.png"))
    files = [
        base / "leaflet.js",
        base / "leaflet.css",
        cluster / "leaflet.markercluster.js",
        cluster / "MarkerCluster.css",
    ]
    yield from ((f"{FOLDER}/{file.name}", file.read_bytes()) for file in files)
    yield from ((f"{FOLDER}/images/{file.name}", file.read_bytes()) for file in images)
