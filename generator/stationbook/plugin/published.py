"""Which of the files that MkDocs found may the site carry, and what is added to them?"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from stationbook.load.theme import FOLDER as THEME
from stationbook.load.written import FOLDER as CONTENT
from stationbook.plugin.completing import own_overrides
from stationbook.store.project import Project


def keep_published(files: Files, config: MkDocsConfig, project: Project, *, logo: str) -> None:
    """Take away every file of the project but the pages and pictures that were read and found right, and the theme's.

    MkDocs publishes whatever lies in its folders, and follows links; this lets through what is known by name.
    """
    written = project.catalogue.written
    known = {*written, *(picture for page in written.values() for picture in page.pictures), *project.theme, logo}
    folders = {config.docs_dir: CONTENT, own_overrides(config): THEME}
    for file in list(files):
        if file.src_dir in folders and f"{folders[file.src_dir]}/{file.src_uri}" not in known:
            files.remove(file)


def add_brought(files: Files, config: MkDocsConfig, project: Project) -> None:
    """Add the pages of the layer that the project does not hold itself."""
    for name, page in project.catalogue.written.items():
        src_uri = name.removeprefix(f"{CONTENT}/")
        if src_uri not in files.src_uris:
            files.append(File.generated(config, src_uri, content=page.text))
