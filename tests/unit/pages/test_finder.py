"""Does the finder ask for all of its scripts at once?"""

import re
from pathlib import Path

from stationbook.model.catalogue import Catalogue
from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.pages.finder import MODULES, render_finder
from tests.builders import DIVISIONS, ON, context, station

SCRIPTS = Path(__file__).resolve().parents[3] / "overrides/assets/javascripts"


def imported(module: str) -> set[str]:
    """Return the modules that a module imports, and those that they import."""
    text = (SCRIPTS / f"{module}.mjs").read_text("utf-8")
    found = {
        str(Path(module).parent / name) for name in re.findall(r'^import .* from "(.+)\.mjs";$', text, re.MULTILINE)
    }
    names = {Path(name).as_posix().replace("components/../", "") for name in found}
    return names.union(*map(imported, names))


def test_every_module_of_the_finder_and_its_map_is_asked_for_with_the_page() -> None:
    components = {"components/finder", "components/station-map"}
    assert set(MODULES) == components.union(*map(imported, components))


def test_samples_come_last_and_are_said_to_be_all_that_there_is() -> None:
    real = station("honghua", id="990199-x", division="520302002", sample=False, official_name="真站")
    body = render_finder(context(station(), real)).body
    assert body.index("真站") < body.index("清溪镇社会工作服务站")
    settings = Settings(region="520302")
    samples = {one.id: one for one in (station(),)}
    alone = render_finder(Context(Catalogue(DIVISIONS, stations=samples), settings, ON)).body
    assert "本站还没有收录红花岗区的站点，下面是虚构的示例。" in alone
    both = render_finder(Context(Catalogue(DIVISIONS, stations={**samples, real.id: real}), settings, ON)).body
    assert "下面是虚构的示例" not in both


def test_directory_without_a_station_offers_a_way_on_and_no_form() -> None:
    empty = render_finder(Context(Catalogue(DIVISIONS), Settings(), ON)).body
    assert "本站还没有收录站点" in empty
    assert "tel:12345" in empty
    assert "<form" not in empty
    one = station()
    assert "<form" in render_finder(Context(Catalogue(DIVISIONS, stations={one.id: one}), Settings(), ON)).body
