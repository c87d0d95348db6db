"""What does a new worker learn, item by item, and how is something applied for?"""

from dataclasses import dataclass

from generator.model.learning import Group, Item, MustLearnList
from generator.model.policy import Point, Policy, Procedure
from generator.model.standard import Edition
from generator.pages.context import Context
from generator.pages.local_terms import local_terms
from generator.pages.page import Heading, Page
from generator.pages.templating import render

ADDRESS = "learn/"


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with the policy it comes from: a point with its verification, or a procedure."""

    item: Item
    policy: Policy
    point: Point | None
    procedure: Procedure | None
    is_verified: bool


def render_learn(context: Context) -> Page:
    """Return the overview of all lists."""
    lists = [(edition, edition.must_learn) for edition in context.catalogue.must_learn_editions() if edition.must_learn]
    body = render("learn.html", ADDRESS, lists=lists, total=sum(len(one.items) for _, one in lists))
    return Page(ADDRESS, "必学清单", "learn", body, "驻站社工必学清单：政策要点和申办流程，逐条打勾")


def render_must_learn_list(context: Context, edition: Edition) -> Page:
    """Return the checklist of one edition; the edition must have a list."""
    if edition.must_learn is None:
        raise ValueError(f"{edition.id} has no must-learn list")
    listed = edition.must_learn
    groups = [(group, _items(context, group)) for group in listed.groups]
    shown = [one for _, items in groups for one in items]
    address = f"{ADDRESS}{listed.list}/"
    body = render(
        "must_learn.html",
        address,
        edition=edition,
        listed=listed,
        groups=groups,
        total=len(shown),
        unverified=sum(not one.is_verified for one in shown),
        local_terms=local_terms(context),
    )
    headings = tuple(Heading(f"group-{group.id}", group.title) for group, _ in groups)
    return Page(address, edition.matter.title, "must-learn", body, headings=headings, source=edition.path)


def _items(context: Context, group: Group) -> list[ShownItem]:
    shown = []
    for item in group.items:
        policy = context.catalogue.policies.get(item.policy)
        if policy is None:
            continue
        point = policy.point(item.point)
        procedure = policy.procedure if item.is_procedure else None
        if point is not None or procedure is not None:
            is_verified = policy.is_point_verified(point) if point else _is_procedure_verified(policy)
            shown.append(ShownItem(item, policy, point, procedure, is_verified))
    return shown


def _is_procedure_verified(policy: Policy) -> bool:
    """Whether every time limit that the procedure states was compared with the original."""
    steps = policy.procedure.steps if policy.procedure else ()
    return all(policy.is_limit_verified(step) for step in steps if step.time_limit)


def lists_by_policy(lists: list[MustLearnList]) -> dict[str, list[tuple[MustLearnList, Item]]]:
    """Return the items that come from each policy, with their lists."""
    found: dict[str, list[tuple[MustLearnList, Item]]] = {}
    for listed in lists:
        for item in listed.items:
            found.setdefault(item.policy, []).append((listed, item))
    return found
