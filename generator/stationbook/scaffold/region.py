"""What does a region get to begin with, so that nothing of the program has to be copied?"""

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from stationbook import __version__
from stationbook.exports.schemas import editor_line, editor_schemas
from stationbook.model.division import Divisions
from stationbook.scaffold.answers import NewSite
from stationbook.scaffold.layer import ACCEPTED, layer_state, state_text

# What is written, and of which template.
_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "readme.md",
    "requirements.txt": "requirements.txt",
    "content/index.md": "index.md",
    "content/about.md": "about.md",
    "content/privacy.md": "privacy.md",
    "content/accessibility.md": "accessibility.md",
    "data/stations/README.md": "stations.md",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".github/CODEOWNERS": "codeowners",
    ".github/workflows/site.yml": "github-workflow.yml",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
}
# Texts that a region takes as its own, to change them; what it does not change comes from the layer.
MODEL_TEXTS = tuple(
    f"content/standards/stationbook/{name}" for name in ("building-standard", "service-guide", "assessment-reference")
)
SAMPLES = (
    "data/stations/99",
    "data/divisions/sample.csv",
    "data/divisions/successions/sample.yml",
    "data/regions/990101.yml",
    "data/boundaries/sample.geojson",
    "content/standards/sample",
)
"""The sample county, from which one learns how records are written."""


def write_region(target: Path, site: NewSite, divisions: Divisions, layer: Path) -> list[str]:
    """Write the project of a region's own site and return the paths of its files, sorted.

    Raises FileExistsError where there is anything already.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(17, "这个文件夹里已经有东西", str(target))
    for name, text in _texts(site, divisions):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name in (*MODEL_TEXTS, *(SAMPLES if site.with_samples else ())):
        _copy(layer / name, target / name)
    return sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())


def _texts(site: NewSite, divisions: Divisions) -> Iterator[tuple[str, str]]:
    region = site.division
    counties = [one for one in divisions.counties(region.code) if not one.is_pseudo]
    folders = [(f"data/stations/{one.code[:2]}/{one.code}", one) for one in counties]
    townships = [one for county in counties for one in divisions.townships(county.code)]
    values = {
        "site": site,
        "publisher": site.publisher,
        "kind": site.publisher.kind.value,
        "region": region,
        "place": divisions.path_name(region.code),
        "folders": folders,
        "town": townships[0] if townships else region,
        "version": __version__,
        "editor_schemas": editor_schemas(),
        "editor_line": editor_line("region", f"data/regions/{region.code}.yml"),
    }
    for name, template in _FILES.items():
        yield name, _environment().get_template(template).render(values)
    yield f"data/regions/{region.code}.yml", _environment().get_template("region.yml").render(values)
    yield ACCEPTED, state_text(layer_state())
    for folder, _ in folders:
        yield f"{folder}/.gitkeep", ""


def _copy(source: Path, made: Path) -> None:
    made.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, made)
    else:
        shutil.copyfile(source, made)


@cache
def _environment() -> Environment:
    """Return what fills in the templates: YAML and Markdown, so nothing is escaped but by the filter ``quoted``."""
    made = Environment(
        loader=PackageLoader("stationbook.scaffold"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # JSON is YAML, whatever signs stand in it.
    made.filters["json"] = lambda data: json.dumps(data, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    made.filters["quoted"] = lambda words: json.dumps(words, ensure_ascii=False)
    return made
