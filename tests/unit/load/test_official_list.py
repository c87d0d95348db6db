"""Is an official list read in whatever encoding and shape it came, and is what is none refused in words?"""

from pathlib import Path

import pytest

from stationbook.load.official_list import ListRefusedError, read_official_list

TABLE = "代码,名称\n520000,贵州省\n520300,遵义市\n520302,红花岗区\n520302001,新街道\n"
NAMES = {"52": "贵州省", "5203": "遵义市", "520302": "红花岗区", "520302001": "新街道"}


def names(tmp_path: Path, content: bytes) -> dict[str, str]:
    path = tmp_path / "new.csv"
    path.write_bytes(content)
    return dict(read_official_list(path).names)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    assert names(tmp_path, TABLE.encode(encoding)) == NAMES


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace("\n", "\r\n"),
        TABLE.replace(",", "\t"),
        TABLE.replace(",", ";"),
        TABLE.replace("代码,名称", "行政区划代码（12 位）,单位名称 "),
        TABLE.replace("代码,名称", "CODE,Name"),
        "贵州省区划名单,\n截至 2026 年 6 月,\n\n" + TABLE + ",合计 4\n注：不含筹备中的,\n",
        "序号,名称,代码\n1,贵州省,52\n2,\u3000遵义市,'5203\n3,红花岗区,520302000000\n4,新街道办事处,520302001000\n",
        TABLE.replace("红花岗区", "红花 岗区\u200b"),
        TABLE + "710000,台湾省\n810000,香港特别行政区\n",
        TABLE + "520302,红花岗区\n",
    ],
)
def test_shape_is_found(tmp_path: Path, text: str) -> None:
    assert names(tmp_path, text.encode()) == NAMES


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "这个文件是空的。"),
        (b" \n\n", "这个文件是空的。"),
        (b"PK\x03\x04", "这是 Excel 工作簿，请另存为 CSV 再来。"),
        (b"\x00\x01\x02", "这个文件不是文字"),
        (
            "代码,人口\n52,3\n".encode(),
            "没有找到列名。要有一行写着“代码”“名称”（或 code、name）；第一行现在是：代码、人口",
        ),
        ("52,贵州省\n".encode(), "没有找到列名"),
        ("代码,名称\n".encode(), "表里一个区划也没有。"),
        ("代码,名称\n1.10113E+11,顺义区\n".encode(), "第 2 行的“1.10113E+11”不是区划代码（代码列设成“文本”再另存）"),
        ("代码,名称\n5203,甲\n52030,乙\n".encode(), "第 3 行的“52030”不是区划代码"),
        ("代码,名称\n5203,甲\n520300,乙\n".encode(), "第 3 行：5203 在前面叫“甲”，这里叫“乙”"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(ListRefusedError) as refused:
        names(tmp_path, content)
    assert str(refused.value).startswith(words)


def test_lines_that_are_no_divisions_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text(TABLE + "合计,4\n,\n810000,香港特别行政区\n", encoding="utf-8")
    assert read_official_list(path).skipped == 2
