"""Does the finder ask for all of its scripts at once?"""

import re
from pathlib import Path

from stationbook.pages.finder import MODULES

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
