"""What would bring a station closer to the standard, the cheapest step first?"""

from collections.abc import Iterable

from generator.assess.findings import Finding
from generator.model.terms import Strength, Verdict

# How much a step takes, by the part of the record that it would change: words on paper, then arrangements,
# then people, then rooms. A value that is only missing from the record comes before all of them.
_EFFORT = {
    "assured": 1, "competent_authority": 1, "operator": 1, "build_mode": 1, "serves": 1, "location": 1, "successor": 1,
    "closed_on": 1, "plan": 2, "lists": 2, "rules": 2, "organisation": 2, "services": 2, "premises.signage": 2,
    "phones": 3, "opening_hours": 3, "supervision": 3, "hotline": 3, "programmes": 4, "funding": 5, "staff": 6,
    "premises": 7,
}  # fmt: skip
_OPEN = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NOT_ASSESSED)


def next_steps(findings: Iterable[Finding]) -> list[Finding]:
    """Return what is not met, partly met or missing: what asks least first, 应 before 宜 where they cost the same.

    A finding that no step of the station can change (no bound for this year) is left out.
    """
    steps = [
        one for one in findings if one.verdict in _OPEN and (one.verdict is not Verdict.NOT_ASSESSED or one.missing)
    ]
    return sorted(steps, key=lambda one: (_effort(one), one.applied.requirement.strength is not Strength.SHALL))


def _effort(finding: Finding) -> int:
    if finding.missing:
        return 0
    return _EFFORT.get(finding.field, _EFFORT.get(finding.field.split(".", 1)[0], max(_EFFORT.values())))
