"""Which files may other programs read, and what is in them?"""

from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.questions import question_sets
from stationbook.pages.templating import render

ADDRESS = "data/"
STATIONS = (
    ("stations.geojson", "GeoJSON", "有位置的站点，WGS-84 坐标，带精度{mark}"),
    ("stations.csv", "CSV", "全部站点的主要各项，UTF-8，可用表格软件打开"),
    ("stations.json", "JSON", "全部站点的完整记录"),
)
OTHERS = (
    ("regions.json", "JSON", "{whose}公布的数字，每个数字带出处，附报道清单"),
    ("standards.json", "JSON", "标准目录，以及有文本的各版条文、指标"),
    ("findings.json", "JSON", "{whose}适用的要求，每个站点逐条的结论、现有数值和缺少的资料"),
    ("learning.json", "JSON", "政策要点、申办流程、必学清单和自测题"),
    ("must-learn.csv", "CSV", "必学清单的全部要点，写明有没有核对原文"),
    ("questions.csv", "CSV", "在用的自测题，带选项、答案、解释和依据"),
)


def render_open_data(context: Context) -> Page:
    """Return the list of open data files."""
    assessed = [
        (
            f"assessments/{one.assessment.id}.json",
            "JSON",
            f"{one.assessment.scheme.title}：得分、分档和说明",
        )
        for one in context.results
    ]
    has_samples = context.size.samples > 0
    stations = [(name, form, words.format(mark="和示例标记" if has_samples else "")) for name, form, words in STATIONS]
    whose = context.region.name if context.region else "各地"
    others = [(name, form, words.format(whose=whose)) for name, form, words in OTHERS]
    files = [*stations, *_of_a_division(context), *others, *assessed]
    body = render(
        "open_data.html",
        ADDRESS,
        files=files,
        on=context.on,
        decks=question_sets(context),
        has_samples=has_samples,
        site_name=context.settings.site_name,
        publisher=context.settings.publisher,
    )
    return Page(ADDRESS, "开放数据", "open-data", body, "站点、地区、标准、政策和清单的开放数据")


def _of_a_division(context: Context) -> list[tuple[str, str, str]]:
    """Return the file of one province, as an example of all: the sample's where there is one."""
    top = len(context.settings.region) or 2
    provinces = [code for code in context.stations_by_division if len(code) == top and code in context.division_pages]
    if not provinces:
        return []
    code = max(provinces)  # 99 is the sample
    words = f"一个省、市、县的站点，以地区代码为名，这里是{context.catalogue.divisions[code].name}；从各地区的页面下载"
    return [(f"divisions/{code}.csv", "CSV", words)]
