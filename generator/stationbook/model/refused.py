"""Which records exist although nothing is known of them, because their files are refused?

A refused record is named by its kind and id, as in ``Catalogue.paths``. Who refers to it is right to do so: one
mistake is told once, in the file where it stands.
"""

from collections.abc import Iterable, Iterator, Mapping

Name = tuple[str, str]
"""Kind and id: station, region, policy, standard, edition, division, report, service, target, requirement,
and for the tables beside an edition the kind of the table with the edition's id."""

ANY = "*"
"""The id of whatever a refused list may hold."""

TABLES: Mapping[str, str] = {
    "indicators.yml": "indicators",
    "must-learn.yml": "must-learn",
    "questions.yml": "questions",
    "requirements.yml": "requirements",
    "profile.yml": "profile",
    "comments.yml": "comments",
}
"""The files beside the text of an edition, each with the kind of what it holds."""


def names_of_table(edition_id: str, file_name: str) -> Iterator[Name]:
    """Yield what exists, unread, once a table beside an edition is refused."""
    yield TABLES[file_name], edition_id
    if file_name == "requirements.yml":
        yield "requirement", ANY


def names_of_edition(edition_id: str, file_names: Iterable[str]) -> Iterator[Name]:
    """Yield what exists, unread, once the text of an edition is refused, with the tables beside it."""
    yield "edition", edition_id
    for file_name in file_names:
        if file_name in TABLES:
            yield from names_of_table(edition_id, file_name)
