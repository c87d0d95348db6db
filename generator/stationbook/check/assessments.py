"""Does every sheet fit its scheme: the edition, the subject, the points and their maxima?"""

from collections.abc import Iterator
from datetime import date

from stationbook.assess.scoring import part_of
from stationbook.check.former_divisions import former_words
from stationbook.check.geography import unknown_division
from stationbook.check.references import missing, unknown
from stationbook.model.assessment import Assessment, Sheet
from stationbook.model.catalogue import Catalogue
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.problem import Problem


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
                yield Problem(path, ("edition",), f"版本“{scheme.edition}”没有指标表", "写有 indicators.yml 的版本")
            continue
        if scheme.period.until < scheme.period.from_:
            yield Problem(path, ("period", "until"), "结束日期早于开始日期", "核对 from 和 until")
        for number, code in enumerate(scheme.counties):
            yield from unknown_division(catalogue, path, ("counties", number), code)
        reach = 0.0
        for number, band in enumerate(scheme.bands):
            if not reach < band.up_to <= 1:
                yield Problem(path, ("bands", number, "up_to"), "各档要从小到大，最后一档写 1", "例如 1/3、2/3、1")
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
                yield Problem(path, ("subject",), message, f"{hint}；要留着当时的名称，写上 name 和 county")
            elif not (is_named or is_known or is_refused):
                hint = "核对编号；名录里没有的站点，写上 name 和 county"
                yield Problem(path, ("subject",), f"名录里没有“{sheet.subject}”", hint)


def _sheet(assessment: Assessment, system: IndicatorSystem, sheet: Sheet, path: str, on: date) -> Iterator[Problem]:
    expected = assessment.id.split("/", 1)[1]
    if sheet.scheme != expected:
        yield Problem(path, ("scheme",), f"写的是“{sheet.scheme}”，文件却放在“{expected}”里", "核对文件放的位置")
    if sheet.edition != assessment.scheme.edition:
        words = f"评分依据 {sheet.edition}，方案定的是 {assessment.scheme.edition}"
        yield Problem(path, ("edition",), words, "用方案定的版本重新评分")
    if sheet.on > on:
        yield Problem(path, ("on",), f"{sheet.on} 还没有到", "写实际评分的日期")
    part = part_of(system, sheet.subject)
    points = {one.id: one for indicator in part.indicators for one in indicator.all_points()} if part else {}
    seen: set[str] = set()
    for number, score in enumerate(sheet.scores):
        point = points.get(score.point)
        if point is None:
            yield missing(path, ("scores", number, "point"), "观测点", score.point, points)
        elif score.score is not None and score.score > point.score:
            words = f"“{point.title}”满分 {point.score:g} 分，写了 {score.score:g} 分"
            yield Problem(path, ("scores", number, "score"), words, "核对得分")
        if score.point in seen:
            yield Problem(path, ("scores", number, "point"), f"“{score.point}”评了两次", "留一处")
        seen.add(score.point)
