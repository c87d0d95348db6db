"""Does every sheet fit its scheme: the edition, the subject, the points and their maxima?"""

from collections.abc import Iterator
from datetime import date

from stationbook.assess.scoring import part_of
from stationbook.check.former_divisions import FORMER, former_words
from stationbook.check.geography import unknown_division
from stationbook.check.references import missing, unknown
from stationbook.model.assessment import Assessment, Sheet
from stationbook.model.catalogue import Catalogue
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind

_SCHEME = "data/assessments/2026/small/scheme.yml"
_SHEET = "data/assessments/2026/small/990101-qingxi.yml"
NO_INDICATORS = ProblemKind(
    "scheme-without-indicators",
    "依据的版本没有指标表",
    "评估的方案写明依据哪一版标准，那一版的文件夹里要有 indicators.yml，才知道评哪些观测点。",
    wrong="edition: tiny/rules/2026",
    right="edition: tiny/reference/2026",
    path=_SCHEME,
)
ENDS_FIRST = ProblemKind(
    "scheme-ends-first",
    "评估期的结束早于开始",
    "until 早于 from，两个日期里有一个写错了。",
    wrong="period: {from: 2026-06-30, until: 2026-01-01}",
    right="period: {from: 2026-01-01, until: 2026-06-30}",
    path=_SCHEME,
)
BANDS = ProblemKind(
    "scheme-bands",
    "分档没有从小到大",
    "各档写到总分的几分之几为止，从小到大写，最后一档写 1。",
    wrong="bands: [{label: 上半, up_to: 1}, {label: 下半, up_to: 1/2}]",
    right="bands: [{label: 下半, up_to: 1/2}, {label: 上半, up_to: 1}]",
    path=_SCHEME,
)
SUBJECT = ProblemKind(
    "sheet-subject-unknown",
    "名录里没有被评的站点",
    "评分表的 subject 写站点编号或区划代码。名录里没有的，写上 name 和 county，说明评的是谁。",
    wrong="subject: 990101-qinxi",
    right='subject: 990101-qinxi\nname: 例县沁溪社工站\ncounty: "990101"',
    path=_SHEET,
)
OTHER_SCHEME = ProblemKind(
    "sheet-of-another-scheme",
    "评分表不属于这次评估",
    "评分表放在哪次评估的文件夹里，就写那次评估的名称（scheme）和它依据的版本（edition）。",
    wrong="scheme: large",
    right="scheme: small",
    path=_SHEET,
)
NOT_YET = ProblemKind(
    "sheet-day-to-come",
    "评分的日期还没有到",
    "评分是已经发生的事，日期不能在今天以后。",
    wrong="on: 2062-07-01",
    right="on: 2026-07-01",
    path=_SHEET,
)
TOO_HIGH = ProblemKind(
    "sheet-score-too-high",
    "得分超过满分",
    "得分不能超过这个观测点的满分。",
    wrong="scores: [{point: area, score: 3}]",
    right="scores: [{point: area, score: 2}]",
    path=_SHEET,
)
TWICE = ProblemKind(
    "sheet-point-twice",
    "一个观测点评了两次",
    "一份评分表里，一个观测点只能有一个得分。",
    wrong="scores: [{point: area, score: 2}, {point: area, score: 1}]",
    right="scores: [{point: area, score: 2}]",
    path=_SHEET,
)


def check_assessments(catalogue: Catalogue, *, on: date) -> Iterator[Problem]:
    """Schemes pin an edition with indicators; no score is above its maximum, no point is scored twice on a sheet."""
    for assessment in catalogue.assessments.values():
        path, scheme = assessment.path, assessment.scheme
        edition = catalogue.editions().get(scheme.edition)
        if edition is None:
            yield from unknown(catalogue, path, ("edition",), "edition", scheme.edition, catalogue.editions())
            continue
        if edition.indicators is None:
            if not catalogue.is_refused("indicators", edition.id):
                words = f"版本“{scheme.edition}”没有指标表"
                yield NO_INDICATORS.at(path, ("edition",), words, "写有 indicators.yml 的版本")
            continue
        if scheme.period.until < scheme.period.from_:
            yield ENDS_FIRST.at(path, ("period", "until"), "结束日期早于开始日期", "核对 from 和 until")
        for number, code in enumerate(scheme.counties):
            yield from unknown_division(catalogue, path, ("counties", number), code)
        reach = 0.0
        for number, band in enumerate(scheme.bands):
            if not reach < band.up_to <= 1:
                words = "各档要从小到大，最后一档写 1"
                yield BANDS.at(path, ("bands", number, "up_to"), words, "例如 1/3、2/3、1")
            reach = band.up_to
        for sheet, sheet_path in zip(assessment.sheets, assessment.paths, strict=True):
            yield from _sheet(assessment, edition.indicators, sheet, sheet_path, on)


def check_subjects(catalogue: Catalogue) -> Iterator[Problem]:
    """Whoever is scored is in the directory, or the sheet says who it is."""
    for assessment in catalogue.assessments.values():
        for sheet, path in zip(assessment.sheets, assessment.paths, strict=True):
            is_named = sheet.name is not None and sheet.county is not None
            is_known = sheet.subject in catalogue.stations or sheet.subject in catalogue.divisions
            is_refused = any(catalogue.is_refused(kind, sheet.subject) for kind in ("station", "division"))
            former = former_words(catalogue.divisions, sheet.subject) if "-" not in sheet.subject else None
            if former and not is_named:
                message, hint = former
                yield FORMER.at(path, ("subject",), message, f"{hint}；要留着当时的名称，写上 name 和 county")
            elif not (is_named or is_known or is_refused):
                hint = "核对编号；名录里没有的站点，写上 name 和 county"
                yield SUBJECT.at(path, ("subject",), f"名录里没有“{sheet.subject}”", hint)


def _sheet(assessment: Assessment, system: IndicatorSystem, sheet: Sheet, path: str, on: date) -> Iterator[Problem]:
    expected = assessment.id.split("/", 1)[1]
    if sheet.scheme != expected:
        words = f"写的是“{sheet.scheme}”，文件却放在“{expected}”里"
        yield OTHER_SCHEME.at(path, ("scheme",), words, "核对文件放的位置")
    if sheet.edition != assessment.scheme.edition:
        words = f"评分依据 {sheet.edition}，方案定的是 {assessment.scheme.edition}"
        yield OTHER_SCHEME.at(path, ("edition",), words, "用方案定的版本重新评分")
    if sheet.on > on:
        yield NOT_YET.at(path, ("on",), f"{sheet.on} 还没有到", "写实际评分的日期")
    part = part_of(system, sheet.subject)
    points = {one.id: one for indicator in part.indicators for one in indicator.all_points()} if part else {}
    seen: set[str] = set()
    for number, score in enumerate(sheet.scores):
        point = points.get(score.point)
        if point is None:
            yield missing(path, ("scores", number, "point"), "观测点", score.point, points)
        elif score.score is not None and score.score > point.score:
            words = f"“{point.title}”满分 {point.score:g} 分，写了 {score.score:g} 分"
            yield TOO_HIGH.at(path, ("scores", number, "score"), words, "核对得分")
        if score.point in seen:
            yield TWICE.at(path, ("scores", number, "point"), f"“{score.point}”评了两次", "留一处")
        seen.add(score.point)
