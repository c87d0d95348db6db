"""Does the text of an edition hold together: ids, levels, and everything that it points to?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from stationbook.assess.changes import undeclared
from stationbook.check.references import missing
from stationbook.model.blocks import Heading, captions, leaves, runs_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import EDITION, ProblemKind
from stationbook.model.record import is_hidden
from stationbook.model.runs import CaptionLink, Link, Reference, own_target
from stationbook.model.standard import Clause, Edition, Standard

_TEXT = f"{EDITION}/index.md"
HIDDEN = ProblemKind(
    "page-hidden-signs",
    "有看不见的控制字符",
    "从别处粘贴来的文字里会带看不见的字符，有的会把文字的方向倒过来。删掉重新输入这一行。",
    wrong="欢迎\u202e来办事。",
    right="欢迎来办事。",
    path="content/guide/index.md",
)
OUTSIDE = ProblemKind(
    "clause-none",
    "第一章之前有文字",
    "标准的正文从第一章（## 章名）开始，之前的文字不属于任何条款。",
    wrong="""\
---
title: 小标准
edition: "2024"
stage: issued
effective: 2024-01-01
---

为了规范，制定本标准。

## 范围 {#scope}

本文件适用于社工站。

## 规范性引用文件 {#references}

没有规范性引用文件。

## 术语和定义 {#terms}

没有需要界定的术语。""",
    right="""\
---
title: 小标准
edition: "2024"
stage: issued
effective: 2024-01-01
---

## 范围 {#scope}

本文件适用于社工站。

## 规范性引用文件 {#references}

没有规范性引用文件。

## 术语和定义 {#terms}

没有需要界定的术语。""",
    path="content/standards/tiny/rules/2024/index.md",
)
CLAUSE_ID = ProblemKind(
    "clause-id",
    "条款没有编号，或编号不能用",
    "每一章、每一条后面写永久编号 {#编号}，只用小写字母、数字、短横和点，一版里不重复。公布以后不再改。",
    wrong="## 记录\n\n记录应公开。",
    right="## 记录 {#records}\n\n记录应公开。",
    path=_TEXT,
)
LEVEL = ProblemKind(
    "clause-level",
    "标题的层次不对",
    "章用 ##，条用 ### 到 ######，一层一层往下，不跳过。再往下写成列项 a)、b)。",
    wrong="# 记录\n\n记录应存放两年。",
    right="## 记录 {#records}\n\n记录应存放两年。",
    path=_TEXT,
)
DANGLING = ProblemKind(
    "clause-reference-unknown",
    "引用的条款不存在",
    "引用本文件的条款写 [见场所](#premises)，引用别的标准写 {{ref:系列/标准#条款编号}}。编号要存在。",
    wrong="## 记录 {#records}\n\n记录应公开，见 {{ref:tiny/reference#scop}}。",
    right="## 记录 {#records}\n\n记录应公开，见 {{ref:tiny/reference#scope}}。",
    path=_TEXT,
)
DISAPPEARED = ProblemKind(
    "clause-gone",
    "旧版的条款不见了",
    "新版里没有旧版的一条，要在 changes 里写它去了哪里：撤销（withdrawn，写理由）、并入（moved_to）、拆分、合并。",
    wrong="changes: []",
    right="changes: [{clause: old, withdrawn: 不再需要}]",
    path=_TEXT,
)

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
                yield HIDDEN.at(path, (), words, "删掉重新输入这一行", number, found)


def _ids(edition: Edition) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for clause in edition.clauses():
        if not clause.id and not clause.title:
            hint = "先写“## 章名 {#编号}”，再写正文"
            yield OUTSIDE.at(edition.path, (), "第一章之前有文字，不属于任何条款", hint, clause.line, 1)
            continue
        named = [(clause.id, clause.line)]
        named += [(one.id, one.place.line) for one in captions(clause.blocks)]
        for own, line in named:
            if not own:
                hint = "在行末加上 {#编号}；编号一经公布不再改"
                yield CLAUSE_ID.at(edition.path, (), f"“{clause.title}”没有永久编号", hint, line, 1)
            elif not _ID.fullmatch(own):
                yield CLAUSE_ID.at(edition.path, (), f"“{own}”不能作编号", "只用小写字母、数字、短横和点", line, 1)
            elif own in seen:
                yield CLAUSE_ID.at(edition.path, (), f"编号“{own}”与第 {seen[own]} 行重复", "换一个编号", line, 1)
            seen.setdefault(own, line)


def _levels(edition: Edition) -> Iterator[Problem]:
    for chapter in edition.chapters:
        yield from _jumps(edition, chapter)
    for clause in edition.clauses():
        for one in leaves(clause.blocks):
            if isinstance(one, Heading):
                words = "标题只能用二到六个 #（章和四层条）" if one.depth > 1 else "一个 # 是文件的标题，正文里不写"
                hint = "章用 ##，条用 ### 到 ######，再往下写成列项 a)、b)"
                yield LEVEL.at(edition.path, (), words, hint, one.place.line, 1)


def _jumps(edition: Edition, clause: Clause) -> Iterator[Problem]:
    for child in clause.children:
        if child.depth > clause.depth + 1:
            yield LEVEL.at(edition.path, (), "标题跳过了一层", "条的 # 只比上一层多一个", child.line, 1)
        if child.depth > 5:
            yield LEVEL.at(edition.path, (), "条最多四层", "再往下写成列项 a)、b)", child.line, 1)
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
                    yield replace(problem, line=line, column=column + 1, code=DANGLING.code)
                case Reference() if words := _dangling(catalogue, run.standard, run.clause):
                    hint = "写作 {{ref:系列/标准#条款编号}}"
                    yield DANGLING.at(edition.path, (), words, hint, *run.place)


def _disappeared(standard: Standard, older: Edition, newer: Edition) -> Iterator[Problem]:
    for clause in undeclared(standard, older, newer):
        name = f"{clause.number} {clause.title}".strip()
        words = f"{older.slug} 版的条款“{clause.id}”（{name}）不见了"
        hint = "在 changes 里写 withdrawn（理由）、moved_to、split_from 或 merged_from；编号写错的改回来"
        yield DISAPPEARED.at(newer.path, (), words, hint, 1, 1)


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
