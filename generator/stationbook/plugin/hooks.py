"""How does MkDocs publish the site? The only module that knows MkDocs."""

import difflib
import json
import logging
import os
from collections.abc import Iterable, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import minify
from markupsafe import Markup, escape
from mkdocs.config import config_options as option
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from stationbook.build.built import BuiltSite
from stationbook.build.mkdocs_run import Given
from stationbook.build.output import MARK, OutputRefusedError, check_output, mark_content, present_files
from stationbook.check.harmless_html import harmless
from stationbook.check.report import refused_problems
from stationbook.load.build_date import build_date
from stationbook.load.project_file import PROJECT_FILE, settings_problems
from stationbook.load.theme import FOLDER as THEME
from stationbook.load.written import FOLDER as CONTENT
from stationbook.model.settings import PluginSettings, Settings, published_at
from stationbook.pages.colours import ADDRESS as COLOURS
from stationbook.pages.colours import render_colours
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page
from stationbook.search.records import SearchRecord
from stationbook.site.files import SiteFiles, search_files
from stationbook.site.packages import write_packages
from stationbook.site.sitemap import listed_addresses, sitemap_files
from stationbook.site.stamped import stamped_pages
from stationbook.site.writing import write_file
from stationbook.store.cache import Cache
from stationbook.store.changes import marks_of
from stationbook.store.project import CACHE, Project, read_project
from stationbook.theme.cluster import NoClusterError
from stationbook.theme.content_policy import theme_scripts, with_content_policy
from stationbook.theme.defaults import EXTENSIONS, NAME, NAVIGATION, SCRIPT, STYLES, overrides_folder
from stationbook.theme.defaults import THEME as THEME_SETTINGS
from stationbook.theme.frame import PROTOTYPE_FOLDER
from stationbook.theme.stamped import FrameDiffersError, frames_of, prototypes_of, sampled_numbers, write_all
from stationbook.theme.themed import ThemedPages, squeezed

_log = get_plugin_logger("stationbook")
_SCRIPT, _STYLE = "application/javascript", "text/css"
_STYLESHEET = "assets/stylesheets/stationbook.css"


