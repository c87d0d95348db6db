"""Which files may other programs read, what does each hold, and of what of the stations is it made?

This is the only list of them: `site.files` makes what stands here, and the page of open data lists it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from stationbook.exports.assessments import export_assessments
from stationbook.exports.content import Content
from stationbook.exports.findings import export_findings
from stationbook.exports.questions import export_items_csv, export_questions_csv
from stationbook.exports.records import export_learning, export_regions, export_standards
from stationbook.exports.schemas import export_schemas, schema_path
from stationbook.exports.stations import COUNTY, export_csv, export_division, export_geojson, export_json
from stationbook.model.kinds import KINDS
from stationbook.pages.context import Context
from stationbook.pages.questions import question_sets

Files = Iterable[tuple[str, Content]]


def _once(context: Context) -> Iterable[str]:
    return ("",)


@dataclass(frozen=True, slots=True)
class Export:
    """Files of one format that are made together.

    ``listed`` gives path and description of those that the page lists. ``make`` gives path and content of all, for
    each of ``codes``: a division, of whose stations alone they are made, or an empty one for all stations.
    ``reads`` names the columns of the stations that they are made of.
    """

    name: str
    format: str
    listed: Callable[[Context], Iterable[tuple[str, str]]]
    make: Callable[[Context, str], Files]
    reads: tuple[str, ...] = ()
    codes: Callable[[Context], Iterable[str]] = _once


def _file(path: str, form: str, about: str, make: Callable[[Context], Content], *reads: str) -> Export:
    """Return an export of one file. ``about`` may leave open whose figures it holds, and that samples are marked."""

    def listed(context: Context) -> Iterator[tuple[str, str]]:
        whose = context.region.name if context.region else "各地"
        yield path, about.format(whose=whose, mark="和示例标记" if context.size.samples else "")

    return Export(path, form, listed, lambda context, code: [(path, make(context))], reads)


def _divisions(context: Context) -> list[str]:
    """Return the divisions down to the county; in a whole country some six thousand files."""
    return sorted(
        code for code in context.stations_by_division if len(code) <= COUNTY and code in context.division_pages
    )


def division_files(context: Context, code: str, divisions: Iterable[str]) -> Files:
    """Return the files named after a code, with the stations of these divisions."""
    lines, records = context.export_columns
    ids = sorted({station.id for one in divisions for station in context.stations_by_division[one]})
    return export_division(f"data/divisions/{code}", ids, lines, records)


def _example(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the file of one province or of the region, as an example of all: the sample's where there is one."""
    top = len(context.settings.region) or 2
    provinces = [code for code in _divisions(context) if len(code) == top]
    if provinces:
        code = max(provinces)  # 99 is the sample
        name = context.catalogue.divisions[code].name
        words = f"一个省、市、县的站点，以地区代码为名，这里是{name}；从各地区的页面下载"
        yield f"data/divisions/{code}.csv", words


def _assessments(context: Context) -> Iterator[tuple[str, str]]:
    for one in context.results:
        yield f"data/assessments/{one.assessment.id}.json", f"{one.assessment.scheme.title}：得分、分档和说明"


def _decks(context: Context) -> Iterator[tuple[str, str]]:
    if sets := question_sets(context):
        yield "learn/stationbook.apkg", "全部清单和标准"
        yield from ((f"learn/{one.id}.apkg", one.title) for one in sets)


def _made_decks(context: Context) -> Files:
    # The package takes a quarter of a second to import, for files that change with the program or the texts only.
    from stationbook.exports.anki import export_decks

    decks = export_decks(context.item_cards, context.questions, on=context.on)
    return ((f"learn/{name}", content) for name, content in decks)


def _schemas(context: Context) -> Iterator[tuple[str, str]]:
    for name, kind in KINDS.items():
        yield schema_path(name), f"{kind.title}（{kind.place}）"


SCHEMAS = Export("schemas", "JSON", _schemas, lambda context, code: export_schemas(context.settings.site_url))
"""What may stand in the files that people write, for editors and for who checks them; under a heading of their own."""

DECKS = Export("decks", "Anki", _decks, lambda context, code: _made_decks(context))
"""Not for other programs but for learners; they stand under a heading of their own."""

EXPORTS = (
    _file(
        "data/stations.geojson",
        "GeoJSON",
        "有位置的站点，WGS-84 坐标，带精度{mark}",
        lambda context: export_geojson(context.catalogue),
        "geojson",
    ),
    _file(
        "data/stations.csv",
        "CSV",
        "全部站点的主要各项，UTF-8，可用表格软件打开",
        lambda context: export_csv(context.catalogue),
        "csv",
    ),
    _file("data/stations.json", "JSON", "全部站点的完整记录", lambda context: export_json(context.catalogue), "json"),
    Export(
        "division",
        "CSV",
        _example,
        lambda context, code: division_files(context, code, (code,)),
        ("csv", "json"),
        _divisions,
    ),
    _file(
        "data/regions.json",
        "JSON",
        "{whose}公布的数字，每个数字带出处，附报道清单",
        lambda context: export_regions(context.catalogue),
    ),
    _file(
        "data/standards.json",
        "JSON",
        "标准目录，以及有文本的各版条文、指标",
        lambda context: export_standards(context.catalogue, on=context.on),
    ),
    _file(
        "data/findings.json",
        "JSON",
        "{whose}适用的要求，每个站点逐条的结论、现有数值和缺少的资料",
        lambda context: export_findings(context.catalogue, on=context.on),
        "brief",
        "verdicts",
    ),
    _file(
        "data/learning.json",
        "JSON",
        "政策要点、申办流程、必学清单和自测题",
        lambda context: export_learning(context.catalogue),
    ),
    _file(
        "data/must-learn.csv",
        "CSV",
        "必学清单的全部要点，写明有没有核对原文",
        lambda context: export_items_csv(context.item_cards),
    ),
    _file(
        "data/questions.csv",
        "CSV",
        "在用的自测题，带选项、答案、解释和依据",
        lambda context: export_questions_csv(context.questions),
    ),
    Export(
        "assessments",
        "JSON",
        _assessments,
        lambda context, code: export_assessments(context.catalogue, on=context.on),
        ("json",),
    ),
    SCHEMAS,
    DECKS,
)
