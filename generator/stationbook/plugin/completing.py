"""What does mkdocs.yml leave open that the plugin sets, and what in it is refused?"""

import difflib
import logging
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from stationbook.load.project_file import PROJECT_FILE
from stationbook.load.theme import FOLDER as THEME
from stationbook.load.written import FOLDER as CONTENT
from stationbook.theme.defaults import EXTENSIONS, NAME, NAVIGATION, SCRIPT, STYLES, overrides_folder
from stationbook.theme.defaults import THEME as THEME_SETTINGS


def complete(config: MkDocsConfig) -> None:
    """Set what mkdocs.yml leaves open: theme, Markdown extensions, styles, script, sections."""
    given = _given_theme(config)
    if config.theme.name != NAME:
        if given.get("name"):
            raise PluginError(f"{PROJECT_FILE} 里的 theme 只能是 {NAME}：模板是为它写的。删去 theme.name 这一项就好。")
        config.theme = Theme(NAME, custom_dir=config.theme.custom_dir)
    for key, value in THEME_SETTINGS.items():
        if key not in given:
            config.theme[key] = value
    own, ours = own_overrides(config), str(overrides_folder())
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
    # Most pages stand in no section, and need not: they are reached from those that do.
    config.validation.nav.omitted_files = logging.DEBUG


def add_sections(config: MkDocsConfig, written: Collection[str]) -> None:
    """Set the sections where mkdocs.yml names none; the guide's are those whose pages, by their paths, there are."""
    if config.nav is None:
        sections = [_present(section, written) for section in NAVIGATION]
        config.nav = [section for section in sections if section]


def _present(section: Mapping[str, Any], written: Collection[str]) -> dict[str, Any]:
    """Return a section without the pages that people would have written and did not; an empty one has none left."""
    ((title, pages),) = section.items()
    if isinstance(pages, str):
        return dict(section)
    there = [
        one for one in pages if f"{CONTENT}/{one if isinstance(one, str) else next(iter(one.values()))}" in written
    ]
    return {title: there} if there else {}


def unknown_names(config: MkDocsConfig) -> list[str]:
    """Return a sentence for each name in mkdocs.yml that MkDocs does not know, and would pass over."""
    known = [name for name, _ in config._schema]
    sentences = []
    for name in map(str, config):
        if name not in known:
            close = difflib.get_close_matches(name, known, 1, 0.6)
            guess = f"，是否想写“{close[0]}”？" if close else "（删去它；自己用的内容放在 extra 下面）"
            sentences.append(f"{PROJECT_FILE} 里没有“{name}”这一项{guess}")
    return sentences


def refuse_other_folders(config: MkDocsConfig) -> None:
    """Raise PluginError where MkDocs would publish from folders that nobody has looked at."""
    top = os.path.dirname(os.path.abspath(config.config_file_path))  # noqa: PTH100, PTH120
    for name, given, right in (
        ("docs_dir", config.docs_dir, CONTENT),
        ("theme.custom_dir", config.theme.custom_dir or own_overrides(config), THEME),
    ):
        if os.path.normpath(given) != os.path.join(top, right):  # noqa: PTH118
            raise PluginError(f"mkdocs.yml 里的 {name} 只能是 {right}：别的文件夹没有经过检查，不能公布。")


def own_overrides(config: MkDocsConfig) -> str:
    """Return the folder of a project's own changes to the theme, which need not be there."""
    top = os.path.dirname(os.path.abspath(config.config_file_path))  # noqa: PTH100, PTH120
    return os.path.join(top, THEME)  # noqa: PTH118


def _given_theme(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return what mkdocs.yml says of the theme, and the files that it inherits."""
    with Path(config.config_file_path).open("rb") as file:
        theme = yaml_load(file).get("theme")
    return {"name": theme} if isinstance(theme, str) else theme or {}
