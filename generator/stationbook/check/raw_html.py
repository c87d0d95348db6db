"""Does a page that people wrote hold HTML that would run, load from elsewhere, or change the site around it?"""

import re
from collections.abc import Iterator

from stationbook.check.harmless_html import harms
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind

HTML = ProblemKind(
    "page-html",
    "网页里有不能用的标记",
    "网页里不能有会运行的脚本、框、表单、样式，也不能从别的网站取东西。",
    wrong='<iframe src="https://example.com/"></iframe>',
    right="<details><summary>更多</summary>内容</details>",
    path="content/guide/index.md",
)

_HINT = "删去；网页用 Markdown 写，可以用的标记只有 details、kbd、sub、sup、br 等不会运行的"


def check_raw_html(catalogue: Catalogue) -> Iterator[Problem]:
    """No page holds scripts, frames, forms, styles, handlers of events or addresses that run."""
    for path, page in catalogue.written.items():
        for harm in dict.fromkeys(harms(page.html)):
            yield HTML.at(path, (), f"网页里不能写“{harm}”", _HINT, _line_of(harm, page.text), 1)


def _line_of(harm: str, text: str) -> int:
    """Return the first line on which the name of a tag, an attribute or a scheme stands; 1 where it is disguised."""
    name = re.escape(harm.removeprefix("id=").removeprefix("src=").rstrip(":"))
    found = re.search(rf"<\s*{name}\b", text, re.IGNORECASE) or re.search(name, text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
