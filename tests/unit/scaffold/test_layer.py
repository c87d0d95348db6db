"""Is it said what comes from the layer, what stands in its place, and what an upgrade changed?"""

import json
from pathlib import Path

from stationbook.load.tree import Tree
from stationbook.scaffold.layer import ACCEPTED, accept, layer_report, report_words
from tests.conftest import ROOT
from tests.tiny import write

HOTLINES, SERVICES, POLICY = "data/hotlines.yml", "data/services.yml", "data/policies/dibao-57.yml"


def words(project: Path) -> str:
    return "\n".join(report_words(layer_report(Tree(project, ROOT))))


def test_file_of_the_project_takes_the_place_of_the_layers(tmp_path: Path) -> None:
    write(tmp_path, HOTLINES, "- {}\n")
    write(tmp_path, SERVICES, (ROOT / SERVICES).read_text(encoding="utf-8"))
    report = layer_report(Tree(tmp_path, ROOT))
    assert report.replaced == {SERVICES: False, HOTLINES: True}
    assert POLICY in report.brought
    assert HOTLINES not in report.brought
    assert f"{SERVICES}（与国家层的一样" in words(tmp_path)
    assert "还没有记下看过哪一版" in words(tmp_path)


def test_what_was_accepted_is_the_same_until_the_layer_changes(tmp_path: Path) -> None:
    accept(tmp_path)
    assert "相同" in words(tmp_path)
    state = json.loads((tmp_path / ACCEPTED).read_text(encoding="utf-8"))
    state["version"] = "0.0.1"
    state["files"][HOTLINES] = state["files"][POLICY] = "0"
    del state["files"][SERVICES]
    state["files"]["data/policies/repealed.yml"] = "0"
    write(tmp_path, ACCEPTED, json.dumps(state))
    write(tmp_path, HOTLINES, "- {}\n")
    report = layer_report(Tree(tmp_path, ROOT))
    assert (report.since, report.new, report.gone) == ("0.0.1", (SERVICES,), ("data/policies/repealed.yml",))
    assert report.changed == (POLICY, HOTLINES)
    assert f"改了 {HOTLINES}（本项目用的是自己的文件，请对照）" in words(tmp_path)
    accept(tmp_path)
    assert "相同" in words(tmp_path)


def test_spoilt_note_is_none(tmp_path: Path) -> None:
    write(tmp_path, ACCEPTED, "{")
    assert layer_report(Tree(tmp_path, ROOT)).since == ""
