"""Is what has an error kept off the site, and everything else kept on it?"""

from pathlib import Path

from stationbook.store.project import read_project
from tests.builders import ON
from tests.tiny import QINGXI, another, write
from tests.whole import FILES


def test_refused_record_leaves_and_its_neighbour_stays(root: Path, tmp_path: Path) -> None:
    sample = (root / "data/divisions/sample.csv").read_text(encoding="utf-8")
    write(tmp_path, "data/divisions/sample.csv", sample)
    write(tmp_path, "data/stations/99/990101/qingxi.yml", QINGXI)
    future = another("baishi") + "established_on: 2030-01-01\n"
    write(tmp_path, "data/stations/99/990101/baishi.yml", future)
    project = read_project(tmp_path, on=ON)
    catalogue, problems = project.catalogue, project.problems
    assert list(catalogue.stations) == ["990101-qingxi"]
    assert [f"{p.path}:{p.line}:{p.column}" for p in problems] == ["data/stations/99/990101/baishi.yml:7:17"]


def test_edition_with_an_error_leaves_and_its_standard_stays(tmp_path: Path) -> None:
    folder = "content/standards/tiny"
    write(tmp_path, f"{folder}/series.yml", "title: 小系列\nabout: 试一试\n")
    entry = "title: 小标准\nkind: building-standard\nissuer: 某局\nstage: issued\n"
    write(tmp_path, f"{folder}/one/standard.yml", entry)
    matter = '---\ntitle: 小标准\nedition: "{}"\nstage: issued\n---\n'
    write(tmp_path, f"{folder}/one/2025/index.md", matter.format("2025") + "## 范围 {#scope}\n")
    write(tmp_path, f"{folder}/one/2026/index.md", matter.format("2026") + "## 范围\n")
    project = read_project(tmp_path, on=ON)
    catalogue, problems = project.catalogue, project.problems
    assert list(catalogue.standards["tiny/one"].editions) == ["2025"]
    assert f"{folder}/one/2026/index.md:6" in [f"{p.path}:{p.line}" for p in problems]


def test_two_files_with_one_id_keep_the_first_and_say_the_second(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path, f"data/stations/99/990101/{name}.yml", QINGXI)
    project = read_project(tmp_path, on=ON)
    assert [p.path for p in project.problems if "重复" in p.message] == ["data/stations/99/990101/b.yml"]


def test_copy_that_kept_its_id_is_said_and_the_original_stays_whichever_comes_first(tmp_path: Path) -> None:
    sample = "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n"
    write(tmp_path, "data/divisions/sample.csv", sample)
    for name in ("aishan", "qingxi", "zishan"):
        write(tmp_path, f"data/stations/99/990101/{name}.yml", QINGXI)
    project = read_project(tmp_path, on=ON)
    said = [(Path(problem.path).stem, problem.message) for problem in project.problems]
    words = "“990101-qingxi”与 data/stations/99/990101/qingxi.yml 的编号重复"
    assert said == [("aishan", words), ("zishan", words)]
    assert list(project.catalogue.stations) == ["990101-qingxi"]


def test_sheets_without_a_scheme_are_said(tmp_path: Path) -> None:
    write(tmp_path, "data/assessments/2027/small/990101-qingxi.yml", "scheme: small\n")
    (problem,) = read_project(tmp_path, on=ON).problems
    assert problem.path == "data/assessments/2027/small/scheme.yml"
    assert "评分表不会用到" in problem.message


def test_stations_that_contradict_each_other_are_said_with_their_lines(tmp_path: Path) -> None:
    sample = "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n"
    write(tmp_path, "data/divisions/sample.csv", sample)
    write(tmp_path, "data/stations/99/990101/qingxi.yml", QINGXI + "parent: 990101-baishi\n")
    write(tmp_path, "data/stations/99/990101/baishi.yml", another("baishi") + "parent: 990101-qingxi\n")
    write(tmp_path, "data/stations/99/990101/zaozi.yml", QINGXI.replace("qingxi", "zaozi"))
    project = read_project(tmp_path, on=ON)
    said = [(Path(problem.path).stem, problem.line, problem.field_name) for problem in project.problems]
    assert said == [("baishi", 7, "parent"), ("zaozi", 2, "official_name")]
    assert list(project.catalogue.stations) == ["990101-qingxi"]


def test_copy_of_a_policy_is_said_and_the_original_stays_whichever_comes_first(tmp_path: Path) -> None:
    for name in ("a", "law", "z"):
        write(tmp_path, f"data/policies/{name}.yml", FILES["data/policies/law.yml"])
    project = read_project(tmp_path, on=ON)
    said = [(Path(problem.path).stem, problem.message) for problem in project.problems]
    words = "“law”与 data/policies/law.yml 的编号重复"
    assert said == [("a", words), ("z", words)]
    assert list(project.catalogue.policies) == ["law"]
