"""What does a policy ask a worker to know, how far was it verified, and which lists use it?"""

from stationbook.model.policy import Policy
from stationbook.model.terms import BusinessLine
from stationbook.pages.context import Context
from stationbook.pages.learn import lists_by_policy
from stationbook.pages.local_terms import local_terms
from stationbook.pages.page import Page, absolute
from stationbook.pages.standing import policy_standing
from stationbook.pages.templating import render

ADDRESS = "policies/"


def render_policies(context: Context) -> Page:
    """Return the index of all policies, by business line."""
    policies = context.catalogue.policies.values()
    lines = [(line, [policy for policy in policies if policy.line is line]) for line in BusinessLine]
    body = render("policies.html", ADDRESS, lines=[(line, found) for line, found in lines if found])
    return Page(ADDRESS, "政策文件", "policies", body, "必学清单依据的国家政策文件目录")


def cautions_of(context: Context, policy: Policy) -> list[Policy]:
    """Return the policies that a policy rests on whose cautions hold for it too."""
    policies = context.catalogue.policies
    return [policies[one] for one in policy.depends_on if one in policies and policies[one].caution]


def standing_in_full(context: Context, policy: Policy) -> str:
    """Return the whole standing address of a policy; empty where the site does not know its own."""
    site_url = context.settings.site_url
    return absolute(site_url, policy_standing(policy.id)) if site_url else ""


def render_policy(context: Context, policy: Policy) -> Page:
    """Return the page of one policy; a caution of a policy it rests on is shown as its own."""
    policies = context.catalogue.policies
    lists = [edition.must_learn for edition in context.catalogue.must_learn_editions() if edition.must_learn]
    address = f"{ADDRESS}{policy.id}/"
    body = render(
        "policy.html",
        address,
        policy=policy,
        standing=standing_in_full(context, policy),
        cautions=cautions_of(context, policy),
        uses=lists_by_policy(lists).get(policy.id, []),
        dependants=[one for one in policies.values() if policy.id in one.depends_on],
        procedure_of=policies.get(policy.procedure_ref or ""),
        local_terms=local_terms(context),
    )
    return Page(address, policy.title, "policy", body, f"{policy.title}：要点和申办流程")
