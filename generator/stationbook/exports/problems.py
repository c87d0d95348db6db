"""How do other programs read what is wrong in the files: as JSON, as annotations of a forge, as a comment?"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from stationbook.check.kinds import problem_kinds
from stationbook.model.problem import Problem, Severity, visible

# A comment on GitHub holds 65,536 signs.
_LISTED = 100
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-!|~$])")


def counts_of(problems: Sequence[Problem]) -> str:
    """Return in a sentence how much is wrong."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    return f"{errors} 处错误，{len(problems) - errors} 处提醒。" if problems else "检查完毕，没有问题。"


def problems_as_json(problems: Sequence[Problem]) -> str:
    """Return a list of problems, each with its code, place and words."""
    return json.dumps([_plain(one) for one in problems], ensure_ascii=False, indent=2)


def problems_for_github(problems: Sequence[Problem]) -> str:
    """Return a workflow command for each problem, which GitHub shows at the line, and a sentence."""
    return "\n".join([*(_annotation(one) for one in problems), counts_of(problems)])


def problems_for_gitlab(problems: Sequence[Problem]) -> str:
    """Return a Code Quality report. Fingerprints stay when lines move, and no two are the same."""
    return json.dumps(list(_issues(problems)), ensure_ascii=False, indent=2)


def problems_as_markdown(problems: Sequence[Problem]) -> str:
    """Return a comment on a change: a table of the problems, and what their codes mean."""
    lines = ["### 资料检查", "", counts_of(problems)]
    if not problems:
        return "\n".join(lines)
    # Errors first, for what is not listed must not be one.
    listed = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)[:_LISTED]
    lines += ["", "| 位置 | 问题 | 怎样改 | 代码 |", "| --- | --- | --- | --- |"]
    for one in listed:
        place = f"{one.path}:{one.line}" if one.line else one.path
        field = f"{one.field_name}：" if one.field else ""
        word = "" if one.severity is Severity.ERROR else "（提醒）"
        cells = (place, f"{field}{one.message}{word}", one.hint, one.code)
        lines.append(f"| {' | '.join(_escaped(cell) for cell in cells)} |")
    if len(problems) > len(listed):
        lines += ["", f"还有 {len(problems) - len(listed)} 处没有列出，请在本机运行 `stationbook check` 看全部。"]
    codes = {one.code for one in listed}
    lines += ["", "<details><summary>代码的意思</summary>", ""]
    lines += [
        f"- `{one.code}` {_escaped(one.title)}：{_escaped(one.meaning)}" for one in problem_kinds() if one.code in codes
    ]
    return "\n".join([*lines, "", "</details>"])


def _plain(problem: Problem) -> dict[str, object]:
    words = {"path": problem.path, "message": problem.message, "hint": problem.hint, "field": problem.field_name}
    return {
        **asdict(problem),
        "severity": problem.severity.value,
        **{name: visible(one) for name, one in words.items()},
    }


def _annotation(problem: Problem) -> str:
    place = {
        "file": problem.path,
        "line": str(problem.line or 1),
        "col": str(problem.column or 1),
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{problem.severity.value} {properties}::{_data(_sentence(problem))}"


def _sentence(problem: Problem) -> str:
    field = f"{problem.field_name}：" if problem.field else ""
    hint = f"（{problem.hint}）" if problem.hint else ""
    return f"{field}{problem.message}{hint}"


def _data(text: str) -> str:
    """Return a text as the message of a workflow command."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    """Return a text as a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _issues(problems: Sequence[Problem]) -> Iterator[Mapping[str, object]]:
    seen: dict[tuple[str, ...], int] = {}
    for one in problems:
        same = (one.path, one.code, one.field_name, one.message)
        number = seen[same] = seen.get(same, 0) + 1
        digest = hashlib.sha256("\0".join((*same, str(number))).encode("utf-8", "surrogateescape"))
        yield {
            "description": visible(_sentence(one)),
            "check_name": one.code,
            "fingerprint": digest.hexdigest(),
            "severity": "major" if one.severity is Severity.ERROR else "minor",
            "location": {"path": visible(one.path), "lines": {"begin": one.line or 1}},
        }


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, in one cell of a table; it names nobody and no other issue."""
    plain = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    return _MARKUP.sub(r"\\\1", plain).replace("://", ":&#47;&#47;")


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "json": problems_as_json,
    "github": problems_for_github,
    "gitlab": problems_for_gitlab,
    "markdown": problems_as_markdown,
}
"""The formats for other programs, by name."""
