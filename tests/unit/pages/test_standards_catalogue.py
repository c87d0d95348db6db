"""Does the catalogue count what is real, and say of each standard what its own page says?"""

import json
import re

from stationbook.exports.records import export_standards
from stationbook.model.standard import Series
from stationbook.pages.context import Context
from stationbook.pages.edition import render_edition_in_force
from stationbook.pages.home import render_home
from stationbook.pages.standard import render_standard
from stationbook.pages.standards_catalogue import render_series, render_standards
from tests.builders import ON, context, edition, standards

TEXT = "## 范围 {#scope}\n"


def world() -> Context:
    bare = standards(edition(TEXT, standard_id="tiny/bare"))["tiny/bare"]
    kept = {
        **standards(edition(TEXT)),
        "tiny/bare": type(bare)("tiny/bare", bare.path, bare.entry),
        **standards(edition(TEXT, standard_id="tiny/sample"), sample=True),
    }
    return context(standards=kept, series={"tiny": Series.model_validate({"title": "小系列", "about": "几份"})})


def test_catalogue_and_home_count_the_same_standards_samples_apart() -> None:
    known = world()
    assert "共 2 份，其中 1 份有文本可以逐条查阅；另有示例 1 份。" in render_standards(known).body
    assert "目录 2 份，其中 1 份有文本" in render_home(known, introduction="")


def test_lists_pages_and_data_say_one_state_of_a_standard() -> None:
    known = world()
    standard, bare = known.catalogue.standards["tiny/standard"], known.catalogue.standards["tiny/bare"]
    made = render_standards(known).body
    assert re.findall(r'data-stage="([^"]+)"', made) == ["现行", "状态未核", "现行"]
    assert "<option>现行</option><option>状态未核</option>" in made
    assert "标“状态未核”的，没有一份写明日期的来源说它现行。" in made
    assert re.findall(r'sb-status(?: sb-status--good)?">([^<]+)<', render_series(known, "tiny").body) == [
        "现行", "有文本", "状态未核", "现行", "有文本",
    ]  # fmt: skip
    assert ">状态未核</span>" in (page := render_standard(known, bare).body)
    assert "本站也没有核实；引用前请向发布机关核对。" in page
    assert ">现行</span>" in render_edition_in_force(known, standard, standard.editions["2026"]).body
    exported = json.loads(export_standards(known.catalogue, on=ON))
    assert {one["id"]: one["state"] for one in exported} == {
        "tiny/standard": "in-force",
        "tiny/bare": "not-checked",
        "tiny/sample": "in-force",
    }
