"""Does a text read as GB/T 1.1-2020 asks: its verbs, its structure, its references, its numbers?

Errors for our own 项目建议稿, warnings for the texts of others; an excerpt is not ours to mend. A finding that
the editors accept stands in the front matter: ``accept: [{rule, clause, reason}]``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stationbook.assess.clause_words import asked, said, said_in_all
from stationbook.assess.modal_verbs import modal_verbs, plain_text, strength_of
from stationbook.model.blocks import captions, runs_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.problem_kind import EDITION, ProblemKind
from stationbook.model.requirement import Bound, Requirement
from stationbook.model.runs import own_target, words_of
from stationbook.model.standard import Clause, Edition, Standard
from stationbook.model.terms import StandardKind, Strength, TextScope

_TEXT = f"{EDITION}/index.md"
_OLDER = "content/standards/tiny/rules/2024/index.md"
_TABLE = f"{EDITION}/requirements.yml"
WRONG_VERB = ProblemKind(
    "modal-word",
    "不是标准用的助动词",
    "标准里提要求用“应”“不应”，不用“必须”“不得”“禁止”“严禁”。（GB/T 1.1—2020）",
    wrong="## 记录 {#records}\n\n记录必须归档。",
    right="## 记录 {#records}\n\n记录应归档。",
    path=_TEXT,
)
IN_A_NOTE = ProblemKind(
    "note-requirement",
    "注或示例里提了要求",
    "注和示例只作说明，里面用“应”“宜”就成了要求，要移到正文。",
    wrong="## 记录 {#records}\n\n记录应归档。\n\n注：电子的记录也应归档。",
    right="## 记录 {#records}\n\n记录应归档。\n\n注：电子的记录也是记录。",
    path=_TEXT,
)
_WHOLE = """\
---
title: 小标准
edition: "2024"
kind: {kind}
stage: issued
effective: 2024-01-01
---

## 范围 {{#scope}}

本文件适用于社工站。

## 规范性引用文件 {{#references}}

没有规范性引用文件。

## {terms} {{#terms}}

没有需要界定的术语。

## 场所 {{#premises}}

