"""Which document took the place of which: do they exist, and never in a circle?"""

from collections.abc import Iterator
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
        if standard_id in _all_superseded(catalogue, standard):
            yield CIRCLE.at(standard.path, ("supersedes",), "绕了一圈又代替自己", "核对代替的是哪一份")
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


def _all_superseded(catalogue: Catalogue, standard: Standard) -> set[str]:
    """Return the standards that a standard supersedes, those that they supersede, and so on."""
    found: set[str] = set()
    following = list(standard.entry.supersedes)
    while following:
        name = following.pop()
        if name not in found:
            found.add(name)
            following += catalogue.standards[name].entry.supersedes if name in catalogue.standards else ()
    return found