class _Options(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin; which there are and of which type is said in ``model.settings``."""

    region = option.Optional(option.Type(str))
    layer = option.Type(bool, default=True)
    publisher = option.Optional(option.Type(dict))
    footer = option.Optional(option.Type(str))
    logo = option.Optional(option.Type(str))
    colour = option.Optional(option.Type(str))
    searches = option.Optional(option.Type(list))
    repository = option.Type(str, default="")
    icp = option.Type(str, default="")
    police = option.Type(str, default="")
    basemap = option.Optional(option.Type(dict))
    boundaries = option.Type(dict, default={})

    def validate(self) -> Any:
        """Refuse a setting that is unknown or of the wrong kind, instead of building a site without it."""
        failed, warnings = super().validate()
        wrong = [(str(one.field[0]), ValidationError(str(one))) for one in settings_problems(self.data)]
        return [*failed, *wrong], [] if wrong else warnings


class StationbookPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
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

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data; refuse to publish errors unless asked to leave them out."""
        if unknown := _unknown_names(config):
            raise PluginError("\n".join(unknown))
        # Addresses are permanent and stand in records, printed codes and other sites; no setting changes their form.
        config.use_directory_urls = True
        root = Path(config.config_file_path).parent
        if self.writes:
            _refuse_folder(root, Path(config.site_dir))
        _refuse_other_folders(config)
        _complete(config)
        self.scripts = theme_scripts(map(Path, config.theme.dirs))
        if self.given is not None:
            self.project, on = self.given.project, self.given.on
        else:
            self.project, on = _read_and_refuse(root, strict=config.strict)
        self.context = Context(self.project.catalogue, _settings(config, self.config, serving=self.serving), on)
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
        _keep_published(files, config, self.project, logo=self.config.logo or "")
        _add_brought(files, config, self.project)
        if colours := render_colours(self.context.settings):
            _add_colours(files, config, colours)
        if not self.serving:
            _shorten_scripts(files, config)
            _join_stylesheets(files, config)
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
            files.append(File.generated(config, src_uri, content=_front_matter(page), inclusion=level))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the generated body in the place of the empty Markdown; the home page keeps its own words."""
        generated = self.pages.get(page.file.src_uri)
        if generated is None:
            html = harmless(html)
            _disarm(page)
        if page.file.src_uri == "index.md":
            return self.themed.home(introduction=html)
        if generated is None:
            words = " ".join(Markup(html).striptags().split())
            self.written.append(SearchRecord("page", page.url, unescape(str(page.title)), "说明", words))
            return html
        page.toc = TableOfContents(_nested(generated.headings))
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


def _read_and_refuse(root: Path, *, strict: bool) -> tuple[Project, date]:
    """Return what MkDocs' own command has to publish, and as of which day. Raises PluginError for problems."""
    try:
        on = build_date(os.environ)
    except ValueError as error:
        raise PluginError(str(error)) from error
    project = read_project(root, on=on, cache=Cache(root / CACHE))
    if refused := refused_problems(project.problems, strict=strict, allow_problems=False):
        raise PluginError("\n".join(map(str, refused)))
    for problem in project.problems:
        _log.warning(str(problem))
    return project, on


def _refuse_folder(root: Path, site_dir: Path) -> None:
    """Raise PluginError unless the folder holds nothing but what the program wrote there: MkDocs empties it."""
    try:
        mark = check_output(root, site_dir)
    except OutputRefusedError as refusal:
        raise PluginError(str(refusal)) from refusal
    present = present_files(site_dir)
    strangers = sorted(present.keys() - mark.owned(present))
    if strangers:
        raise PluginError(
            f"{site_dir} 里的 {'、'.join(strangers[:3])} 不是本程序写的，而 mkdocs build 会清空整个文件夹，"
            "所以没有动任何文件。请先移走它们，或改用 stationbook build，它只改自己写的文件。"
        )


def _unknown_names(config: MkDocsConfig) -> list[str]:
    """Return a sentence for each name in mkdocs.yml that MkDocs does not know, and would pass over."""
    known = [name for name, _ in config._schema]
    sentences = []
    for name in map(str, config):
        if name not in known:
            close = difflib.get_close_matches(name, known, 1, 0.6)
            guess = f"，是否想写“{close[0]}”？" if close else "（删去它；自己用的内容放在 extra 下面）"
            sentences.append(f"{PROJECT_FILE} 里没有“{name}”这一项{guess}")
    return sentences


def _refuse_other_folders(config: MkDocsConfig) -> None:
    """Raise PluginError where MkDocs would publish from folders that nobody has looked at."""
    top = os.path.dirname(os.path.abspath(config.config_file_path))  # noqa: PTH100, PTH120
    for name, given, right in (
        ("docs_dir", config.docs_dir, CONTENT),
        ("theme.custom_dir", config.theme.custom_dir or _own_overrides(config), THEME),
    ):
        if os.path.normpath(given) != os.path.join(top, right):  # noqa: PTH118
            raise PluginError(f"mkdocs.yml 里的 {name} 只能是 {right}：别的文件夹没有经过检查，不能公布。")


def _keep_published(files: Files, config: MkDocsConfig, project: Project, *, logo: str) -> None:
    """Take away every file of the project but the pages and pictures that were read and found right, and the theme's.

    MkDocs publishes whatever lies in its folders, and follows links; this lets through what is known by name.
    """
    written = project.catalogue.written
    known = {*written, *(picture for page in written.values() for picture in page.pictures), *project.theme, logo}
    folders = {config.docs_dir: CONTENT, _own_overrides(config): THEME}
    for file in list(files):
        if file.src_dir in folders and f"{folders[file.src_dir]}/{file.src_uri}" not in known:
            files.remove(file)


def _add_brought(files: Files, config: MkDocsConfig, project: Project) -> None:
    """Add the pages of the layer that the project does not hold itself."""
    for name, page in project.catalogue.written.items():
        src_uri = name.removeprefix(f"{CONTENT}/")
        if src_uri not in files.src_uris:
            files.append(File.generated(config, src_uri, content=page.text))


def _complete(config: MkDocsConfig) -> None:
    """Set what mkdocs.yml leaves open: theme, Markdown extensions, styles, script, sections."""
    given = _given_theme(config)
    if config.theme.name != NAME:
        if given.get("name"):
            raise PluginError(f"{PROJECT_FILE} 里的 theme 只能是 {NAME}：模板是为它写的。删去 theme.name 这一项就好。")
        config.theme = Theme(NAME, custom_dir=config.theme.custom_dir)
    for key, value in THEME_SETTINGS.items():
        if key not in given:
            config.theme[key] = value
    own, ours = _own_overrides(config), str(overrides_folder())
    folders = [folder for folder in (own, ours) if os.path.isdir(folder)]  # noqa: PTH112
    config.theme.dirs[:] = list(dict.fromkeys([*folders, *config.theme.dirs]))
    for name, settings in EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**settings, **config.mdx_configs.get(name, {})}
    styles = [name for name in STYLES if name not in map(str, config.extra_css)]
    config.extra_css = [*styles, *config.extra_css]
    if SCRIPT not in map(str, config.extra_javascript):
        script = option.ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
    if config.nav is None:
        config.nav = [dict(section) for section in NAVIGATION]
    # Most pages stand in no section, and need not: they are reached from those that do.
    config.validation.nav.omitted_files = logging.DEBUG


