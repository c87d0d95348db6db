"""What does the plugin do at each step of MkDocs' way from files to a site?"""

from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from stationbook.build.built import BuiltSite
from stationbook.build.given import Given
from stationbook.build.output import MARK, mark_content, present_files
from stationbook.check.harmless_html import harmless
from stationbook.pages.colours import render_colours
from stationbook.pages.context import Context
from stationbook.plugin.assets import add_colours, join_stylesheets, shorten_scripts
from stationbook.plugin.completing import add_sections, complete, refuse_other_folders, unknown_names
from stationbook.plugin.options import Options, settings_of
from stationbook.plugin.page_data import disarm, front_matter, nested
from stationbook.plugin.published import add_brought, keep_published
from stationbook.plugin.reading import read_and_refuse, refuse_folder
from stationbook.search.records import SearchRecord
from stationbook.site.files import SiteFiles, search_files
from stationbook.site.packages import write_packages
from stationbook.site.sitemap import listed_addresses, sitemap_files
from stationbook.site.stamped import stamped_pages
from stationbook.site.writing import write_file
from stationbook.store.changes import marks_of
from stationbook.theme.cluster import NoClusterError
from stationbook.theme.content_policy import theme_scripts, with_content_policy
from stationbook.theme.frame import PROTOTYPE_FOLDER
from stationbook.theme.stamped import FrameDiffersError, frames_of, prototypes_of, sampled_numbers, write_all
from stationbook.theme.themed import ThemedPages, squeezed


class StationbookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the generated pages and files, and puts their bodies into the theme's frame."""

    # What a command of ours has read already; None where MkDocs, mike or ProperDocs was started by itself.
    given: Given | None = None
    serving = False
    # Whether MkDocs itself writes into the site's folder, and not into a stage of ours.
    writes = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether MkDocs serves: its reloading script is no part of the site."""
        self.serving = self.given.serving if self.given else command == "serve"
        self.writes = command != "serve" and self.given is None

    def on_shutdown(self) -> None:
        """Let go of everything: MkDocs keeps the plugin for the next run of the same process."""
        for name in set(vars(self)) - {"config", "given"}:
            delattr(self, name)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data; refuse to publish errors unless asked to leave them out."""
        if unknown := unknown_names(config):
            raise PluginError("\n".join(unknown))
        # Addresses are permanent and stand in records, printed codes and other sites; no setting changes their form.
        config.use_directory_urls = True
        root = Path(config.config_file_path).parent
        if self.writes:
            refuse_folder(root, Path(config.site_dir))
        refuse_other_folders(config)
        complete(config)
        self.scripts = theme_scripts(map(Path, config.theme.dirs))
        if self.given is not None:
            self.project, on = self.given.project, self.given.on
        else:
            self.project, on = read_and_refuse(root, strict=config.strict)
        add_sections(config, self.project.catalogue.written)
        self.context = Context(self.project.catalogue, settings_of(config, self.config, serving=self.serving), on)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Mark the folder before MkDocs empties it: until the site is finished, all that comes is the program's."""
        if self.writes:
            write_file(f"{config.site_dir}/{MARK}", mark_content(Path(config.config_file_path).parent, None))

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Build again when data or a template changes, not only when Markdown does."""
        # The server takes half a second to load; a build does without.
        from stationbook.build.serve import watched_places

        root = Path(config.config_file_path).parent
        for place in watched_places(root):
            if place.is_dir() and place != Path(config.docs_dir):
                server.watch(str(place))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep only what may be published of what people put there, and add the generated pages."""
        keep_published(files, config, self.project, logo=self.config.logo or "")
        add_brought(files, config, self.project)
        if colours := render_colours(self.context.settings):
            add_colours(files, config, colours)
        if not self.serving:
            shorten_scripts(files, config)
            join_stylesheets(files, config)
        self.written: list[SearchRecord] = []
        self.themed = ThemedPages(self.context)
        self.pages = dict(self.themed.pages)
        self.stamped = stamped_pages(self.context)
        self.prototypes = prototypes_of(self.stamped)
        # A few real pages go through the theme as well, to be compared with their stamped twins.
        self.sampled = {number: self.stamped.render(number) for number in sampled_numbers(self.stamped)}
        for page in (*self.prototypes.values(), *self.sampled.values()):
            self.pages[f"{page.address}index.md"] = page
        for src_uri, page in self.pages.items():
            # Without a nav of its own MkDocs would list every page; only sections belong there.
            level = InclusionLevel.INCLUDED if page.address.count("/") == 1 else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, src_uri, content=front_matter(page), inclusion=level))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the generated body in the place of the empty Markdown; the home page keeps its own words."""
        generated = self.pages.get(page.file.src_uri)
        if generated is None:
            html = harmless(html)
            disarm(page)
        if page.file.src_uri == "index.md":
            return self.themed.home(introduction=html)
        if generated is None:
            words = " ".join(Markup(html).striptags().split())
            self.written.append(SearchRecord("page", page.url, unescape(str(page.title)), "说明", words))
            return html
        page.toc = TableOfContents(nested(generated.headings))
        return generated.body

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Take the white space out of the theme's frame, and state in every page what it may load."""
        output = self._with_policy(squeezed(output))
        self.themed.framed(page.file.src_uri, output)
        return output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """State the same in the pages that are no file of anyone's: the one for an address that is not there."""
        return self._with_policy(output_content) if template_name.endswith(".html") else output_content

    def _with_policy(self, html: str) -> str:
        # The server that shows a change at once puts a script of its own into every page that it sends, with other
        # numbers each time, which no policy in the page could name; it serves this machine only.
        return html if self.serving else with_content_policy(html, self.context.settings, self.scripts)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the many pages and files, then the search index, which needs every page's words, and the sitemap."""
        site_dir, site_url = Path(config.site_dir), config.site_url or ""
        try:
            frames = frames_of(self.prototypes, self.sampled, site_dir)
        except FrameDiffersError as error:
            raise PluginError(str(error)) from error
        try:
            scheduler = self.given.scheduler if self.given else ""
            groups = write_all(self.stamped, SiteFiles(self.context), frames, site_dir, scheduler=scheduler)
        except NoClusterError as error:
            raise PluginError(str(error)) from error
        stamped = frozenset(address for _, address, _ in self.stamped.kinds)
        sitemap = (site_dir / "sitemap.xml").read_text(encoding="utf-8")
        listed = listed_addresses(sitemap, site_url, stamped, PROTOTYPE_FOLDER)
        _write(site_dir, search_files(self.context, self.written))
        _write(site_dir, sitemap_files(listed, site_url, stamped, self.context.on))
        if not self.serving:
            # What is being edited is not to be kept on a device.
            write_packages(site_dir)
        if self.writes:
            files = present_files(site_dir)
            write_file(f"{site_dir}/{MARK}", mark_content(Path(config.config_file_path).parent, files))
        if self.given is not None:
            # The next build changes some records without running the theme again.
            self.given.built = BuiltSite(
                settings=self.context.settings,
                site_url=site_url,
                stations=marks_of(self.project),
                frames=frames,
                pages=self.themed.shells(),
                home=self.themed.home_shell,
                introduction=self.themed.introduction,
                sitemap=listed,
                groups=groups,
                stamped=stamped,
            )


def _write(site_dir: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files that need MkDocs' pages."""
    for name, content in files:
        write_file(f"{site_dir}/{name}", content)
