"""What does `stationbook apply` do with what was handed in, and what does it say?"""

from pathlib import Path

import pytest

from stationbook.cli import main
from stationbook.corrections.block import write_block
from stationbook.model.correction import Change, CorrectedKind, Correction
from tests.builders import ON
from tests.tiny import QINGXI, write

STATION = "data/stations/99/990101/qingxi.yml"
NAME = "例县清溪镇社会工作服务站"
CORRECTION = Correction(
    kind=CorrectedKind.STATION,
    id="990101-qingxi",
    changes=(Change(field="official_name", old=NAME, new="例县清溪镇社工站"),),
    reason="挂牌换了",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "mkdocs.yml", "site_name: 小站\nplugins: [{stationbook: {layer: false}}]\n")
    write(tmp_path, "data/divisions/sample.csv", "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n")
    write(tmp_path, STATION, QINGXI)
    write(tmp_path, "handed-in/a.md", write_block(CORRECTION))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    return main(["apply", "handed-in", "--on", str(ON), *arguments])


def test_correction_is_written_once_it_is_approved_and_only_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    assert f"核对码 `{CORRECTION.code}`" in capsys.readouterr().out
    assert (project / STATION).read_text(encoding="utf-8") == QINGXI
    assert run("--approve", CORRECTION.code, "--dry-run") == 0
    assert "会改 1 个文件" in capsys.readouterr().out
    assert (project / STATION).read_text(encoding="utf-8") == QINGXI
    assert run("--approve", CORRECTION.code) == 0
    assert (project / STATION).read_text(encoding="utf-8") == QINGXI.replace(NAME, "例县清溪镇社工站")
    assert run("--approve", CORRECTION.code) == 0
    assert "资料里已经是这样" in capsys.readouterr().out


def test_refused_correction_is_an_error_and_the_report_goes_into_a_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, STATION, QINGXI.replace(NAME, "例县清溪镇第一社会工作服务站"))
    assert run("--approve", CORRECTION.code, "--report", "report.md") == 1
    assert capsys.readouterr().out == ""
    assert "资料后来改过" in (project / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--approve", "0123456789"], "没有核对码是 0123456789"), (["--approve", ""], "没有核对码")],
)
def test_wrong_use_is_told(project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert run(*arguments) == 2
    assert words in capsys.readouterr().err
    assert main(["apply", "nowhere.md", "--on", str(ON)]) == 2
    assert "nowhere.md：读不了" in capsys.readouterr().err
