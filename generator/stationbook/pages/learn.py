"""What does a new worker learn, item by item, and how is something applied for?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stationbook.assess.learned_words import carried_ids, fingerprint, item_words
from stationbook.model.learning import Group, Item, MustLearnList
from stationbook.model.policy import Point, Policy, Procedure
from stationbook.model.standard import Edition
from stationbook.model.terms import LearnerRole, LearningStage
from stationbook.pages.context import Context
from stationbook.pages.local_terms import local_terms
from stationbook.pages.page import Heading, Page
from stationbook.pages.qr_code import QrCode
from stationbook.pages.standing import policy_standing
from stationbook.pages.templating import render

ADDRESS = "learn/"
GROUP = "learn/group/"


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with the policy it comes from: a point with its verification, or a procedure.

    ``carries`` are the ids of older items whose progress it carries on.
    """

    item: Item
    policy: Policy
    point: Point | None
    procedure: Procedure | None
    is_verified: bool
    carries: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The point's text, or what the procedure is called."""
        return self.point.text if self.point else f"申办流程：{self.procedure.name}" if self.procedure else ""

    @property
    def seen(self) -> str:
        """The fingerprint of what is learnt: another one tells a learner that the item changed."""
        return fingerprint(item_words(self.point, self.procedure))

    @property
    def lines(self) -> str:
        """The business lines of its policy, as the filter compares them."""
        return " ".join((self.policy.line.value, *(line.value for line in self.policy.also_lines)))


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list with its items by group."""

    edition: Edition
    listed: MustLearnList
    groups: tuple[tuple[Group, tuple[ShownItem, ...]], ...]

    @property
    def items(self) -> tuple[ShownItem, ...]:
        """All items in reading order."""
        return tuple(one for _, items in self.groups for one in items)

    @property
    def lines(self) -> dict[str, str]:
        """The business lines that its items belong to, with their names."""
        policies = [one.policy for one in self.items]
        return {line.value: line.label for policy in policies for line in (policy.line, *policy.also_lines)}

    @property
    def roles(self) -> list[LearnerRole]:
        """The roles that items are for, in the order of the closed list."""
        used = {role for one in self.items for role in one.item.roles}
        return [role for role in LearnerRole if role in used]

    @property
    def stages(self) -> list[LearningStage]:
        """The stages in which items are needed, the earliest first."""
        used = {one.item.stage for one in self.items}
        return [stage for stage in LearningStage if stage in used]


def shown_lists(context: Context) -> Iterator[ShownList]:
    """Yield every list whose items can be shown."""
    for edition in context.catalogue.must_learn_editions():
        if edition.must_learn is not None:
            yield shown_list(context, edition, edition.must_learn)


def shown_list(context: Context, edition: Edition, listed: MustLearnList) -> ShownList:
    """Return a list with what its items say."""
    carries = carried_ids(listed)
    return ShownList(edition, listed, tuple((group, _items(context, group, carries)) for group in listed.groups))


def render_learn(context: Context) -> Page:
    """Return the overview of all lists."""
    lists = list(shown_lists(context))
    body = render("learn.html", ADDRESS, lists=lists, total=sum(len(one.items) for one in lists))
    return Page(ADDRESS, "必学清单", "learn", body, "驻站社工必学清单：政策要点和申办流程，逐条打勾")


def render_group(context: Context) -> Page:
    """Return the page on which a supervisor lays the files of several learners side by side."""
    body = render("learn_group.html", GROUP, lists=list(shown_lists(context)))
    return Page(GROUP, "带教查看", "learn-group", body, "把几位学习人的进度文件放在一起看，不上传")


def render_must_learn_list(context: Context, edition: Edition) -> Page:
    """Return the checklist of one edition; the edition must have a list."""
    if edition.must_learn is None:
        raise ValueError(f"{edition.id} has no must-learn list")
    shown = shown_list(context, edition, edition.must_learn)
    listed = shown.listed
    address = f"{ADDRESS}{listed.list}/"
    standard = context.catalogue.standards.get(edition.id.rsplit("/", 1)[0])
    older = [one.slug for one in standard.in_order if one.dated < edition.dated] if standard else []
    body = render(
        "must_learn.html",
        address,
        edition=edition,
        listed=listed,
        shown=shown,
        older=older[-1] if older else "",
        total=len(shown.items),
        unverified=sum(not one.is_verified for one in shown.items),
        local_terms=local_terms(context),
        codes=list(_policy_codes(context, shown.items)),
    )
    headings = tuple(Heading(f"group-{group.id}", group.title) for group in listed.groups)
    return Page(address, edition.matter.title, "must-learn", body, headings=headings)


def _policy_codes(context: Context, items: Iterable[ShownItem]) -> Iterator[tuple[Policy, QrCode]]:
    """Yield every policy of a list once, with the code of its standing address; none where the site has no address."""
    if context.codes is not None:
        for policy in {one.policy.id: one.policy for one in items}.values():
            yield policy, context.codes.of(policy_standing(policy.id))


def _items(context: Context, group: Group, carries: Mapping[str, tuple[str, ...]]) -> tuple[ShownItem, ...]:
    shown = []
    for item in group.items:
        policy = context.catalogue.policies.get(item.policy)
        if policy is None:
            continue
        point = policy.point(item.point)
        procedure = policy.procedure if item.is_procedure else None
        if point is not None or procedure is not None:
            is_verified = policy.is_point_verified(point) if point else policy.is_procedure_verified
            shown.append(ShownItem(item, policy, point, procedure, is_verified, carries.get(item.id, ())))
    return tuple(shown)


def lists_by_policy(lists: list[MustLearnList]) -> dict[str, list[tuple[MustLearnList, Item]]]:
    """Return the items that come from each policy, with their lists."""
    found: dict[str, list[tuple[MustLearnList, Item]]] = {}
    for listed in lists:
        for item in listed.items:
            found.setdefault(item.policy, []).append((listed, item))
    return found
