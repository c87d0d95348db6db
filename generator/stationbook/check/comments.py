"""Does every comment on a draft stand at a clause, and does every refusal give its reason?"""

from collections.abc import Iterator

from stationbook.check.references import missing
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.terms import Disposition


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
                yield Problem(path, (number, "disposition"), f"“{comment.disposition.label}”没有写理由", "补上 reason")
            if comment.id in seen:
                yield Problem(path, (number, "id"), f"编号“{comment.id}”重复", "换一个编号")
            seen.add(comment.id)
