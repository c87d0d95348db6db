"""Does everything that a record names exist?"""

import difflib
from collections.abc import Collection, Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.model.fields import called, every_field, field_at
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import LEARNING, ProblemKind
from stationbook.model.station import Station

UNKNOWN = ProblemKind(
    "reference-unknown",
    "指向的资料不存在",
    "这里写了另一份资料的编号（站点、标准、版本、条款、政策、要点、服务、报道……），没有这份资料。多半是编号写错了一个字。",
    wrong="parent: 990101-zongzan",
    right="parent: 990101-zongzhan",
)
TWICE = ProblemKind(
    "must-learn-twice",
    "清单里出现了两次",
    "一条要点在一份清单里只列一次，学过没有才记得清。",
    wrong="""\
groups:
  - {id: first, title: 第一组, about: 先学, items: [{id: law.who}, {id: law.procedure}, {id: rule.how}]}
  - {id: second, title: 第二组, about: 再学, items: [{id: law.who}]}""",
    right="""\
groups:
  - {id: first, title: 第一组, about: 先学, items: [{id: law.who}, {id: law.procedure}]}
  - {id: second, title: 第二组, about: 再学, items: [{id: rule.how}]}""",
    path=f"{LEARNING}/must-learn.yml",
)
NO_PROCEDURE = ProblemKind(
    "must-learn-without-procedure",
    "政策没有申办流程",
    "清单里列了一份政策的流程（政策编号.procedure），那份政策的文件里没有写流程。",
    wrong="groups: [{id: first, title: 第一组, about: 先学, items: [{id: law.who}, {id: rule.procedure}]}]",
    right="groups: [{id: first, title: 第一组, about: 先学, items: [{id: law.who}, {id: law.procedure}]}]",
    path=f"{LEARNING}/must-learn.yml",
)

SOURCE_FIELD = ProblemKind(
    "source-field-unknown",
    "来源里写的项不存在",
    "一条来源可以只用于其中几项，写这几项的名称，例如 phones、premises.address。",
    wrong="sources: [{title: 示例, fields: [phonez]}]",
    right="sources: [{title: 示例, fields: [phones]}]",
)
NEED_TWICE = ProblemKind(
    "need-twice",
    "两条需求用了同一个编号",
    "需求清单里的编号供项目清单引用，一条一个。",
    wrong="lists: {needs: [{id: n1, text: 甲}, {id: n1, text: 乙}]}",
    right="lists: {needs: [{id: n1, text: 甲}, {id: n2, text: 乙}]}",
)

_KINDS = {
    "edition": "版本",
    "policy": "政策",
    "report": "报道",
    "requirement": "要求",
    "service": "服务",
    "standard": "标准",
    "target": "服务对象",
}


def check_station_links(catalogue: Catalogue) -> Iterator[Problem]:
    """Stations that a station names exist."""
    for station in catalogue.briefs:
        named: list[tuple[FieldPath, str | None]] = [
            (("successor",), station.successor),
            (("parent",), station.parent),
            (("supervision", "centre"), station.centre),
        ]
        for field, other in named:
            if other is None or other in catalogue.stations or catalogue.is_refused("station", other):
                continue
            # The nearest of forty thousand names takes a third of a second to find; a slip keeps the code.
            near = [one for one in catalogue.stations if one.startswith(other.partition("-")[0])]
            yield missing(catalogue.paths.get(("station", station.id), station.id), field, "站点", other, near)


def check_station_references(catalogue: Catalogue, station: Station) -> Iterator[Problem]:
    """Services, target groups and reports that a station names exist."""
    services, targets = catalogue.services(), {target.name for target in catalogue.taxonomy.targets}
    path = catalogue.paths.get(("station", station.id), station.id)
    for number, offered in enumerate(station.services):
        yield from unknown(catalogue, path, ("services", number, "service"), "service", offered.service, services)
        if offered.target is not None:
            yield from unknown(catalogue, path, ("services", number, "target"), "target", offered.target, targets)
    for number, source in enumerate(station.sources):
        if source.report is not None:
            field = ("sources", number, "report")
            yield from unknown(catalogue, path, field, "report", source.report, catalogue.reports)
        for at, named in enumerate(source.fields):
            if field_at(Station, named) is None:
                yield _unknown_field(path, ("sources", number, "fields", at), named)
    yield from _answers(path, station)


