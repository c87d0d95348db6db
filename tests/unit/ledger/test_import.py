"""Does the import of a ledger write what was shown, nothing else, nothing personal, and nothing twice?"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from stationbook.cli import main
from stationbook.edit import files
from stationbook.ledger.workbook import read_workbook
from stationbook.load.yaml_text import parse_yaml
from tests.tiny import write

DIVISIONS = """\
code,name,township_divisions
99,示例省,
9901,示例市,
990101,例县,3
990101001,桥东街道,
990101101,清溪镇,
990101102,白石镇,
990102,邻县,1
990102101,清溪镇,
"""
QINGXI = """\
# 一句要留下的话
id: 990101-qingxi   # 永久编号
official_name: 例县清溪镇社会工作服务站
tier: township
division: "990101101"
status: operating
sample: true
premises:
  address: '府前路 8 号'  # 门口
  area_m2: 86
phones:
  # 值班室
  - {label: 值班室, number: 000-00000101}
opening_hours: "Mo-Fr 09:00-17:00"
"""
QINGXI = QINGXI.replace("aliases_note: none\n", "")
BAISHI = (
    QINGXI.replace("qingxi", "baishi").replace("清溪镇", "白石镇").replace("0101101", "0101102").replace("101}", "102}")
)
Row = Sequence[object]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    write(root, "mkdocs.yml", "site_name: 小站\nplugins:\n  - stationbook: {layer: false}\n")
    write(root, "data/divisions/sample.csv", DIVISIONS)
    write(root, "data/stations/99/990101/qingxi.yml", QINGXI)
    write(root, "data/stations/99/990101/baishi.yml", BAISHI)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def ledger(tmp_path: Path) -> Callable[..., Path]:
    def made(head: str, *rows: Row, name: str = "台账.xlsx") -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("甲")
        for number, row in enumerate([head.split(), *rows]):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell:
                    sheet.write_string(number, column, cell)
                elif cell not in ("", None):
                    sheet.write(number, column, cell)
        book.close()
        return path

    return made


def held(root: Path) -> dict[str, str]:
    """Return every file of the project's records."""
    return {path.relative_to(root).as_posix(): path.read_text() for path in sorted((root / "data").rglob("*.yml"))}


HEAD = "县区 乡镇 站点名称 状态 地址 面积 电话 站长姓名"
ROWS: tuple[Row, ...] = (
    ("例县", "清溪镇", "清溪镇社工站", "正常", "府前路 9 号", 86, "000-00000101", "示例"),
    ("例县", "白石镇", "例县白石镇社会工作服务站", "正常", "府前路 8 号", "86平方米", "000-00000102", "示例"),
    ("例县", "桥东办", "桥东街道社工站", "筹建中", "", "约60", "000-00000103", "示例"),
)


def test_only_what_the_ledger_says_otherwise_changes(project: Path, ledger: Callable[..., Path]) -> None:
    before = held(project)
    assert main(["import", str(ledger(HEAD, *ROWS)), "--yes"]) == 0
    after = held(project)
    new = "data/stations/99/990101/qiaodong.yml"
    assert after.keys() - before.keys() == {new}
    assert after["data/stations/99/990101/baishi.yml"] == BAISHI
    assert after["data/stations/99/990101/qingxi.yml"] == QINGXI.replace("8 号", "9 号")
    assert parse_yaml(after[new]) == {
        "id": "990101-qiaodong",
        "official_name": "桥东街道社工站",
        "tier": "township",
        "division": "990101001",
        "status": "planned",
        "sample": True,
        "premises": {"area_m2": 60},
        "phones": [{"label": "站点座机", "number": "000-00000103"}],
    }
    assert main(["check"]) == 0


