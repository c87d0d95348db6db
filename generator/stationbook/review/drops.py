"""What of a change is suspicious: ids that vanish or change, issued texts edited, questions and stations lost?"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from stationbook.model.problem import Problem, Severity
from stationbook.model.standard import Edition
from stationbook.model.terms import Stage, TextScope
from stationbook.review.coverage import name_of, standing_by_division
from stationbook.review.learning import lists_without_questions
from stationbook.review.sides import Side, Sides
from stationbook.review.stations import renumbered_stations

MOST_LOST = 0.05
"""The share of its stations that a division may lose before somebody is asked to look."""
# One station that closes is the course of things; one that vanishes is told by itself.
_LEAST_LOST = 2

Drops = Callable[[Sides], Iterable[Problem]]


def suspicious(sides: Sides) -> tuple[Problem, ...]:
    """Return all of it, sorted by place; a line that is not known yet is 0."""
    return tuple(sorted((one for drops in DROPS for one in drops(sides)), key=lambda one: one.sort_key))


def changed_ids(sides: Sides) -> Iterator[Problem]:
    """Yield the stations whose id changed without a word: addresses and ids are permanent."""
    for new_id, old_id in renumbered_stations(sides.before, sides.after).items():
        if old_id not in sides.after.briefs[new_id].former_ids:
            path = sides.after.catalogue.path("station", new_id)
            words = f"编号从“{old_id}”改成了“{new_id}”，原来的网址和二维码会失效"
            hint = f"改回 {old_id}；不得不改的，写 former_ids: [{old_id}]"
            yield Problem(path, ("id",), words, hint)


def vanished_ids(sides: Sides) -> Iterator[Problem]:
    """Yield the records of which nothing is left, not even a refused file: what ends is closed, never deleted."""
    before, after = sides.before, sides.after
    renumbered = set(renumbered_stations(before, after).values())
    for kind, ids, remedy in _kept_for_ever(before):
        for one in ids:
            if (
                one in _ids(after, kind)
                or after.catalogue.is_refused(kind, one)
                or (kind == "station" and one in renumbered)
            ):
                continue
            path = before.catalogue.paths.get((kind, one), one)
            yield Problem(path, (), f"{_KINDS[kind]}“{one}”不见了，指向它的网址会失效", remedy)


_KINDS = {"station": "站点", "policy": "政策", "standard": "标准", "edition": "版本"}


def _kept_for_ever(side: Side) -> Iterator[tuple[str, Iterable[str], str]]:
    yield "station", sorted(side.briefs), "恢复这个文件；撤销的站点写 status: closed 和 closed_on，合并的写 successor"
    yield "policy", side.catalogue.policies, "恢复这个文件；废止的政策在 status 里写明"
    yield "standard", side.catalogue.standards, "恢复这个文件夹；废止的标准写 stage: withdrawn"
    yield "edition", side.catalogue.editions(), "恢复这个文件夹；废止的版本写 withdrawn_on"


def _ids(side: Side, kind: str) -> Mapping[str, object]:
    catalogue = side.catalogue
    return {
        "station": side.briefs,
        "policy": catalogue.policies,
        "standard": catalogue.standards,
        "edition": catalogue.editions(),
    }[kind]


def vanished_points(sides: Sides) -> Iterator[Problem]:
    """Yield the points of policies that are gone: learners' progress and questions hang on them."""
    for policy_id, policy in sides.before.catalogue.policies.items():
        now = sides.after.catalogue.policies.get(policy_id)
        for point in policy.points if now is not None else ():
            if now is not None and now.point(point.id) is None:
                path = sides.after.catalogue.paths.get(("policy", policy_id), policy_id)
                hint = "恢复这一条；改了编号的改回去，文字可以改"
                yield Problem(path, ("points",), f"要点“{point.id}”不见了，学过它的记录会失效", hint)


def edited_in_place(sides: Sides) -> Iterator[Problem]:
    """Yield the issued texts that say something else than when they were issued; drafts of our own may change."""
    after = sides.after.catalogue.editions()
    for edition_id, old in sides.before.catalogue.editions().items():
        new = after.get(edition_id)
        standard = sides.before.catalogue.standards[old.standard]
        is_draft = old.matter.proposal or standard.entry.proposal
        if new is None or old.matter.stage is not Stage.ISSUED or old.matter.text is not TextScope.FULL or is_draft:
            continue
        clause, line = _first_difference(old, new)
        if clause:
            words = f"{old.slug} 版已经发布，又改了里面的{clause}"
            hint = "改回原来的文字；要改就新建一版：stationbook new edition"
            yield Problem(new.path, (), words, hint, line, 1 if line else 0, severity=Severity.WARNING)
        elif old.requirements != new.requirements and not sides.after.catalogue.is_refused("requirements", edition_id):
            words, hint = (
                f"{old.slug} 版已经发布，又改了它的要求",
                "改回原来的数值；要改就新建一版：stationbook new edition",
            )
            yield Problem(new.beside("requirements.yml"), (), words, hint, severity=Severity.WARNING)


def _first_difference(old: Edition, new: Edition) -> tuple[str, int]:
    """Return which clause differs first, and its line in the newer text; nothing where none does."""
    was = {one.id or one.number: (one.number, one.title, one.text) for one in old.clauses()}
    for clause in new.clauses():
        if was.pop(clause.id or clause.number, None) != (clause.number, clause.title, clause.text):
            return f"“{clause.number} {clause.title}”".replace(" ”", "”"), clause.line
    number, title, _ = next(iter(was.values()), ("", "", ""))
    return (f"“{number} {title}”（删去了）", 0) if was else ("", 0)


def lost_questions(sides: Sides) -> Iterator[Problem]:
    """Yield the lists that had usable questions and have none any more."""
    for edition in lists_without_questions(sides):
        path = edition.beside("questions.yml")
        words = f"“{edition.matter.title}”原来有题，现在一道能用的也没有"
        hint = "从上一版复制 questions.yml，逐题核对 quote"
        yield Problem(path, (), words, hint, severity=Severity.WARNING)


def lost_stations(sides: Sides) -> Iterator[Problem]:
    """Yield the divisions that lost more than a twentieth of their stations, each as narrow as holds the whole loss."""
    after, was = sides.after, standing_by_division(sides.before)
    unread = (one.division for key, one in sides.before.briefs.items() if after.catalogue.is_refused("station", key))
    now = standing_by_division(after, unread)
    lost = {
        code: count - now[code]
        for code, count in was.items()
        if count - now[code] > MOST_LOST * count and count - now[code] >= _LEAST_LOST
    }
    told: tuple[str, ...] = ()
    passed: set[str] = set()
    for code in sorted(lost, key=lambda one: (len(one), one)):
        if code in passed or code.startswith(told):
            continue
        while narrower := [one for one in lost if one[:-2] == code and lost[one] == lost[code]]:
            (code,) = narrower
            passed.add(code)
        told = (*told, code)
        share = f"{100 * lost[code] / was[code]:.3g}"
        words = f"{name_of(sides, code)}的站点从 {was[code]} 个减到 {now[code]} 个，少了 {share}%"
        hint = "核对是不是误删、误改了区划或状态；确实如此，请在合并说明里写明原因"
        folder = "/".join(("data/stations", code[:2], code)) if len(code) > 4 else f"data/stations/{code[:2]}"
        yield Problem(folder, (), words, hint, severity=Severity.WARNING)


DROPS: tuple[Drops, ...] = (
    changed_ids,
    vanished_ids,
    vanished_points,
    edited_in_place,
    lost_questions,
    lost_stations,
)
"""To add a suspicion: a function here."""
