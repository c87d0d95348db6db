"""Is what must never be published found in every file, told once, and never repeated?"""

import re
from pathlib import Path
from typing import Any

import pytest

from stationbook.check.personal_data import IDENTITY, MOBILE
from stationbook.check.privacy import check_personal_data, check_personal_data_of
from stationbook.load.catalogue import STATIONS, load_rest
from stationbook.load.texts import project_texts
from stationbook.load.tree import Tree
from stationbook.model.problem import Problem
from stationbook.model.station import Station
from tests.builders import catalogue, station
from tests.tiny import write

MOBILE_NUMBER, IDENTITY_NUMBER = "13800138000", "11010519491231002X"
PLANTED = f"找他 {MOBILE_NUMBER} {IDENTITY_NUMBER}。"
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")


def found(one: Station) -> list[Problem]:
    return list(check_personal_data_of(catalogue(one), one, one.model_dump_json()))


def found_in(path: str, text: str) -> list[Problem]:
    return list(check_personal_data([(path, text)]))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("证号 11010519491231002X", "身份证号码"),
        ("电话 13800138000", "手机号码"),
        ("卡号 6222 0200 0000 0000 000", "银行卡号"),
        ("写信给 someone@example.org", "电子邮箱"),
        ("微信：wxid_abcdef", "微信号"),
        ("分成\n两行 138\n0013 8000", "手机号码"),
    ],
)
def test_personal_data_of_a_station_is_told_once_and_never_repeated(text: str, what: str) -> None:
    (problem,) = found(station(about=text))
    assert what in problem.message
    assert problem.field == ("about",)
    assert not re.search(r"\d{4}|[A-Za-z]{5}", problem.message + problem.hint.replace("gov.cn", ""))


def phone(number: str, **more: Any) -> dict[str, Any]:
    return {"phones": [{"label": "值班", "number": number, **more}]}


CONSENT = {"kind": "mobile", "consent": {"scope": "对外公布", "on": "2026-05-20"}}


@pytest.mark.parametrize("kind", ["landline", "mobile"])
@pytest.mark.parametrize("number", ["13800138000", "+86 138-0013-8000", "000-13800138000"])
def test_mobile_without_consent_is_one_problem_that_names_both_ways(number: str, kind: str) -> None:
    (problem,) = found(station(**phone(number, kind=kind)))
    assert problem.field == ("phones", 0, "number")
    assert "没有写明本人同意" in problem.message
    assert "consent" in problem.hint
    assert "座机" in problem.hint


def test_phone_that_says_it_is_a_mobile_needs_consent_whatever_its_digits() -> None:
    (problem,) = found(station(**phone("000-00000101", kind="mobile")))
    assert "没有写明本人同意" in problem.message


def test_consent_covers_its_number_wherever_the_record_says_it_and_no_other() -> None:
    assert found(station(**phone("13800138000", **CONSENT), about="请打 138-0013-8000")) == []
    (problem,) = found(station(**phone("13800138000", **CONSENT), about="请打 13900139000"))
    assert problem.field == ("about",)


def every_text(root: Path) -> dict[str, str]:
    return dict(project_texts(root, passing=STATIONS))


def test_every_file_that_is_read_is_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: set[str] = set()

    def noting(name: str, mode: str) -> Any:
        opened.add(Path(name).relative_to(root).as_posix())
        return open(name, mode)  # noqa: PTH123

    monkeypatch.setattr("stationbook.load.files.open", noting, raising=False)
    load_rest(Tree(root))
    assert len(opened) > 150
    assert opened - every_text(root).keys() == set()


def test_what_is_planted_in_any_file_of_the_project_is_found_on_its_line(root: Path) -> None:
    texts = every_text(root)
    assert {Path(name).suffix for name in texts} == {".yml", ".md", ".csv", ".geojson"}
    missed = []
    for name, text in texts.items():
        assert found_in(name, text) == []
        if text.endswith("\n[]\n"):
            # A list to which nothing is written yet.
            continue
        planted, line = plant(name, text)
        problems = found_in(name, planted)
        if {one for one in (MOBILE, IDENTITY) for problem in problems if one in problem.message} != {MOBILE, IDENTITY}:
            missed.append((name, "not found"))
        elif name.endswith((".csv", ".geojson", ".md")) and {problem.line for problem in problems} != {line}:
            missed.append((name, f"on another line than {line}"))
        elif name.endswith(".yml") and not all(problem.field for problem in problems):
            missed.append((name, "without a field"))
    assert missed == []


def plant(name: str, text: str) -> tuple[str, int]:
    """Return the text with personal data after a word of a value, and the line on which it then stands."""
    lines = text.splitlines(keepends=True)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        word = HAN.search(line)
        if word and not line.lstrip().startswith("#") and "#" not in line[: word.start()]:
            lines[number] = f"{line[: word.end()]}{PLANTED}{line[word.end() :]}"
            return "".join(lines), number + 1
    raise AssertionError(f"{name} says nothing in Chinese")


@pytest.mark.parametrize(
    ("path", "text", "field", "line"),
    [
        ("data/hotlines.yml", '- {number: "12345", name: "找他 138\\x300138000"}', (0, "name"), 0),
        ("data/any/new-kind.yml", "- a: [{b: 'x 13800138000'}]", (0, "a", 0, "b"), 0),
        ("data/any/keys.yml", "13800138000 小王: 好", ("13800138000 小王",), 0),
        ("data/divisions/x.csv", "code,name\n99,示例\n9901,示例 13800138000\n", ("name",), 3),
        ("data/boundaries/x.geojson", '{"a":\n[1.5, {"n":"\\u627e 13800138000"}]}', ("a", 1, "n"), 2),
        ("content/guide/x.md", "---\ntitle: 问 13800138000\n---\n\n好\n", ("title",), 0),
        ("content/guide/x.md", "---\ntitle: 问\n---\n\n好\n打 138**0013**8000\n", (), 6),
        ("content/guide/x.md", "打 138<span>0013</span>8000\n", (), 1),
        ("mkdocs.yml", "plugins:\n  - stationbook: {icp: 问 13800138000}\n", ("plugins", 0, "stationbook", "icp"), 0),
        ("mkdocs.yml", "a: !ENV b\nicp: 问 13800138000\n", (), 2),
    ],
)
def test_place_of_what_is_found_is_told(path: str, text: str, field: tuple[str | int, ...], line: int) -> None:
    (problem,) = found_in(path, text)
    assert (problem.path, problem.field, problem.line) == (path, field, line)


def test_comment_of_a_data_file_is_not_published_and_not_told() -> None:
    assert found_in("data/hotlines.yml", "# 138 0013 8000\n- {number: '12345'}\n") == []


@pytest.mark.parametrize(
    ("path", "stops_all"),
    [
        ("data/regions/99.yml", False),
        ("content/standards/a/b/2026/questions.yml", False),
        ("content/standards/a/series.yml", True),
        ("data/hotlines.yml", True),
        ("data/divisions/sample.csv", True),
        ("mkdocs.yml", True),
    ],
)
def test_what_cannot_be_left_out_by_itself_stops_everything(path: str, stops_all: bool) -> None:
    (problem,) = found_in(path, "a: 问 13800138000\n")
    assert problem.stops_all is stops_all


def test_refused_file_is_told_by_who_reads_it(tmp_path: Path) -> None:
    write(tmp_path, "data/hotlines.yml", "\ufeff13800138000")
    assert every_text(tmp_path) == {}
