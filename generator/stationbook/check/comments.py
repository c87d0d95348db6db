"""Does every comment on a draft stand at a clause, and does every refusal give its reason?"""

from collections.abc import Iterator

from stationbook.check.references import missing
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import EDITION, ProblemKind
from stationbook.model.terms import Disposition

NO_REASON = ProblemKind(
    "comment-without-reason",
    "没有采纳，也没有写理由",
    "征求来的意见，全部采纳的不用理由，其余的都要写明为什么。",
    wrong="- {id: two, clause: premises, from_kind: station, text: 太大, disposition: declined}",
    right="- {id: two, clause: premises, from_kind: station, text: 太大, disposition: declined, reason: 有据}",
    path=f"{EDITION}/comments.yml",
)
TWICE = ProblemKind(
    "comment-id-twice",
    "两条意见的编号相同",
    "一份文件里，每条意见一个编号。",
    wrong="- {id: one, clause: premises, from_kind: station, text: 太小, disposition: adopted}",
    right="- {id: two, clause: premises, from_kind: station, text: 太小, disposition: adopted}",
    path=f"{EDITION}/comments.yml",
)


def check_comments(catalogue: Catalogue) -> Iterator[Problem]:
    """Comments name a clause of their edition; what was not adopted in full says why."""
    for edition in catalogue.editions().values():
        path = edition.beside("comments.yml")
        clauses = {clause.id for clause in edition.clauses()}
        seen: set[str] = set()
        for number, comment in enumerate(edition.comments):
            if comment.clause not in clauses:
                yield missing(path, (number, "clause"), "条款", comment.clause, clauses)
            if comment.disposition is not Disposition.ADOPTED and not comment.reason:
                words = f"“{comment.disposition.label}”没有写理由"
                yield NO_REASON.at(path, (number, "disposition"), words, "补上 reason")
            if comment.id in seen:
                yield TWICE.at(path, (number, "id"), f"编号“{comment.id}”重复", "换一个编号")
            seen.add(comment.id)
