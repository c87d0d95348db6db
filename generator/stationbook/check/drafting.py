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
from stationbook.model.requirement import Bound, Requirement
from stationbook.model.runs import own_target, words_of
from stationbook.model.standard import Clause, Edition, Standard
from stationbook.model.terms import StandardKind, Strength, TextScope

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
    rule: str
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
                if (one.rule, one.clause.id) not in accepted:
                    yield Problem(
                        edition.path,
                        (),
                        one.message,
                        one.hint,
                        one.line,
                        one.column,
                        Severity.ERROR if ours else Severity.WARNING,
                        one.rule,
                    )


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
            yield _Found("modal-word", clause, *one.place(found.start()), words, hint)
        for position, verb in modal_verbs(one.text):
            strength = strength_of(verb)
            if one.label and strength is not Strength.MAY:
                words, hint = f"{one.label}里有“{verb}”，{one.label}不能提要求", "移到正文，或改成陈述"
                yield _Found("note-requirement", clause, *one.place(position), words, hint)
            elif is_guide and strength is Strength.SHALL:
                hint = "指南用“宜”“可”；法律规定的写“依法……”"
                yield _Found("guide-shall", clause, *one.place(position), f"指南里用了“{verb}”", hint)


def _structure(clause: Clause) -> Iterator[_Found]:
    is_terms = clause.id == "terms" or clause.title == FIRST_CHAPTERS[2]
    if clause.children and clause.text and not is_terms:
        words = f"“{clause.number} {clause.title}”下面既有段落又有条（悬置段）"
        yield _Found("hanging-paragraph", clause, clause.text_line, 1, words, "给这段文字单独设一条")
    if len(clause.children) == 1:
        words = f"“{clause.number} {clause.title}”下面只有一条"
        yield _Found("lone-clause", clause, clause.children[0].line, 1, words, "并入上一层，或再分出一条")


def _chapters(edition: Edition) -> Iterator[_Found]:
    titles = [chapter.title for chapter in edition.chapters]
    for number, wanted in enumerate(FIRST_CHAPTERS):
        if titles[number : number + 1] != [wanted] and edition.chapters:
            chapter = edition.chapters[min(number, len(titles) - 1)]
            words = f"第 {number + 1} 章应当是“{wanted}”"
            yield _Found("fixed-chapters", chapter, chapter.line, 1, words, "没有内容也要有这一章，写明“没有……”")


def _mentions(edition: Edition) -> Iterator[_Found]:
    whole = "\n".join(said_in_all(clause.blocks) for clause in edition.clauses())
    linked = {own_target(run) for clause in edition.clauses() for run in runs_of(clause.blocks)}
    for clause in edition.clauses():
        named = re.search(rf"附录\s*{clause.number}(?![A-Z])", whole)
        if clause.is_annex and clause.id not in linked and not named:
            yield _Found(
                "unmentioned", clause, clause.line, 1, f"正文没有提到附录 {clause.number}", "在有关的条里引用它"
            )
        for caption in captions(clause.blocks):
            if caption.id not in linked:
                words = f"正文没有提到{caption.word}“{words_of(caption.runs)}”"
                hint = f"在有关的条里写[{caption.word}](#{caption.id})"
                yield _Found("unmentioned", clause, caption.place.line, 1, words, hint)


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
                    yield _Found("dangling-reference", clause, *one.place(found.start()), words, hint)


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
        yield _Found("strength", clause, clause.text_line, 1, words, hint)
    for number in _numbers(requirement):
        if not _holds(text, number):
            words = f"要求“{requirement.id}”的数值 {number:g} 在条文里找不到"
            yield _Found("bound", clause, clause.text_line, 1, words, "核对两处的数值")


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
