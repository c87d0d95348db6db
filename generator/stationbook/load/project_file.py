"""What does mkdocs.yml say of the site, as far as Stationbook's own settings go, and can it be read at all?"""

import difflib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from stationbook.load.files import FileRefusedError, read_text
from stationbook.load.records import validate_record
from stationbook.model.division import Divisions
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.settings import PluginSettings
from stationbook.model.succession import moment_in_words

UNREADABLE = ProblemKind(
    "settings-unreadable",
    "网站的设置读不懂",
    "mkdocs.yml 里是一项一项的“名称: 内容”，冒号后空一格，引号和括号成对。",
    wrong="site_name: 小站\nplugins: [stationbook: {layer: false}",
    right="site_name: 小站\nplugins: [stationbook: {layer: false}]",
    path="mkdocs.yml",
)
NO_NAME = ProblemKind(
    "settings-name",
    "没有写网站的名称",
    "网站的名称显示在每一页的上面，写在 mkdocs.yml 的 site_name。",
    wrong="plugins: [stationbook: {layer: false}]",
    right="site_name: 小站\nplugins: [stationbook: {layer: false}]",
    path="mkdocs.yml",
)
NO_PLUGIN = ProblemKind(
    "settings-plugin",
    "没有写 stationbook",
    "plugins 里没有 stationbook，网站里就没有站点和标准。",
    wrong="site_name: 小站\nplugins: [search]",
    right="site_name: 小站\nplugins: [stationbook]",
    path="mkdocs.yml",
)
NOT_THERE = ProblemKind(
    "settings-not-there",
    "设置里写的东西不存在",
    "region 写的区划、logo 写的图片要真的有。核对代码、路径和大小写。",
    wrong='site_name: 小站\nplugins: [stationbook: {layer: false, region: "5299"}]',
    right='site_name: 小站\nplugins: [stationbook: {layer: false, region: "52"}]',
    path="mkdocs.yml",
)

PROJECT_FILE = "mkdocs.yml"
_PLUGIN = "stationbook"
_SETTINGS = TypeAdapter(PluginSettings)


class _Tagged(str):
    """A value with a tag (!ENV, !!python/name), which MkDocs works out and nobody here."""


class _Reader(yaml.SafeLoader):
    """Reads what MkDocs reads."""


_Reader.add_multi_constructor("", lambda reader, suffix, node: _Tagged(suffix))


def load_settings(root: Path) -> PluginSettings | None:
    """Return the plugin's settings in mkdocs.yml; None where the file, or they, cannot be read.

    What a tag works out, or an inherited file says, is not known here.
    """
    try:
        data = yaml.load(read_text(root, root / PROJECT_FILE), _Reader)
    except (FileRefusedError, yaml.YAMLError, ValueError, RecursionError):
        return None
    for settings, _ in _settings(data.get("plugins") if isinstance(data, dict) else None):
        return validate_record(PROJECT_FILE, _untagged(settings), _SETTINGS, may_hold_padding=False).record
    return PluginSettings()


def check_project_file(root: Path) -> list[Problem]:
    """Return what is wrong in mkdocs.yml: its YAML, a missing site name or plugin, the plugin's settings."""

    def wrong(message: str, hint: str, line: int = 1, column: int = 1) -> list[Problem]:
        return [UNREADABLE.at(PROJECT_FILE, (), message, hint, line, column)]

    if not (root / PROJECT_FILE).exists():
        return []
    try:
        data = yaml.load(read_text(root, root / PROJECT_FILE), _Reader)
    except FileRefusedError as refused:
        return [replace(refused.problem(PROJECT_FILE), line=refused.line or 1, column=1)]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return wrong("这里或上面一行的写法看不懂", "与上下几行对齐，冒号后空一格，引号和括号成对", *place)
    except (yaml.YAMLError, ValueError, RecursionError):
        return wrong("这个文件的写法看不懂", "对照 README 的例子，检查缩进、冒号和引号")
    if not isinstance(data, dict):
        return wrong("文件里应当是一项一项的“名称: 内容”", "至少写 site_name 和 plugins")
    if "INHERIT" in data:
        # What is not said here may be said there.
        return list(_settings_problems(data.get("plugins")))
    unnamed = NO_NAME.at(PROJECT_FILE, (), "没有写网站的名称", "写一行 site_name: 某某社工站", 1, 1)
    found = [] if data.get("site_name") else [unnamed]
    return [*found, *(_settings_problems(data.get("plugins")) or _without_plugin(data.get("plugins")))]


def check_named(root: Path, settings: PluginSettings, divisions: Divisions) -> Iterator[Problem]:
    """Yield what the settings name and is not there: the division that the site is about, the logo."""
    if settings.region and len(divisions) and settings.region not in divisions:
        words, hint = f"没有代码是 {settings.region} 的区划", "在 data/divisions 里查，末尾不补 0"
        if ended := divisions.successions.ending.get(settings.region):
            words = f"{settings.region} 已于{moment_in_words(ended.on)}停用"
            hint = f"依据《{ended.source.title}》；改成 {'、'.join(ended.to)}"
        yield NOT_THERE.at(PROJECT_FILE, _place(root, "region"), words, hint)
    if settings.logo and not (root / settings.logo).is_file():
        words, hint = f"没有“{settings.logo}”这张图片", "把图片放进去，或核对路径和大小写"
        yield NOT_THERE.at(PROJECT_FILE, _place(root, "logo"), words, hint)


def _place(root: Path, name: str) -> FieldPath:
    """Return where in mkdocs.yml a setting of the plugin stands."""
    data = yaml.load(read_text(root, root / PROJECT_FILE), _Reader)
    return next((*field, name) for _, field in _settings(data.get("plugins")))


def settings_problems(settings: Any, field: FieldPath = ()) -> list[Problem]:
    """Return what is wrong in the settings of the plugin, which stand at ``field`` of mkdocs.yml."""
    found = validate_record(PROJECT_FILE, _untagged(settings), _SETTINGS, may_hold_padding=False).problems
    return [replace(one, field=(*field, *one.field)) for one in found]


def _settings_problems(plugins: Any) -> list[Problem]:
    return [problem for settings, field in _settings(plugins) for problem in settings_problems(settings, field)]


def _settings(plugins: Any) -> Iterator[tuple[Any, FieldPath]]:
    """Yield what is set of the plugin, with the place where it stands."""
    if isinstance(plugins, dict):
        if _PLUGIN in plugins:
            yield plugins[_PLUGIN], ("plugins", _PLUGIN)
    else:
        for number, one in enumerate(plugins if isinstance(plugins, list) else ()):
            if isinstance(one, dict) and _PLUGIN in one:
                yield one[_PLUGIN], ("plugins", number, _PLUGIN)


def _untagged(settings: Any) -> Any:
    """Return the settings without those whose value only MkDocs works out."""
    if isinstance(settings, dict):
        return {name: value for name, value in settings.items() if not isinstance(value, _Tagged)}
    return settings if settings and not isinstance(settings, _Tagged) else {}


def _without_plugin(plugins: Any) -> list[Problem]:
    names = [next(iter(one), "") if isinstance(one, dict) else one for one in plugins or ()]
    if _PLUGIN in names:
        return []
    close = difflib.get_close_matches(_PLUGIN, [one for one in names if isinstance(one, str)], 1, 0.6)
    words = f"没有“{close[0]}”这个插件，是否想写“{_PLUGIN}”？" if close else f"plugins 里没有 {_PLUGIN}"
    hint = "没有它，网站里就没有站点和标准；写 plugins: [stationbook]"
    return [NO_PLUGIN.at(PROJECT_FILE, ("plugins",), words, hint)]
