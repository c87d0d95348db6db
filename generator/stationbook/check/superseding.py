"""Which document took the place of which: do they exist, and never in a circle?"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from stationbook.check.references import missing, unknown
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import EDITION, ProblemKind
from stationbook.model.standard import Edition, Standard

CIRCLE = ProblemKind(
    "superseding-circle",
    "代替来代替去，绕回了自己",
    "supersedes 写这一份代替了哪一份。绕了一圈又代替自己，或写的就是自己，就分不出哪一份有效。",
    wrong='supersedes: ["2026"]',
    right='supersedes: ["2025"]',
    path=f"{EDITION}/index.md",
)
_TEXT = """\
---
title: 小参数
edition: "2027"
stage: issued
effective: {effective}
---

## 面积 {{#area}}

面积应不少于 70 m²。"""
SAME_DAY = ProblemKind(
    "editions-same-day",
    "两版同一天施行",
    "同一份标准的两版写了同一个施行日期，分不出哪一版有效。",
    wrong=_TEXT.format(effective="2026-02-01"),
    right=_TEXT.format(effective="2027-02-01"),
    path="content/standards/tiny/local/2027/index.md",
)


def check_superseding(catalogue: Catalogue) -> Iterator[Problem]:
    """All that is superseded exists; no standard supersedes itself round a circle; no two editions begin on one day."""
    for standard_id, standard in catalogue.standards.items():
        for number, name in enumerate(standard.entry.supersedes):
            yield from unknown(catalogue, standard.path, ("supersedes", number), "standard", name, catalogue.standards)
        circle = _circle(standard_id, lambda name: _superseded(catalogue, name))
        if circle and standard_id == circle[0]:
            yield CIRCLE.at(
                standard.path, ("supersedes",), f"绕了一圈又代替自己：{_round(circle)}", "核对代替的是哪一份"
            )
        for edition in standard.editions.values():
            around = _circle(edition.id, lambda name: _superseded_editions(catalogue, name))
            if around and edition.id == around[0]:
                words = f"几版绕了一圈互相代替：{_round(around)}"
                yield CIRCLE.at(edition.path, ("supersedes",), words, "新的代替旧的，旧的里不写新的")
        dated: dict[date, Edition] = {}
        for edition in standard.editions.values():
            yield from _of_edition(catalogue, standard, edition)
            if isinstance(edition.matter.effective, date):
                first = dated.setdefault(edition.matter.effective, edition)
                if first is not edition:
                    words = f"与 {first.slug} 版同一天施行，分不出哪一版有效"
                    yield SAME_DAY.at(edition.path, ("effective",), words, "核对施行日期")


def _of_edition(catalogue: Catalogue, standard: Standard, edition: Edition) -> Iterator[Problem]:
    """Yield what is wrong in the versions that an edition names: its own folder's neighbours, or others in full."""
    known = {*standard.editions, *catalogue.editions(), *catalogue.standards}
    for number, name in enumerate(edition.matter.supersedes):
        field = ("supersedes", number)
        kinds = (("edition", name), ("edition", f"{standard.id}/{name}"), ("standard", name))
        if name in {edition.slug, edition.id, standard.id}:
            yield CIRCLE.at(edition.path, field, "写的是这一版自己", '写它代替的那一版，例如 supersedes: ["2026"]')
        elif name not in known and not any(catalogue.is_refused(*one) for one in kinds):
            yield missing(edition.path, field, "版本", name, known)


def _superseded(catalogue: Catalogue, standard_id: str) -> tuple[str, ...]:
    standard = catalogue.standards.get(standard_id)
    return standard.entry.supersedes if standard else ()


def _superseded_editions(catalogue: Catalogue, edition_id: str) -> Iterator[str]:
    """Yield the editions that an edition says it supersedes, but itself, which is told by itself."""
    edition = catalogue.editions().get(edition_id)
    for name in edition.matter.supersedes if edition else ():
        own = f"{edition_id.rpartition('/')[0]}/{name}"
        yield from (one for one in (own, name) if one in catalogue.editions() and one != edition_id)


def _circle(start: str, superseded: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return the shortest way from something back to itself, from its smallest name on; empty where there is none."""
    ways: dict[str, tuple[str, ...]] = {}
    following: list[tuple[str, tuple[str, ...]]] = [(name, (start,)) for name in superseded(start)]
    while following:
        name, way = following.pop(0)
        if name == start:
            smallest = way.index(min(way))
            return (*way[smallest:], *way[:smallest])
        if name not in ways:
            ways[name] = (*way, name)
            following += [(one, ways[name]) for one in superseded(name)]
    return ()


def _round(circle: tuple[str, ...]) -> str:
    return " → ".join((*circle, circle[0]))