门前{verb}有标牌。"""
IN_A_GUIDE = ProblemKind(
    "guide-shall",
    "指南里用了“应”",
    "指南只给建议，用“宜”“可”。法律规定的，写“依法……”。",
    wrong=_WHOLE.format(kind="service-guide", terms="术语和定义", verb="应"),
    right=_WHOLE.format(kind="service-guide", terms="术语和定义", verb="宜"),
    path=_OLDER,
)
HANGING = ProblemKind(
    "hanging-paragraph",
    "有悬置段",
    "一章下面分了条，就不能在条之前另写一段：引用“第 6 章”时，说不清指的是哪些文字。给这一段单独设一条。",
    wrong="## 记录 {#records}\n\n记录应归档。\n\n### 存放 {#kept}\n\n记录应上锁。\n\n### 借阅 {#lent}\n\n借阅应登记。",
    right="## 记录 {#records}\n\n### 存放 {#kept}\n\n记录应上锁。\n\n### 借阅 {#lent}\n\n借阅应登记。",
    path=_TEXT,
)
LONE = ProblemKind(
    "lone-clause",
    "一章下面只有一条",
    "只有一条就不用分条：并入上一层，或再分出一条。",
    wrong="## 记录 {#records}\n\n### 存放 {#kept}\n\n记录应上锁。",
    right="## 记录 {#records}\n\n记录应上锁。",
    path=_TEXT,
)
CHAPTERS = ProblemKind(
    "fixed-chapters",
    "前三章不是规定的三章",
    "第 1 章“范围”，第 2 章“规范性引用文件”，第 3 章“术语和定义”。没有内容也要有这一章，写明“没有……”。",
    wrong=_WHOLE.format(kind="building-standard", terms="术语", verb="应"),
    right=_WHOLE.format(kind="building-standard", terms="术语和定义", verb="应"),
    path=_OLDER,
)
UNMENTIONED = ProblemKind(
    "unmentioned",
    "正文没有提到附录、图或表",
    "每个附录、每张图和表，都要在有关的条里引用到，读的人才知道什么时候看。",
    wrong="## 附录 A 登记表 {#form}\n\n姓名、时间。",
    right="## 记录 {#records}\n\n记录应归档，格式见附录 A。\n\n## 附录 A 登记表 {#form}\n\n姓名、时间。",
    path=_TEXT,
)
UNLISTED = ProblemKind(
    "dangling-reference",
    "引用的标准没有列出来",
    "正文引用了别的标准，“规范性引用文件”一章里要列出来；只作参考的，写成注。",
    wrong="## 记录 {#records}\n\n记录应按 GB/T 18894 归档。",
    right="## 记录 {#records}\n\n记录应归档。\n\n注：归档的方法见 GB/T 18894。",
    path=_TEXT,
)
STRENGTH = ProblemKind(
    "strength",
    "要求的强度与条文不一致",
    "条文用“应”，requirements.yml 里写 shall；用“宜”，写 should；用“可”，写 may。",
    wrong="- {id: sign, clause: premises, strength: should, measure: premises.signage, equals: true}",
    right="- {id: sign, clause: premises, strength: shall, measure: premises.signage, equals: true}",
    path=_TABLE,
)
BOUND = ProblemKind(
    "bound",
    "要求的数值在条文里找不到",
    "requirements.yml 里的数要与条文里的一样，两处有一处写错了。",
    wrong="- {id: more, clause: premises, strength: shall, measure: premises.area, at_least: 80}",
    right="- {id: more, clause: premises, strength: shall, measure: premises.area, at_least: 60}",
    path=_TABLE,
)

_GUIDES = frozenset({StandardKind.SERVICE_GUIDE, StandardKind.GUIDELINE})
_UNCHAPTERED = frozenset(
    {
        StandardKind.MUST_LEARN_LIST,
        StandardKind.ADMINISTRATIVE_MEASURE,
        StandardKind.WORK_PLAN,
        StandardKind.NOTICE,
    }
)
FIRST_CHAPTERS = ("范围", "规范性引用文件", "术语和定义")
_WRONG_VERB = re.compile(r"必须|不得|禁止|严禁")
_STANDARD_NUMBER = re.compile(
    # No \b in front: a Chinese character is a word character, and 按GB/T 1.1 has no space.
    r"(?<![A-Za-z0-9/])((?:GB|GB/T|GB/Z|MZ/T|MZ|DB\d{2}/T|DB\d{4}/T|T/[A-Z]+)[ \u00a0]\d+(?:\.\d+)*)"
)
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class _Found:
    kind: ProblemKind
    clause: Clause
    line: int
    column: int
    message: str
    hint: str


def check_drafting(catalogue: Catalogue) -> Iterator[Problem]:
    """Every text of our own reads as an editor would have it; the texts of others get warnings."""
    for standard in catalogue.standards.values():
        for edition in standard.editions.values():
            if edition.matter.text is TextScope.EXCERPT:
                continue
            ours = edition.matter.proposal or standard.entry.proposal
            accepted = {(one.rule, one.clause) for one in edition.matter.accept}
            for one in _findings(standard, edition):
                if (one.kind.code, one.clause.id) not in accepted:
                    severity = Severity.ERROR if ours else Severity.WARNING
                    yield one.kind.at(edition.path, (), one.message, one.hint, one.line, one.column, severity=severity)


def _findings(standard: Standard, edition: Edition) -> Iterator[_Found]:
    kind = edition.matter.kind or standard.entry.kind
    for clause in edition.clauses():
        yield from _verbs(clause, is_guide=kind in _GUIDES)
        yield from _structure(clause)
    if kind not in _UNCHAPTERED:
        yield from _chapters(edition)
    yield from _mentions(edition)
    yield from _references(edition)
    for requirement in edition.requirements:
        yield from _requirement(edition, requirement)


def _verbs(clause: Clause, *, is_guide: bool) -> Iterator[_Found]:
    for one in said(clause.blocks):
        for found in _WRONG_VERB.finditer(plain_text(one.text)):
            right = "应" if found[0] == "必须" else "不应"
            words, hint = f"“{found[0]}”不是标准用的助动词", f"改用“{right}”"
            yield _Found(WRONG_VERB, clause, *one.place(found.start()), words, hint)
        for position, verb in modal_verbs(one.text):
            strength = strength_of(verb)
            if one.label and strength is not Strength.MAY:
                words, hint = f"{one.label}里有“{verb}”，{one.label}不能提要求", "移到正文，或改成陈述"
                yield _Found(IN_A_NOTE, clause, *one.place(position), words, hint)
            elif is_guide and strength is Strength.SHALL:
                hint = "指南用“宜”“可”；法律规定的写“依法……”"
                yield _Found(IN_A_GUIDE, clause, *one.place(position), f"指南里用了“{verb}”", hint)


def _structure(clause: Clause) -> Iterator[_Found]:
    is_terms = clause.id == "terms" or clause.title == FIRST_CHAPTERS[2]
    if clause.children and clause.text and not is_terms:
        words = f"“{clause.number} {clause.title}”下面既有段落又有条（悬置段）"
        yield _Found(HANGING, clause, clause.text_line, 1, words, "给这段文字单独设一条")
    if len(clause.children) == 1:
        words = f"“{clause.number} {clause.title}”下面只有一条"
        yield _Found(LONE, clause, clause.children[0].line, 1, words, "并入上一层，或再分出一条")


def _chapters(edition: Edition) -> Iterator[_Found]:
    # Words before the first chapter are told where the clauses are looked at, and are no chapter.
    chapters = [chapter for chapter in edition.chapters if chapter.id or chapter.title]
    titles = [chapter.title for chapter in chapters]
    for number, wanted in enumerate(FIRST_CHAPTERS):
        if titles[number : number + 1] != [wanted] and chapters:
            chapter = chapters[min(number, len(titles) - 1)]
            words = f"第 {number + 1} 章应当是“{wanted}”"
            yield _Found(CHAPTERS, chapter, chapter.line, 1, words, "没有内容也要有这一章，写明“没有……”")


def _mentions(edition: Edition) -> Iterator[_Found]:
    whole = "\n".join(said_in_all(clause.blocks) for clause in edition.clauses())
    linked = {own_target(run) for clause in edition.clauses() for run in runs_of(clause.blocks)}
    for clause in edition.clauses():
        named = re.search(rf"附录\s*{clause.number}(?![A-Z])", whole)
        if clause.is_annex and clause.id not in linked and not named:
            yield _Found(UNMENTIONED, clause, clause.line, 1, f"正文没有提到附录 {clause.number}", "在有关的条里引用它")
        for caption in captions(clause.blocks):
            if caption.id not in linked:
                words = f"正文没有提到{caption.word}“{words_of(caption.runs)}”"
                hint = f"在有关的条里写[{caption.word}](#{caption.id})"
                yield _Found(UNMENTIONED, clause, caption.place.line, 1, words, hint)


def _references(edition: Edition) -> Iterator[_Found]:
    listed = {
        _spaced(found[1])
        for chapter in edition.chapters
        if chapter.title == FIRST_CHAPTERS[1]
        for clause in chapter.walk()
        for found in _STANDARD_NUMBER.finditer(said_in_all(clause.blocks))
    }
    for clause in edition.clauses():
        if clause.title == FIRST_CHAPTERS[1]:
            continue
        for one in said(clause.blocks):
            for found in _STANDARD_NUMBER.finditer(one.text):
                if _spaced(found[1]) not in listed and not one.label:
                    words, hint = f"引用了 {found[1]}，规范性引用文件里没有列", "列进“规范性引用文件”，或改为注"
                    yield _Found(UNLISTED, clause, *one.place(found.start()), words, hint)


def _spaced(number: str) -> str:
    return number.replace("\u00a0", " ")


def _requirement(edition: Edition, requirement: Requirement) -> Iterator[_Found]:
    clause = edition.clause(requirement.clause)
    if clause is None:
        return
    below = [block for one in clause.walk() for block in one.blocks]
    text = said_in_all(below)
    # The clauses below speak only where the clause itself is silent.
    body = asked(clause.blocks or below)
    strengths = {strength_of(verb) for _, verb in modal_verbs(body)}
    at_least = requirement.strength is Strength.SHALL and "至少" in body
    if requirement.strength not in strengths and not at_least:
        words = f"要求“{requirement.id}”写的是“{requirement.strength.label}”，条文里没有"
        hint = f"核对 requirements.yml 的 strength，或在条文里用“{requirement.strength.label}”"
        yield _Found(STRENGTH, clause, clause.text_line, 1, words, hint)
    for number in _numbers(requirement):
        if not _holds(text, number):
            words = f"要求“{requirement.id}”的数值 {number:g} 在条文里找不到"
            yield _Found(BOUND, clause, clause.text_line, 1, words, "核对两处的数值")


def _numbers(requirement: Requirement) -> Iterator[float]:
    rows: list[Bound] = list(requirement.by_year) or [requirement]
    for row in rows:
        yield from (one for one in (row.at_least, row.at_most, *(row.between or ())) if one is not None)


def _holds(text: str, number: float) -> bool:
    """Whether a text says a number: in digits, as a numeral, as a fraction, or 每个 and 全部 for the whole."""
    if any(abs(float(found) - number) < 1e-9 for found in re.findall(r"\d+(?:\.\d+)?", text)):
        return True
    if number == int(number) and 1 <= number <= 10 and _NUMERALS[int(number)] in text:
        return True
    for whole in range(2, 11):
        for part in range(1, whole):
            if abs(part / whole - number) < 1e-3 and f"{_NUMERALS[whole]}分之{_NUMERALS[part]}" in text:
                return True
    whole_words = ("每个", "每份", "全部", "百分之百")
    # A floor of one asks that there be any: the sentence needs no number.
    return number == 1 or (number == 100 and any(words in text for words in whole_words))
