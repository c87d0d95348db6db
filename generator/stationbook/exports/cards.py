"""Which must-learn items become cards, and what stands on the front and the back of each?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stationbook.model.catalogue import Catalogue
from stationbook.model.learning import Group, Item
from stationbook.model.policy import Point, Policy, Procedure
from stationbook.model.standard import Edition

_FIRST_WORDS = re.compile(r"[^，。；：、（）“”《》]{2,9}")


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item as a card: ``front`` asks, ``back`` are the lines that answer."""

    id: str
    list_id: str
    edition: Edition
    group: str
    policy: Policy
    front: str
    back: tuple[str, ...]
    is_verified: bool

    @property
    def address(self) -> str:
        """Where the item stands, relative to the site's root."""
        return f"learn/{self.list_id}/#{self.id}"

    @property
    def source(self) -> str:
        """The policy with its number, as far as it is known."""
        number = f"（{self.policy.number}）" if self.policy.number else ""
        return f"《{self.policy.title}》{number}"


def item_cards(catalogue: Catalogue) -> Iterator[ItemCard]:
    """Yield every item of the newest lists once, in reading order."""
    seen: set[str] = set()
    for edition in catalogue.must_learn_editions():
        for group in edition.must_learn.groups if edition.must_learn else ():
            for item in group.items:
                card = _card(catalogue, edition, group, item)
                if card is not None and item.id not in seen:
                    seen.add(item.id)
                    yield card


def _card(catalogue: Catalogue, edition: Edition, group: Group, item: Item) -> ItemCard | None:
    policy = catalogue.policies.get(item.policy)
    if policy is None or edition.must_learn is None:
        return None
    point = policy.point(item.point)
    back: tuple[str, ...]
    if point is not None:
        front, back, is_verified = _prompt(point), (point.text,), policy.is_point_verified(point)
    elif item.is_procedure and policy.procedure is not None:
        front, back = f"“{policy.procedure.name}”怎么办？说出每一步。", tuple(_step_lines(policy.procedure))
        is_verified = policy.is_procedure_verified
    else:
        return None
    return ItemCard(item.id, edition.must_learn.list, edition, group.title, policy, front, back, is_verified)


def _prompt(point: Point) -> str:
    """Ask for a point by its first words, so that the points of one policy can be told apart."""
    found = _FIRST_WORDS.search(point.text)
    return f"“{found.group() if found else point.text[:6]}……”：这一条说的是什么？"


def _step_lines(procedure: Procedure) -> Iterator[str]:
    for number, step in enumerate(procedure.steps, start=1):
        told = [step.who, step.where, "、".join(step.materials), step.what, step.output, step.time_limit]
        rest = "；".join(one for one in told if one)
        yield f"{number}. {step.step}" + (f"：{rest}" if rest else "")
