"""How is a requirement, a bound or a value said in Chinese?"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from stationbook.assess.measures import Measure, Value
from stationbook.model.requirement import Bound, Requirement, YearRow

_CLOSE = 1e-4
_LARGEST_DENOMINATOR = 6


def requirement_sentence(requirement: Requirement, measures: Mapping[str, Measure[Any]]) -> str:
    """Return what a requirement asks as one sentence: 使用面积应不少于 60 m²."""
    measure = measures[requirement.measure]
    verb = requirement.strength.label
    if requirement.by_year:
        rows = "；".join(f"{_years(row)}{verb}{_asked(requirement, row, measure)}" for row in requirement.by_year)
        return f"{_subject(requirement, measures)}：{rows}"
    if requirement.equals is True and measure.is_predicate:
        return f"{verb}{measure.label}"
    if requirement.present:
        return f"{verb}写明{measure.label}"
    return f"{_subject(requirement, measures)}{verb}{_asked(requirement, requirement, measure)}"


def bound_words(requirement: Requirement, bound: Bound | None, measures: Mapping[str, Measure[Any]]) -> str:
    """Return the bound alone: 不少于 60 m². Empty where no bound holds."""
    measure = measures[requirement.measure]
    return "" if bound is None else _asked(requirement, bound, measure)


def value_words(value: Value, requirement: Requirement, measures: Mapping[str, Measure[Any]]) -> str:
    """Return a found value with its unit; a ratio also in percent."""
    measure = measures[requirement.measure]
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, frozenset):
        return "、".join(sorted(value)) or "没有"
    if isinstance(value, int | float):
        return f"{value:.0%}" if _is_share(requirement) else _quantity(value, _unit(requirement, measure))
    return str(value or "没有")


def _subject(requirement: Requirement, measures: Mapping[str, Measure[Any]]) -> str:
    label = measures[requirement.measure].label
    if requirement.of is None:
        return label
    return f"{label}与{measures[requirement.of].label}之比"


def _asked(requirement: Requirement, bound: Bound, measure: Measure[Any]) -> str:
    unit = _unit(requirement, measure)
    if bound.at_least is not None:
        return f"不少于 {_figure(requirement, bound.at_least, unit)}"
    if bound.at_most is not None:
        return f"不超过 {_figure(requirement, bound.at_most, unit)}"
    if bound.between is not None:
        low, high = bound.between
        return f"为 {_quantity(low, unit)}～{_quantity(high, unit)}"
    if bound.includes_all:
        return f"包括{'、'.join(bound.includes_all)}"
    if isinstance(bound.equals, bool):
        return measure.label if measure.is_predicate else ("是" if bound.equals else "否")
    return "有" if bound.present else f"为{bound.equals}"


def _figure(requirement: Requirement, number: float, unit: str) -> str:
    return share_words(number) if _is_share(requirement) else _quantity(number, unit)


def share_words(number: float) -> str:
    """Return a share as the fraction that it is (2/3), else in percent."""
    fraction = Fraction(number).limit_denominator(_LARGEST_DENOMINATOR)
    if 0 < fraction < 1 and abs(float(fraction) - number) < _CLOSE:
        return f"{fraction.numerator}/{fraction.denominator}"
    return f"{number:.0%}"


def _is_share(requirement: Requirement) -> bool:
    """Whether a ratio is a share of a whole; one with a unit of its own (yuan a worker) is not."""
    return requirement.of is not None and requirement.unit is None


def _unit(requirement: Requirement, measure: Measure[Any]) -> str:
    return requirement.unit if requirement.unit is not None else "" if requirement.of else measure.unit


def _quantity(number: float, unit: str) -> str:
    return f"{number:,.1f}".removesuffix(".0").replace(",", "") + (f" {unit}" if unit else "")


def _years(row: YearRow) -> str:
    if row.until_year is None:
        return f"第 {row.from_year} 年起"
    return f"第 {row.from_year} 年" if row.until_year == row.from_year else f"第 {row.from_year}～{row.until_year} 年"
