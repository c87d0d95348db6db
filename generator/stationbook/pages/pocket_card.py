"""What does a worker carry to a home visit? One procedure on a card of A6, for both sides of one sheet."""

from stationbook.model.policy import Policy
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.policy import cautions_of, standing_in_full
from stationbook.pages.standing import policy_standing
from stationbook.pages.templating import render


def card_address(policy: Policy) -> str:
    """Return the address of a policy's card."""
    return f"policies/{policy.id}/card/"


def render_pocket_card(context: Context, policy: Policy) -> Page:
    """Return the card of a policy's procedure; the policy must have one."""
    if policy.procedure is None:
        raise ValueError(f"{policy.id} has no procedure")
    address = card_address(policy)
    cautions = cautions_of(context, policy)
    standing = standing_in_full(context, policy)
    body = render(
        "pocket_card.html",
        address,
        policy=policy,
        procedure=policy.procedure,
        cautions=cautions,
        standing=standing,
        code=context.codes.of(policy_standing(policy.id)) if context.codes else None,
    )
    title = f"口袋卡片：{policy.procedure.name}"
    description = f"{policy.procedure.name}的步骤、材料和时限，可打印成 A6 卡片"
    return Page(address, title, "pocket-card", body, description)
