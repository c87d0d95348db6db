"""What would bring a station closer to the standard, the cheapest step first?"""

from stationbook.assess.findings import Finding
from stationbook.model.terms import Strength, Verdict

# How much a step takes, by the part of the record that it would change: words on paper, then arrangements,
# then people, then rooms. A value that is only missing from the record comes before all of them.
_EFFORT = {
    "assured": 1, "competent_authority": 1, "operator": 1, "build_mode": 1, "serves": 1, "location": 1,
    "plan": 2, "lists": 2, "rules": 2, "organisation": 2, "services": 2, "premises.signage": 2,
    "phones": 3, "opening_hours": 3, "supervision": 3, "hotline": 3, "programmes": 4, "funding": 5, "staff": 6,
    "premises": 7,
}  # fmt: skip
_OPEN = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NOT_ASSESSED)


def step_order(finding: Finding) -> tuple[int, bool] | None:
    """Return where a finding stands among the next steps: what asks least first, 应 before 宜 where they cost the same.

    None where there is nothing to do: it is met, accepted, or no step of the station can change it.
    """
    if finding.verdict not in _OPEN or (finding.verdict is Verdict.NOT_ASSESSED and not finding.missing):
        return None
    return _effort(finding), finding.applied.requirement.strength is not Strength.SHALL


def _effort(finding: Finding) -> int:
    if finding.missing:
        return 0
    return _EFFORT.get(finding.field, _EFFORT.get(finding.field.split(".", 1)[0], max(_EFFORT.values())))
