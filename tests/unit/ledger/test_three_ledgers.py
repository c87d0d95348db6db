"""How many answers does a person give until three unlike ledgers are a sound directory?"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stationbook.cli import main
from stationbook.load.project_file import PROJECT_FILE
from stationbook.load.yaml_text import parse_yaml
from stationbook.store.project import read_project
from tests.builders import ON
from tests.conftest import ROOT
from tests.ledgers.made import make_all
from tests.tiny import write

MOST_ANSWERS, LEAST_ROWS = 12, 0.95
# What a person writes into the mappings: the whole line that stands there, and what it becomes.
ANSWERS = {
    "分县小计.mapping.yml": ((r"  area_code:", '  area_code: "0859"'), (r"    在运转:", "    在运转: operating")),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    write(root, PROJECT_FILE, "site_name: 小站\nplugins: [stationbook]\n")
    for name in ("counties.csv", "townships.csv", "sample.csv"):
        write(root, f"data/divisions/{name}", (ROOT / "data/divisions" / name).read_text(encoding="utf-8"))
    monkeypatch.chdir(root)
    return root


def answered(mapping: Path) -> int:
    """Write the answers of a person into a mapping and return how many there are."""
    text, given = mapping.read_text(encoding="utf-8"), ANSWERS.get(mapping.name, ())
    for asked, said in given:
        text, count = re.subn(rf"(?m)^{asked}(?= |$)", said, text)
        assert count == 1, asked
    mapping.write_text(text, encoding="utf-8")
    return len(given)


def test_three_ledgers_need_few_answers_and_leave_no_error(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = make_all(ROOT, tmp_path)
    answers = rounds = 0
    for name in sizes:
        ledger = tmp_path / name
        main(["import", str(ledger)])
        answers += answered(ledger.with_name(f"{ledger.stem}.mapping.yml"))
        assert main(["import", str(ledger)]) == 0, capsys.readouterr().out
        rounds += 2
    read = read_project(project, on=ON)
    assert [problem for problem in read.problems if problem.path.startswith("data/stations")] == []
    assert main(["check"]) == 0
    assert len(read.catalogue.stations) >= LEAST_ROWS * sum(sizes.values()) > 100
    assert answers <= MOST_ANSWERS
    assert (len(read.catalogue.stations), answers) == (sum(sizes.values()), 2)
    texts = "\n".join(path.read_text() for path in [*project.rglob("*.yml"), *tmp_path.glob("*.yml")])
    assert not re.search(r"1[38]\d{9}", texts)
    for name in sizes:
        capsys.readouterr()
        assert main(["import", str(tmp_path / name)]) == 0
        assert "资料没有动" in capsys.readouterr().out


def station(project: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = parse_yaml((project / f"data/stations/{name}.yml").read_text())
    return found


@pytest.fixture
def imported(project: Path, tmp_path: Path) -> Callable[[str], None]:
    def imported(name: str) -> None:
        make_all(ROOT, tmp_path)
        mapping = (tmp_path / name).with_suffix(".mapping.yml")
        main(["import", str(tmp_path / name)])
        answered(mapping)
        main(["import", str(tmp_path / name)])

    return imported


def test_merged_cells_are_understood(project: Path, imported: Callable[[str], None]) -> None:
    imported("合并单元格.xlsx")
    made = station(project, "52/522301/jushan")
    assert made["division"] == "522301003"
    assert made["premises"] == {"area_m2": 96}
    numbers = [one["number"] for one in made["phones"]]  # type: ignore[attr-defined]
    assert len(numbers) == 2
    assert all(re.fullmatch(r"0859-\d{7}", one) for one in numbers)


def test_sheets_with_subtotals_are_understood(project: Path, imported: Callable[[str], None]) -> None:
    imported("分县小计.xlsx")
    made = station(project, "52/522325/yongfeng")
    assert (made["division"], made["status"]) == ("522325001", "operating")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", str(made["established_on"]))
    assert {"address", "signage"} <= set(made["premises"])  # type: ignore[call-overload]
    assert not list(project.rglob("*heji*"))


def test_text_of_another_encoding_is_understood(project: Path, imported: Callable[[str], None]) -> None:
    imported("导出.csv")
    made = station(project, "99/990101/qiaoxi")
    assert (made["sample"], made["division"]) == (True, "990101002")
    assert made["opening_hours"] == "Mo-Fr 08:30-17:00; PH off"
    assert made["staff"] == {"headcount": 2}


def test_one_command_makes_a_region_s_site_of_a_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = make_all(ROOT, tmp_path)
    monkeypatch.chdir(tmp_path)
    words = ["--division", "5223", "--name", "示例", "--publisher", "示例局", "--kind", "department"]
    assert main(["init", "site", *words, "--ledger", "合并单元格.xlsx"]) == 0
    assert len(list((tmp_path / "site/data/stations").rglob("*.yml"))) == sizes["合并单元格.xlsx"]
    monkeypatch.chdir(tmp_path / "site")
    assert main(["check"]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["init", "other", *words, "--ledger", "没有.xlsx"]) == 2
    assert "没有这个文件" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()
