"""How do other programs read regions, standards, policies and must-learn lists?"""

from datetime import date
from typing import Any

from stationbook.assess.learned_words import carried_ids
from stationbook.assess.periods import standard_stage
from stationbook.assess.questions import usable_questions
from stationbook.exports.json_text import json_bytes
from stationbook.exports.questions import question_records
from stationbook.model.catalogue import Catalogue
from stationbook.model.standard import Clause, Edition


def export_regions(catalogue: Catalogue) -> bytes:
    """Return every region with its published figures, and the reports that they cite."""
    regions = [region.model_dump(mode="json", exclude_defaults=True) for _, region in sorted(catalogue.regions.items())]
    reports = [report.model_dump(mode="json") for _, report in sorted(catalogue.reports.items())]
    return json_bytes({"regions": regions, "reports": reports})


def export_standards(catalogue: Catalogue, *, on: date) -> bytes:
    """Return every standard with its editions and their clauses as a tree; ``state`` is what holds on a date."""
    return json_bytes(
        [
            {
                "id": standard.id,
                "entry": standard.entry.model_dump(mode="json", exclude_defaults=True),
                "state": standard_stage(standard, catalogue.standards, on=on).state.value,
                "editions": [_edition(edition) for _, edition in sorted(standard.editions.items())],
            }
            for _, standard in sorted(catalogue.standards.items())
        ]
    )


def export_learning(catalogue: Catalogue) -> bytes:
    """Return policies with their points, the must-learn lists that order them, and the questions in use."""
    return json_bytes(
        {
            "policies": [
                p.model_dump(mode="json", exclude_defaults=True) for _, p in sorted(catalogue.policies.items())
            ],
            "lists": [
                edition.must_learn.model_dump(mode="json", by_alias=True)
                for edition in catalogue.must_learn_editions()
                if edition.must_learn
            ],
            "questions": question_records(usable_questions(catalogue)),
        }
    )


def export_item_ids(catalogue: Catalogue) -> bytes:
    """Return all that a browser needs to count what was learnt.

    ``lists`` are the ids of the items of each list, ``carried`` the older ids that an item carries on, and
    ``withdrawn`` the reasons why items were taken off.
    """
    lists = [edition.must_learn for edition in catalogue.must_learn_editions() if edition.must_learn]
    return json_bytes(
        {
            "lists": {listed.list: [item.id for item in listed.items] for listed in lists},
            "carried": {item: old for listed in lists for item, old in carried_ids(listed).items()},
            "withdrawn": {one.id: one.reason for listed in lists for one in listed.withdrawn},
        }
    )


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "matter": edition.matter.model_dump(mode="json", exclude_defaults=True),
        "clauses": [_clause(clause) for clause in edition.chapters],
        "indicators": edition.indicators.model_dump(mode="json", exclude_defaults=True) if edition.indicators else None,
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "number": clause.number,
        "title": clause.title,
        "text": clause.text,
        "clauses": [_clause(child) for child in clause.children],
    }