def _unknown_field(path: str, field: FieldPath, named: str) -> Problem:
    """Return the problem that a station has no such field, with the one that is called so or spelt nearly so."""
    known = [one for one, _ in every_field(Station)]
    meant = [*difflib.get_close_matches(named, known, 1, 0.6), *called(Station, named)]
    guess = f"，是否想写“{meant[0]}”？" if meant else ""
    hint = "" if meant else "写资料里各项的名称，例如 phones、premises.address"
    return SOURCE_FIELD.at(path, field, f"站点资料里没有“{named}”这一项{guess}", hint)


def _answers(path: str, station: Station) -> Iterator[Problem]:
    """Yield what is wrong with the ids of needs, and with the projects that name them."""
    needs = [need.id for need in station.lists.needs] if station.lists else []
    for number, need in enumerate(needs):
        if need is not None and need in needs[:number]:
            yield NEED_TWICE.at(path, ("lists", "needs", number, "id"), f"“{need}”在需求清单里出现了两次", "换一个编号")
    for number, project in enumerate(station.lists.projects if station.lists else ()):
        for at, answered in enumerate(project.answers):
            if answered not in needs:
                field = ("lists", "projects", number, "answers", at)
                yield missing(path, field, "需求", answered, [one for one in needs if one is not None])


def check_learning_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Every must-learn item names a policy and one of its points, once in a list."""
    for edition in catalogue.must_learn_editions():
        path = edition.beside("must-learn.yml")
        seen: set[str] = set()
        for group_number, group in enumerate(edition.must_learn.groups if edition.must_learn else ()):
            for number, item in enumerate(group.items):
                field = ("groups", group_number, "items", number, "id")
                policy = catalogue.policies.get(item.policy)
                if policy is None:
                    yield from unknown(catalogue, path, field, "policy", item.policy, catalogue.policies)
                elif item.is_procedure and policy.procedure is None:
                    words = f"政策“{policy.id}”没有申办流程"
                    yield NO_PROCEDURE.at(path, field, words, "去掉这一条，或在政策文件里补上流程")
                elif not item.is_procedure and policy.point(item.point) is None:
                    yield missing(path, field, "要点", item.point, [point.id for point in policy.points])
                if item.id in seen:
                    yield TWICE.at(path, field, f"“{item.id}”在清单里出现了两次", "留一处")
                seen.add(item.id)


def check_policy_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Policies that a policy names exist."""
    for policy in catalogue.policies.values():
        path = catalogue.paths.get(("policy", policy.id), policy.id)
        if policy.procedure_ref:
            named = policy.procedure_ref
            yield from unknown(catalogue, path, ("procedure_ref",), "policy", named, catalogue.policies)
        for number, other in enumerate(policy.depends_on):
            yield from unknown(catalogue, path, ("depends_on", number), "policy", other, catalogue.policies)


def check_point_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Every clause that an observation point rests on exists in the newest edition of its standard."""
    requirements = {one.id for edition in catalogue.editions().values() for one in edition.requirements}
    for edition in catalogue.editions().values():
        path = edition.beside("indicators.yml")
        for point in edition.indicators.points() if edition.indicators else ():
            if point.requirement is not None:
                yield from unknown(catalogue, path, (), "requirement", point.requirement, requirements)
            if point.clause is None:
                continue
            standard_id, _, clause_id = point.clause.partition("#")
            standard = catalogue.standards.get(standard_id)
            newest = standard.latest if standard else None
            if not catalogue.is_whole(standard_id):
                continue
            if newest is None:
                yield from unknown(catalogue, path, (), "standard", standard_id, catalogue.standards)
            elif newest.clause(clause_id) is None:
                yield missing(path, (), "条款", clause_id, [clause.id for clause in newest.clauses()])


def unknown(
    catalogue: Catalogue, path: str, field: FieldPath, kind: str, name: str, known: Collection[str]
) -> Iterator[Problem]:
    """Yield the problem that a record of this kind and id does not exist; one whose file is refused does."""
    if name not in known and not catalogue.is_refused(kind, name):
        yield missing(path, field, _KINDS[kind], name, known)


def missing(path: str, field: FieldPath, what: str, name: str, known: Collection[str]) -> Problem:
    """Return the problem that ``name`` is not among the known ids, with the nearest one as a guess."""
    close = difflib.get_close_matches(name, list(known), 1, 0.6)
    guess = f"，是否想写“{close[0]}”？" if close else ""
    return UNKNOWN.at(path, field, f"没有“{name}”这个{what}{guess}", "" if close else "请核对编号，或先把它补上")