def _given_theme(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return what mkdocs.yml says of the theme, and the files that it inherits."""
    with Path(config.config_file_path).open("rb") as file:
        theme = yaml_load(file).get("theme")
    return {"name": theme} if isinstance(theme, str) else theme or {}


def _own_overrides(config: MkDocsConfig) -> str:
    """Return the folder of a project's own changes to the theme, which need not be there."""
    top = os.path.dirname(os.path.abspath(config.config_file_path))  # noqa: PTH100, PTH120
    return os.path.join(top, THEME)  # noqa: PTH118


def _disarm(page: MkDocsPage) -> None:
    """Make inert what the theme prints as it is of a page that people wrote: front matter, title, contents list."""
    title = page.title
    page.meta = {key: _escaped(value) for key, value in page.meta.items()}
    page.title = _escaped(title)
    waiting = list(page.toc)
    while waiting:
        link = waiting.pop()
        link.title, link.id = harmless(link.title), _escaped(link.id)
        waiting += link.children


def _escaped(value: Any) -> Any:
    if isinstance(value, list):
        return [_escaped(one) for one in value]
    # MkDocs has escaped the titles that it takes from headings.
    return str(escape(unescape(value))) if isinstance(value, str) else value


def _shorten_scripts(files: Files, config: MkDocsConfig) -> None:
    """Write our scripts as short as a machine needs them; comments are a third of what a phone would load."""
    for file in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
        if file.src_uri.endswith(".mjs"):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=minify.string(_SCRIPT, file.content_string)))


def _add_colours(files: Files, config: MkDocsConfig, colours: str) -> None:
    """Add the style sheet of the site's own colours right after the one whose colours they replace."""
    files.append(File.generated(config, COLOURS, content=colours))
    at = config.extra_css.index(STYLES[0]) + 1
    config.extra_css = [*config.extra_css[:at], COLOURS, *config.extra_css[at:]]


def _join_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """Put the style sheets that the project names into one: a phone asks once, and forty thousand pages name one."""
    named = [files.src_uris[name] for name in map(str, config.extra_css) if name in files.src_uris]
    for file in named:
        files.remove(file)
    text = "\n".join(file.content_string for file in named)
    files.append(File.generated(config, _STYLESHEET, content=minify.string(_STYLE, text)))
    others = [name for name in config.extra_css if str(name) not in {file.src_uri for file in named}]
    config.extra_css = [_STYLESHEET, *others]


def _write(site_dir: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files that need MkDocs' pages."""
    for name, content in files:
        write_file(f"{site_dir}/{name}", content)


def _settings(config: MkDocsConfig, options: _Options, *, serving: bool) -> Settings:
    given = PluginSettings.model_validate(dict(options.data))
    return Settings(
        site_name=config.site_name,
        repository=given.repository,
        icp=given.icp,
        # While it serves, MkDocs puts the address of this machine here, which belongs on no paper.
        site_url="" if serving else config.site_url or "",
        basemap=given.basemap,
        boundaries=tuple(sorted(given.boundaries.items())),
        region=given.region or "",
        publisher=given.publisher,
        footer=given.footer or "",
        logo=published_at(given.logo) if given.logo else "",
        police=given.police,
        colour=given.colour or "",
        searches=given.searches,
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
