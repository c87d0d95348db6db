"""Which score follows from a recorded value under the declared rule of its observation point?

Rules of the project's assessment reference (观测点评分): 是否达到 is all or nothing, 分档 the highest step that was
reached, 按比例 the share of the full share and never more than the point's score. What a rule leaves to an assessor's
judgement, a record does not score.
"""

from dataclasses import dataclass

from stationbook.assess.findings import Finding
from stationbook.model.indicator import ObservationPoint, ScoringRule
from stationbook.model.terms import RuleKind, Verdict

# 观测点写有“达到要求”或“所要求”的，应以本地建设标准的数值为准 (assessment reference, 指标结构): the word says
# that the value is measured against the bound; without it a value in percent is the proportion itself.
_OF_THE_REQUIRED = "所要求"
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class RuleScore:
    """Points, and in words how the rule gave them."""

    score: float
    words: str


def score_by_rule(point: ObservationPoint, finding: Finding) -> RuleScore | None:
    """Return the score of a finding; None where the record or the rule does not decide it.

    An accepted deviation is not decided either: no rule says what it is worth.
    """
    if finding.verdict in (Verdict.NOT_ASSESSED, Verdict.DEVIATION):
        return None
    made = {RuleKind.YES_NO: _all_or_nothing, RuleKind.STEPS: _by_steps, RuleKind.PROPORTIONAL: _by_share}
    rule = made.get(point.rule.kind)
    return rule(point, finding) if rule else None


def _all_or_nothing(point: ObservationPoint, finding: Finding) -> RuleScore:
    if finding.verdict is Verdict.MET:
        return RuleScore(point.score, "达到，得满分")
    return RuleScore(0, "没有达到，不得分")


def _by_steps(point: ObservationPoint, finding: Finding) -> RuleScore | None:
    """Every step must name its number: words alone (有纪要) are for an assessor to judge."""
    value = _number(finding.value)
    numbered = [(step.at_least, step) for step in point.rule.steps if step.at_least is not None]
    if value is None or not numbered or len(numbered) < len(point.rule.steps):
        return None
    reached = [step for least, step in numbered if value >= least - _TOLERANCE]
    if not reached:
        return RuleScore(0, "没有达到最低一档，不得分")
    best = max(reached, key=lambda step: step.score)
    return RuleScore(min(best.score, point.score), f"达到“{best.when}”一档，得 {_figure(best.score)} 分")


def _by_share(point: ObservationPoint, finding: Finding) -> RuleScore | None:
    full, share = point.rule.full_share, _share(point.rule, finding)
    if full is None or share is None:
        return None
    score = round(min(point.score * share / full, point.score) + _TOLERANCE, 1)
    formula = f"{_figure(point.score)} 分 × {_percent(share)} ÷ {_percent(full)}"
    capped = f"，最多 {_figure(point.score)} 分" if share > full + _TOLERANCE else ""
    return RuleScore(score, f"按比例，{formula}{capped}，得 {_figure(score)} 分")


def _share(rule: ScoringRule, finding: Finding) -> float | None:
    """Return the actual proportion that the rule speaks of, 1 for the whole."""
    value = _number(finding.value)
    if value is None or value < 0:
        return None
    if _OF_THE_REQUIRED in (rule.of or ""):
        least = finding.asked.at_least if finding.asked else None
        return value / least if least is not None and least > 0 else None
    return value / 100 if finding.is_percent else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _percent(share: float) -> str:
    return f"{_figure(100 * share)}%"


def _figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
