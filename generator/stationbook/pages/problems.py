"""What does each problem that a check finds mean, and how does it look wrong and right?"""

import re

from stationbook.check.kinds import problem_kinds
from stationbook.model.problem import visible
from stationbook.model.problem_kind import ProblemKind
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page
from stationbook.pages.templating import render

ADDRESS = "guide/problems/"
# By the beginning of the code, else by the file in which the example stands; the first that fits.
_SECTIONS = (
    ("files", "文件", r"(?:file|page)-"),
    ("yaml", "YAML 的写法", r"yaml-"),
    ("fields", "每一项的写法", r"(?:field|term|value|id|reference)-"),
    ("stations", "站点", r"\S+ data/stations/"),
    ("regions", "地区、区划和政策", r"\S+ data/(?:regions|divisions|boundaries|policies)/"),
    ("assessments", "评估", r"\S+ data/assessments/"),
    ("requirements", "要求和指标", r"\S+ .*/(?:requirements|indicators|profile)\.yml$"),
    ("learning", "必学清单和题", r"\S+ .*/(?:must-learn|questions)\.yml$"),
    ("texts", "标准的条文", r"\S+ content/standards/"),
    ("settings", "网站的设置", r""),
)


def render_problems(context: Context) -> Page:
    """Return the page of all kinds of problems, each at the anchor of its code."""
    found: dict[str, list[ProblemKind]] = {anchor: [] for anchor, _, _ in _SECTIONS}
    for kind in problem_kinds():
        found[_section(kind)].append(kind)
    sections = [(anchor, title, found[anchor]) for anchor, title, _ in _SECTIONS]
    body = render("problems.html", ADDRESS, sections=sections, shown=_shown)
    headings = tuple(Heading(f"of-{anchor}", title) for anchor, title, _ in sections)
    return Page(ADDRESS, "查出的问题", "problems", body, "检查资料时每一种问题的意思、不对的例子和对的例子", headings)


def _section(kind: ProblemKind) -> str:
    return next(anchor for anchor, _, fits in _SECTIONS if re.match(fits, f"{kind.code} {kind.path}"))


def _shown(example: str) -> str:
    """Return an example with a visible escape for what nobody could see."""
    return "\n".join(visible(line) for line in example.split("\n"))
