"""Does the text of an edition hold together: ids, levels, and everything that it points to?"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from stationbook.assess.changes import undeclared
from stationbook.check.references import missing
from stationbook.model.blocks import Heading, captions, leaves, runs_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.record import is_hidden
from stationbook.model.runs import CaptionLink, Link, Reference, own_target
from stationbook.model.standard import Clause, Edition, Standard

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def check_editions(catalogue: Catalogue) -> Iterator[Problem]:
    """Every clause has an id of its own at a level that exists, and what it refers to exists."""
    for edition in catalogue.editions().values():
        yield from _ids(edition)
        yield from _levels(edition)
        yield from _links(catalogue, edition)
    for standard in catalogue.standards.values():
        # What a refused edition between two others says of their clauses is not known.
        for older, newer in pairwise(standard.in_order) if catalogue.is_whole(standard.id) else ():
            yield from _disappeared(standard, older, newer)
            yield from _declared(older, newer)


def check_written(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """No text that people wrote holds controls or marks of direction; ``texts`` are the files by path."""
    for path, text in texts:
        if not path.endswith(".md"):
            continue
        # Most texts are let through by one quick look.
        if text.replace("\n", "").replace("\t", "").isprintable():
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            found = next((column for column, sign in enumerate(line, start=1) if is_hidden(sign) and sign != "\r"), 0)
            if found:
                words = f"里面有看不见的控制字符 U+{ord(line[found - 1]):04X}"
                yield Problem(path, (), words, "删掉重新输入这一行", number, found)


def _ids(edition: Edition) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for clause in edition.clauses():
        if not clause.id and not clause.title:
            hint = "先写“## 章名 {#编号}”，再写正文"
            yield Problem(edition.path, (), "第一章之前有文字，不属于任何条款", hint, clause.line, 1)
            continue
        named = [(clause.id, clause.line)]
        named += [(one.id, one.place.line) for one in captions(clause.blocks)]
        for own, line in named:
            if not own:
                hint = "在行末加上 {#编号}；编号一经公布不再改"
                yield Problem(edition.path, (), f"“{clause.title}”没有永久编号", hint, line, 1)
            elif not _ID.fullmatch(own):
                yield Problem(edition.path, (), f"“{own}”不能作编号", "只用小写字母、数字、短横和点", line, 1)
            elif own in seen:
                yield Problem(edition.path, (), f"编号“{own}”与第 {seen[own]} 行重复", "换一个编号", line, 1)
            seen.setdefault(own, line)


def _levels(edition: Edition) -> Iterator[Problem]:
    for chapter in edition.chapters:
        yield from _jumps(edition, chapter)
    for clause in edition.clauses():
        for one in leaves(clause.blocks):
            if isinstance(one, Heading):
                words = "标题只能用二到六个 #（章和四层条）" if one.depth > 1 else "一个 # 是文件的标题，正文里不写"
                hint = "章用 ##，条用 ### 到 ######，再往下写成列项 a)、b)"
                yield Problem(edition.path, (), words, hint, one.place.line, 1)


def _jumps(edition: Edition, clause: Clause) -> Iterator[Problem]:
    for child in clause.children:
        if child.depth > clause.depth + 1:
            yield Problem(edition.path, (), "标题跳过了一层", "条的 # 只比上一层多一个", child.line, 1)
        if child.depth > 5:
            yield Problem(edition.path, (), "条最多四层", "再往下写成列项 a)、b)", child.line, 1)
        yield from _jumps(edition, child)


def _links(catalogue: Catalogue, edition: Edition) -> Iterator[Problem]:
    own = {clause.id for clause in edition.clauses()}
    for clause in edition.clauses():
        own |= {one.id for one in captions(clause.blocks)}
    for clause in edition.clauses():
        for run in runs_of(clause.blocks):
            match run:
                case CaptionLink() | Link() if (to := own_target(run)) and to not in own:
                    problem = missing(edition.path, (), "条款或图表", to, own)
                    line, column = run.place
                    yield Problem(edition.path, (), problem.message, problem.hint, line, column + 1)
                case Reference() if words := _dangling(catalogue, run.standard, run.clause):
                    hint = "写作 {{ref:系列/标准#条款编号}}"
                    yield Problem(edition.path, (), words, hint, *run.place)


def _disappeared(standard: Standard, older: Edition, newer: Edition) -> Iterator[Problem]:
    for clause in undeclared(standard, older, newer):
        name = f"{clause.number} {clause.title}".strip()
        words = f"{older.slug} 版的条款“{clause.id}”（{name}）不见了"
        hint = "在 changes 里写 withdrawn（理由）、moved_to、split_from 或 merged_from；编号写错的改回来"
        yield Problem(newer.path, (), words, hint, 1, 1)


def _declared(older: Edition, newer: Edition) -> Iterator[Problem]:
    before = {clause.id for clause in older.clauses()}
    after = {clause.id for clause in newer.clauses()}
    for number, change in enumerate(newer.matter.changes):
        old = [change.clause] if change.withdrawn or change.moved_to else []
        old += [change.split_from] if change.split_from else []
        for name in (*old, *change.merged_from):
            if name not in before:
                yield missing(newer.path, ("changes", number), f"{older.slug} 版的条款", name, before)
        new = [change.moved_to] if change.moved_to else []
        new += [change.clause] if change.split_from or change.merged_from else []
        for name in new:
            if name not in after:
                yield missing(newer.path, ("changes", number), f"{newer.slug} 版的条款", name, after)


def _dangling(catalogue: Catalogue, standard_id: str, clause_id: str) -> str:
    standard = catalogue.standards.get(standard_id)
    if catalogue.is_refused("standard", standard_id) or not catalogue.is_whole(standard_id):
        return ""
    if standard is None:
        return f"引用的标准“{standard_id}”不存在"
    if standard.latest is None:
        return f"标准“{standard_id}”只有目录条目，没有条款"
    if standard.latest.clause(clause_id) is None:
        return f"《{standard.entry.title}》没有编号为“{clause_id}”的条款"
    return ""
