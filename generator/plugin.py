"""How does MkDocs publish the site? The only module that knows MkDocs."""

import json
import os
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.build_report import report_of
from generator.load.build_date import build_date, epoch_of
from generator.model.settings import Basemap, Settings
from generator.pages.content_policy import with_content_policy
from generator.pages.context import Context
from generator.pages.home import render_home
from generator.pages.page import Heading, Page
from generator.project.read import CACHE, read_project
from generator.search.records import SearchRecord
from generator.site import search_files, site_files, site_pages, stamped_pages
from generator.stamping import FrameDiffersError, complete_sitemap, prototypes_of, sampled_numbers, stamp_pages


class _Options(Config):  # type: ignore[no-untyped-call]
    repository = option.Type(str, default="")
    icp = option.Type(str, default="")
    basemap = option.Type(dict, default={})
    boundaries = option.Type(dict, default={})


class StationbookPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Adds the generated pages and files, and puts their bodies into the theme's frame."""

    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether MkDocs serves: its reloading script is no part of the site."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data; refuse to publish errors unless asked to leave them out."""
        root = Path(config.config_file_path).parent
        on = build_date(os.environ)
        project = read_project(root, on=on, cache=root / CACHE)
        problems = project.problems
        report = report_of(project.catalogue, problems)
        if os.environ.get("STATIONBOOK_REPORT"):
            report.write(Path(os.environ["STATIONBOOK_REPORT"]))
        refused = problems if os.environ.get("STATIONBOOK_STRICT") else report.errors
        if refused and not (os.environ.get("STATIONBOOK_ALLOW_PROBLEMS") and not os.environ.get("STATIONBOOK_STRICT")):
            raise PluginError("\n".join(map(str, refused)))
        # Sitemap and archive carry the build's time; the build's day makes them the same on every run.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(epoch_of(on)))
        self.context = Context(project.catalogue, _settings(config, self.config), on)
        return config

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Build again when data or a template changes, not only when Markdown does."""
        root = Path(config.config_file_path).parent
        for folder in ("data", "overrides", "generator/pages/templates"):
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the raw standards by the generated pages, and add the data files."""
        for file in [file for file in files if file.src_uri.startswith("standards/")]:
            files.remove(file)
        self.written: list[SearchRecord] = []
        self.pages = {f"{page.address}index.md": page for page in site_pages(self.context)}
        self.stamped = stamped_pages(self.context)
        self.prototypes = prototypes_of(self.stamped)
        # A few real pages go through the theme as well, to be compared with their stamped twins.
        self.sampled = {number: self.stamped.render(number) for number in sampled_numbers(self.stamped)}
        for page in (*self.prototypes.values(), *self.sampled.values()):
            self.pages[f"{page.address}index.md"] = page
        for src_uri, page in self.pages.items():
            # Without a nav of its own MkDocs would list every page; only sections belong there.
            level = InclusionLevel.INCLUDED if page.address.count("/") == 1 else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, src_uri, content=_front_matter(page), inclusion=level))
        for data in site_files(self.context):
            files.append(File.generated(config, data.path, content=data.content))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the generated body in the place of the empty Markdown; the home page keeps its own words."""
        if page.file.src_uri == "index.md":
            return render_home(self.context, introduction=html)
        generated = self.pages.get(page.file.src_uri)
        if generated is None:
            words = " ".join(Markup(html).striptags().split())
            self.written.append(SearchRecord("page", page.url, str(page.title), "说明", words))
            return html
        page.toc = TableOfContents(_nested(generated.headings))
        return generated.body

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """State in every page what it may load."""
        return output if self.serving else with_content_policy(output, self.context.settings)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp the many pages, and write the search index, which needs every page's words."""
        try:
            stamp_pages(self.stamped, self.prototypes, self.sampled, Path(config.site_dir))
        except FrameDiffersError as error:
            raise PluginError(str(error)) from error
        complete_sitemap(Path(config.site_dir), config.site_url or "", self.stamped, self.context.on)
        for file in search_files(self.context, self.written):
            target = Path(config.site_dir, file.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)


def _settings(config: MkDocsConfig, options: _Options) -> Settings:
    return Settings(
        site_name=config.site_name,
        repository=options.repository,
        icp=options.icp,
        basemap=Basemap(**options.basemap) if options.basemap else None,
        boundaries=tuple(sorted(options.boundaries.items())),
    )


def _front_matter(page: Page) -> str:
    """Write the front matter by which the theme's templates know the page; JSON is YAML, safely quoted.

    Title and description are escaped here, for the theme prints them as they are.
    """
    hidden = ["navigation"] if page.headings else ["navigation", "toc"]
    title, description = str(escape(page.title)), str(escape(page.description))
    meta = {"title": title, "description": description, "kind": page.kind, "hide": hidden}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])


def _nested(headings: tuple[Heading, ...]) -> list[AnchorLink]:
    links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.id, heading.level)
        if heading.level > 2 and links:
            links[-1].children.append(link)
        else:
            links.append(link)
    return links
