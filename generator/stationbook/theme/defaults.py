"""What does the program set for MkDocs where a project's mkdocs.yml says nothing, and where do its templates lie?"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import stationbook

NAME = "material"
THEME: Mapping[str, Any] = {
    "language": "zh",
    # Nothing is asked for elsewhere, fonts neither.
    "font": False,
    "features": ["navigation.tabs", "navigation.prune", "navigation.top", "navigation.indexes"],
    "palette": [
        {"media": "(prefers-color-scheme)", "scheme": "default", "primary": "custom", "accent": "custom"},
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "custom", "accent": "custom"},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"},
    ],
}
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},
    "tables": {},
    "def_list": {},
    "md_in_html": {},
    "toc": {"permalink": True, "permalink_title": "本节链接"},
}
# In this order: the later ones say more exactly what the earlier ones say of all pages.
STYLES = tuple(
    f"assets/stylesheets/{name}.css"
    for name in (
        "tokens",
        # What all pages have: the frame around them, and the parts of which they are made.
        "text",
        "header",
        "display",
        "menu",
        "search-field",
        "crumbs",
        "words",
        "buttons",
        "rows",
        "tables",
        "folds",
        "footer",
        "motion",
        "paper",
        "release",
        # What some pages have.
        "home",
        "search",
        "station",
        "station-paper",
        "standards",
        "edition",
        "edition-changes",
        "book",
        "learn-progress",
        "learn-items",
        "learn-steps",
        "learn-states",
        "learners",
        "learn-groups",
        "learn-paper",
        "policy-codes",
        "offline-line",
        "procedure",
        "pocket-card",
        "questions",
        "question-pages",
        "question-paper",
        "division",
        "finder",
        "map",
        "finder-form",
        "findings",
        "assessment",
        "reference",
        "forced-colors",
    )
)
SCRIPT = "assets/javascripts/main.mjs"
NAVIGATION: tuple[Mapping[str, Any], ...] = (
    {"首页": "index.md"},
    {"找站点": "stations/index.md"},
    {"标准": "standards/index.md"},
    {"必学清单": "learn/index.md"},
    {"地区": "divisions/index.md"},
    {"覆盖": "coverage/index.md"},
    {"热线": "hotlines/index.md"},
    {
        "维护指南": [
            "guide/index.md",
            {"新增一个站点": "guide/add-a-station.md"},
            {"发布一个新版本的标准": "guide/publish-an-edition.md"},
            {"把条款写成要求，记录评估得分": "guide/requirements-and-scores.md"},
            {"编必学清单和申办流程": "guide/lists-and-procedures.md"},
            {"怎样写自测题": "guide/write-questions.md"},
            {"区划变了怎么办": "guide/when-divisions-change.md"},
            {"保护隐私": "guide/privacy-checklist.md"},
            {"给一个地区做网站": "guide/a-site-for-your-region.md"},
            {"查出的问题": "guide/problems/index.md"},
            {"字段参考": "guide/reference/index.md"},
        ]
    },
)


@cache
def overrides_folder() -> Path:
    """Return where the program's templates, styles and scripts lie: in the installed package, else in the checkout."""
    package = Path(stationbook.__file__).resolve().parent
    brought = package / "overrides"
    return brought if brought.is_dir() else package.parents[1] / "overrides"
