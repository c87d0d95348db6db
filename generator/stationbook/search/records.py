"""What can be found by its words, besides stations: clauses, must-learn items, policies, standards, regions?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stationbook.model.blocks import Caption, Item, Leaf, Note, leaves
from stationbook.model.catalogue import Catalogue
from stationbook.model.policy import Policy, Procedure
from stationbook.model.region import Region
from stationbook.model.runs import words_of
from stationbook.model.standard import Clause, Edition, Standard

_FIRST_CLAUSE = re.compile(r"[；。]")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """Something to be found: its kind (clause, item, policy, standard, region, page), address, title and words.

    ``url`` is relative to the site's root and may end in an anchor; ``context`` says where it belongs.
    """

    kind: str
    url: str
    title: str
    context: str
    text: str


def search_records(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """Yield every record, in the order in which groups are shown."""
    for standard in catalogue.standards.values():
        if edition := standard.latest:
            yield from _clauses(standard, edition)
    for edition in catalogue.must_learn_editions():
        yield from _items(catalogue, edition)
    for policy in catalogue.policies.values():
        yield SearchRecord("policy", f"policies/{policy.id}/", policy.title, "政策文件", _policy_words(policy))
    for standard in catalogue.standards.values():
        yield SearchRecord("standard", standard.address, standard.entry.title, "标准目录", _entry_words(standard))
    for region in catalogue.regions.values():
        yield SearchRecord("region", f"divisions/{region.code}/", region.name, "地区", _region_words(region))
    for hotline in catalogue.hotlines:
        yield SearchRecord(
            "page", "hotlines/", f"{hotline.number} {hotline.name}", "全国热线", _words(hotline.about, hotline.note)
        )


def _clauses(standard: Standard, edition: Edition) -> Iterator[SearchRecord]:
    where = f"《{standard.entry.title}》"
    address = f"standards/{edition.id}/"
    for clause in edition.clauses():
        text = _said(clause)
        if text or not clause.children:
            title = _words(clause.number, clause.title) or text[:24]
            yield SearchRecord("clause", f"{address}#{clause.id}", title, where, text)
    if edition.indicators:
        for point in edition.indicators.points():
            yield SearchRecord(
                "clause", f"{address}indicators/#{point.id}", point.title, f"{where}观测点", point.evidence
            )


def _items(catalogue: Catalogue, edition: Edition) -> Iterator[SearchRecord]:
    if edition.must_learn is None:
        return
    for item in edition.must_learn.items:
        policy = catalogue.policies.get(item.policy)
        if policy is None:
            continue
        url = f"learn/{edition.must_learn.list}/#{item.id}"
        if item.is_procedure and policy.procedure:
            words = _procedure_words(policy.procedure)
            yield SearchRecord("item", url, f"申办流程：{policy.procedure.name}", policy.title, words)
        elif point := policy.point(item.point):
            title = _FIRST_CLAUSE.split(point.text, 1)[0]
            yield SearchRecord("item", url, title, policy.title, point.text)


def _policy_words(policy: Policy) -> str:
    procedure = _procedure_words(policy.procedure) if policy.procedure else ""
    return _words(policy.number, policy.issuer, *policy.topics, *(p.text for p in policy.points), procedure)


def _procedure_words(procedure: Procedure) -> str:
    steps = (
        _words(step.step, step.who, step.where, *step.materials, step.what, step.output, step.time_limit)
        for step in procedure.steps
    )
    advice = (*procedure.does, *procedure.goes_wrong)
    return _words(procedure.name, procedure.total_time, *steps, *advice)


def _entry_words(standard: Standard) -> str:
    entry = standard.entry
    number = (entry.number or "").replace("-", "—")
    named = entry.chapters.named if entry.chapters else ()
    return _words(entry.number, number, entry.issuer, entry.kind.label, entry.about, *named, *entry.notes)


def _region_words(region: Region) -> str:
    figures = [*region.staff, *region.supervision, *region.funding, *region.figures]
    tiers = region.network.tiers if region.network else ()
    return _words(
        *(tier.name for tier in tiers),
        *(coverage.published for coverage in region.coverage),
        *(target.text for target in region.targets),
        *(_words(figure.item, figure.text, *figure.list) for figure in figures),
        *(_words(group.target, *group.items) for group in region.services),
        *(_words(hotline.name, *hotline.services) for hotline in region.hotlines),
        *(_words(programme.name, programme.does) for programme in region.programmes),
        *(_words(institution.name, institution.does) for institution in region.institutions),
    )


def _said(clause: Clause) -> str:
    """Return the words of a clause in one line."""
    parts = (_leaf_words(leaf) for leaf in leaves(clause.blocks))
    return " ".join(" ".join(parts).split())


def _leaf_words(leaf: Leaf) -> str:
    said = words_of(leaf.runs, at_line_end=" ")
    match leaf:
        case Note():
            return f"{leaf.label}：{said}"
        case Caption():
            return f"{leaf.word}：{said}"
        case Item():
            return f"{leaf.mark} {said}"
        case _:
            return said


def _words(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def with_pages(records: Iterable[SearchRecord], pages: Iterable[SearchRecord]) -> list[SearchRecord]:
    """Return all records in a stable order, one per kind, address and title."""
    found = {(record.kind, record.url, record.title): record for record in (*records, *pages)}
    return list(found.values())