def test_same_ledger_again_changes_nothing(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = ledger(HEAD, *ROWS)
    assert main(["import", str(path), "--yes"]) == 0
    before, mapping = held(project), path.with_name("台账.mapping.yml").read_bytes()
    capsys.readouterr()
    assert main(["import", str(path)]) == 0
    said = capsys.readouterr().out
    assert "相同 3" in said
    assert "资料没有动" in said
    assert held(project) == before
    assert path.with_name("台账.mapping.yml").read_bytes() == mapping


def test_first_look_at_a_ledger_writes_its_mapping_and_nothing_else(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = ledger(HEAD, *ROWS), held(project)
    assert main(["import", str(path), "--dry-run"]) == 0
    assert not path.with_name("台账.mapping.yml").exists()
    assert main(["import", str(path)]) == 0
    said = capsys.readouterr().out
    assert "再运行一次就写进去" in said
    assert "地址：府前路 8 号 → 府前路 9 号" in said
    assert "甲 第 4 行 桥东街道社工站：990101-qiaodong" in said
    assert held(project) == before
    mapping = path.with_name("台账.mapping.yml")
    assert parse_yaml(mapping.read_text())["columns"] == {
        "县区": "county", "乡镇": "township", "站点名称": "official_name", "状态": "status",
        "地址": "premises.address", "面积": "premises.area_m2", "电话": "phones", "站长姓名": "不要",
    }  # fmt: skip
    assert main(["import", str(path)]) == 0
    assert held(project) != before


PERSONAL = {
    "identity": ("府前路 8 号 11010519491231002X", "address"),
    "mobile": ("府前路 8 号 138 0000 1111", "address"),
    "account": ("府前路 8 号，微信号 weixin123456", "address"),
}


def everything_written(root: Path, ledger_folder: Path) -> str:
    """Return the text of every file that was written: records, mappings, caches and previews are looked through."""
    texts = [path.read_bytes().decode("utf-8", "ignore") for path in root.rglob("*") if path.is_file()]
    texts += [path.read_text() for path in ledger_folder.glob("*.yml")]
    return "\n".join(texts)


@pytest.mark.parametrize("name", PERSONAL)
def test_what_leads_to_a_person_never_reaches_a_file(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = PERSONAL[name][0]
    head = f"{HEAD} 身份证号 联系人 未知列"
    row = (*ROWS[0][:4], words, 90, "13800002222", "某甲某", "11010519491231002X", "某乙某", "某丙某")
    path = ledger(head, row, ROWS[1], ROWS[2])
    main(["import", str(path), "--yes", "--preview", str(path.with_name("预览.xlsx"))])
    assert main(["import", str(path), "--yes"]) == 0
    said = capsys.readouterr().out
    text = everything_written(project, path.parent)
    for secret in (
        "11010519491231002X",
        "13800001111",
        "138 0000 1111",
        "13800002222",
        "weixin123456",
        "某甲某",
        "某乙某",
        "某丙某",
    ):
        assert secret not in text
        assert secret not in said
    assert "area_m2: 90" in held(project)["data/stations/99/990101/qingxi.yml"]
    assert "府前路 8 号'" in held(project)["data/stations/99/990101/qingxi.yml"]
    assert "没有导入" in said


def test_mobile_with_consent_may_be_published(project: Path, ledger: Callable[..., Path]) -> None:
    write(project, "data/divisions/counties.csv", DIVISIONS.replace("99", "88").replace("示例", "某"))
    head = "区划代码 站点名称 状态 手机号码 同意公布范围 同意日期"
    path = ledger(head, ("880101001", "桥东社工站", "正常", "13800001111", "对外公布", "2026-05-20"))
    assert main(["import", str(path), "--yes"]) == 0
    made = parse_yaml((project / "data/stations/88/880101/qiaodong.yml").read_text())
    assert made["phones"] == [
        {
            "label": "站点手机",
            "number": "13800001111",
            "kind": "mobile",
            "consent": {"scope": "对外公布", "on": "2026-05-20"},
        }
    ]
    # The next ledger has no place for it, and takes nothing away.
    plain = ledger(
        "区划代码 站点名称 状态 电话", ("880101001", "桥东社工站", "正常", "0571-88881111"), name="明年.xlsx"
    )
    assert main(["import", str(plain), "--yes"]) == 0
    numbers = [
        one["number"] for one in parse_yaml((project / "data/stations/88/880101/qiaodong.yml").read_text())["phones"]
    ]
    assert numbers == ["0571-88881111", "13800001111"]


def test_what_is_not_clear_is_asked_and_the_answer_is_kept(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    row = ("", "清溪镇", "清溪镇第二社工站", "时开时关", "", "", "", "")
    path = ledger(HEAD, row)
    assert main(["import", str(path), "--yes"]) == 1
    said = capsys.readouterr().out
    assert "“清溪镇”可以是 990101101" in said
    mapping = path.with_name("台账.mapping.yml")
    text = mapping.read_text()
    assert re.search(r"  清溪镇: +# 可以是 990101101（示例省示例市例县清溪镇）、990102101", text)
    assert re.search(r"    时开时关: +# 状态：", text)
    text = re.sub(r"(?m)^(  清溪镇:)", r'\1 "990102101"', text)
    text = re.sub(r"(?m)^(    时开时关:)", r"\1 suspended", text).replace("# 台账里没有", "# 我的话\n# 台账里没有")
    mapping.write_text(text)
    assert main(["import", str(path)]) == 0
    made = parse_yaml((project / "data/stations/99/990102/qingxi.yml").read_text())
    assert (made["division"], made["status"]) == ("990102101", "suspended")
    # Next year's ledger has a column more, which is added and everything else kept.
    more = ledger(f"{HEAD} 别的", (*row, "x"))
    assert main(["import", str(more)]) == 0
    line = "站长姓名: 不要  # 会指向个人，不导入\n"
    assert mapping.read_text() == text.replace(line, f"{line}  别的: 不要\n")


@pytest.mark.parametrize(
    "wrong",
    ["columns: {地址: premises.mianji}", "columns: [", "defaults: {tir: x}", "colums: {}", "terms: {status: 1}"],
)
def test_mapping_with_a_mistake_is_told(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    path = ledger(HEAD, *ROWS)
    path.with_name("台账.mapping.yml").write_text(wrong)
    assert main(["import", str(path)]) == 2
    assert "台账.mapping.yml" in capsys.readouterr().err


def test_gone_is_judged_where_the_ledger_looks_and_deletes_nothing(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    other = QINGXI.replace("990101", "990102").replace("例县", "邻县")
    write(project, "data/stations/99/990102/qingxi.yml", other)
    write(
        project,
        "data/stations/99/990101/zongzhan.yml",
        QINGXI.replace("qingxi", "zongzhan")
        .replace("清溪镇", "")
        .replace("township", "county")
        .replace('"990101101"', '"990101"'),
    )
    path, before = ledger(HEAD, ROWS[0]), held(project)
    assert main(["import", str(path), "--yes"]) == 0
    said = capsys.readouterr().out
    assert "台账里没有的站点 1 个（只看台账写到的地区、层级和类型：示例省示例市例县）" in said
    assert "990101-baishi" in said
    assert held(project).keys() == before.keys()
    assert held(project)["data/stations/99/990101/baishi.yml"] == BAISHI
    assert main(["import", str(path), "--yes", "--close-missing"]) == 0
    assert held(project)["data/stations/99/990101/baishi.yml"] == BAISHI.replace("operating", "closed")
    assert {name for name, text in held(project).items() if "closed" in text} == {"data/stations/99/990101/baishi.yml"}


def test_nothing_is_called_gone_while_a_row_may_mean_it(project: Path, ledger: Callable[..., Path]) -> None:
    path, before = ledger(HEAD, ROWS[0], ("例县", "白石山", "白石山社工站", "正常", "", "", "", "")), held(project)
    assert main(["import", str(path), "--yes", "--close-missing"]) == 2
    assert held(project) == before


def test_rows_can_be_left_out(project: Path, ledger: Callable[..., Path], tmp_path: Path) -> None:
    path, before = ledger(HEAD, *ROWS), held(project)
    assert main(["import", str(path), "--yes", "--only", "4"]) == 0
    assert held(project).keys() - before.keys() == {"data/stations/99/990101/qiaodong.yml"}
    assert held(project)["data/stations/99/990101/qingxi.yml"] == QINGXI
    for words in ("x", "9", "乙!2"):
        assert main(["import", str(path), "--yes", "--only", words]) == 2


def test_rows_are_ticked_off_in_the_preview(project: Path, ledger: Callable[..., Path], tmp_path: Path) -> None:
    path, before, preview = ledger(HEAD, *ROWS), held(project), tmp_path / "预览.xlsx"
    assert main(["import", str(path), "--preview", str(preview)]) == 0
    assert held(project) == before
    assert main(["import", str(path), "--preview", str(preview)]) == 2
    rows = [list(row) for row in read_workbook(preview).sheets[0].rows]
    assert [row[:6] for row in rows[1:]] == [
        ["是", "修改", "甲", "2", "清溪镇社工站", "990101-qingxi"],
        ["是", "新增", "甲", "4", "桥东街道社工站", "990101-qiaodong"],
    ]
    assert rows[1][6] == "地址：府前路 8 号 → 府前路 9 号\n“站长姓名”会指向个人，没有导入"
    rows[1][0] = "否"
    book = xlsxwriter.Workbook(str(tmp_path / "选.xlsx"))
    sheet = book.add_worksheet("预览")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    assert main(["import", str(path), "--yes", "--ticked", str(tmp_path / "选.xlsx")]) == 0
    assert held(project)["data/stations/99/990101/qingxi.yml"] == QINGXI
    assert "data/stations/99/990101/qiaodong.yml" in held(project)
    changed = ledger(HEAD, ROWS[2], ROWS[0])
    assert main(["import", str(changed), "--yes", "--ticked", str(tmp_path / "选.xlsx")]) == 2


def test_two_rows_of_one_station_and_a_wrong_id_are_refused(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    head = "编号 县区 乡镇 站点名称 状态"
    rows = (
        ("990101-qingxi", "例县", "清溪镇", "清溪镇社工站", "正常"),
        ("", "例县", "清溪镇", "清溪镇社工站", "正常"),
        ("990101-meiyou", "例县", "桥东街道", "桥东社工站", "正常"),
        ("../../../etc/passwd", "例县", "桥东街道", "桥东社工站", "正常"),
    )
    before = held(project)
    assert main(["import", str(ledger(head, *rows)), "--yes"]) == 1
    said = capsys.readouterr().out
    assert "和“甲”第 2 行是同一个站点" in said
    assert "没有编号是 990101-meiyou 的站点" in said
    assert held(project).keys() == before.keys()


def test_cell_that_the_checks_refuse_is_left_out_and_the_row_kept(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    head = "县区 乡镇 站点名称 状态 成立时间 专职社工人数 持证社工 纬度 经度"
    row = ("例县", "桥东街道", "桥东社工站", "正常", "2099-01-01", 3, 2, 0.1, 0.2)
    assert main(["import", str(ledger(head, row)), "--yes"]) == 0
    made = parse_yaml((project / "data/stations/99/990101/qiaodong.yml").read_text())
    assert "established_on" not in made
    assert made["staff"]["headcount"] == 3
    assert "2099-01-01 还没有到" in capsys.readouterr().out
    assert main(["check"]) == 0


def test_empty_cell_says_nothing_and_a_word_takes_out(project: Path, ledger: Callable[..., Path]) -> None:
    head = "编号 站点名称 地址 面积 开放时间 电话"
    path = ledger(head, ("990101-qingxi", "例县清溪镇社会工作服务站", "", "删去", "无", ""))
    assert main(["import", str(path), "--yes"]) == 0
    assert held(project)["data/stations/99/990101/qingxi.yml"] == QINGXI.replace("  area_m2: 86\n", "")


def test_file_that_somebody_changes_meanwhile_is_not_written_over(
    project: Path, ledger: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, path = files._write_beside, project / "data/stations/99/990101/qingxi.yml"

    def slow(at: Path, beside: Path, content: bytes) -> None:
        path.write_text(f"{QINGXI}# 别人的话\n")
        real(at, beside, content)

    monkeypatch.setattr(files, "_write_beside", slow)
    before = held(project)
    assert main(["import", str(ledger(HEAD, *ROWS)), "--yes"]) == 2
    assert held(project) == {**before, "data/stations/99/990101/qingxi.yml": f"{QINGXI}# 别人的话\n"}


def test_wrong_station_stops_the_import_because_a_row_may_mean_it(
    project: Path, ledger: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "data/stations/99/990101/qingxi.yml", QINGXI.replace("township", "town"))
    before = held(project)
    assert main(["import", str(ledger(HEAD, *ROWS)), "--yes"]) == 2
    assert "qingxi.yml" in capsys.readouterr().err
    assert held(project) == before


def test_hostile_cells_are_text_and_lead_nowhere(project: Path, ledger: Callable[..., Path]) -> None:
    head = "县区 乡镇 站点名称 状态 地址"
    names = ("../../../x", "=1+1", "<script>alert(1)</script>", "a: b # c", "\u202e倒着")
    rows: list[Row] = [("例县", "桥东街道", f"{name}社工站{n}", "正常", f"{name}{n}") for n, name in enumerate(names)]
    assert main(["import", str(ledger(head, *rows)), "--yes"]) == 0
    made = [parse_yaml(text) for name, text in held(project).items() if "qiaodong" in name]
    assert sorted(one["official_name"] for one in made) == sorted(
        f"{name}社工站{n}".replace("\u202e", "") for n, name in enumerate(names)
    )
    assert all(path.startswith("data/stations/99/990101/") for path in held(project))
    assert main(["check"]) == 0
