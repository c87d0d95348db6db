"""Is every block found in whatever was handed in, and nothing passed over in silence?"""

import json
import os
from email.message import EmailMessage
from pathlib import Path

import pytest

from stationbook.corrections.block import write_block
from stationbook.corrections.received import NotReadError, Received, received
from stationbook.model.correction import Change, CorrectedKind, Correction

CORRECTION = Correction(
    kind=CorrectedKind.STATION,
    id="990101-qingxi",
    changes=(Change(field="official_name", old="甲", new="乙"),),
    reason="挂牌换了",
)
BLOCK = write_block(CORRECTION)


def found(path: Path, content: str | bytes) -> list[Received]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(received(path))


def codes(handed_in: list[Received]) -> list[str]:
    return [one.block.correction.code if one.block.correction else one.block.refused for one in handed_in]


def test_issues_of_a_forge_hold_their_blocks_and_who_approved(tmp_path: Path) -> None:
    issues = [
        {
            "number": 7,
            "body": f"你好\n{BLOCK}",
            "comments": [
                {"authorAssociation": "NONE", "body": "核准 0000000000"},
                {"authorAssociation": "MEMBER", "body": "核准 1111111111"},
            ],
        },
        {"iid": 8, "description": BLOCK},
        {"number": 9, "body": None},
    ]
    one, two, three = found(tmp_path / "issues.json", json.dumps(issues))
    assert codes([one, two]) == [CORRECTION.code] * 2
    assert (one.where, two.where) == ("issues.json 议题 7", "issues.json 议题 8")
    assert (one.approvals, two.approvals) == (("核准 1111111111",), ())
    assert "没有更正块" in three.block.refused


def test_file_of_the_form_and_texts_hold_theirs(tmp_path: Path) -> None:
    body = BLOCK.split("\n", 1)[1].rsplit("```", 1)[0]
    assert codes(found(tmp_path / "更正.json", body)) == [CORRECTION.code]
    assert codes(found(tmp_path / "a.txt", BLOCK.encode("gbk"))) == [CORRECTION.code]
    assert codes(found(tmp_path / "a.md", b"\xef\xbb\xbf" + BLOCK.encode())) == [CORRECTION.code]


@pytest.mark.parametrize("is_attached", [True, False])
def test_saved_mail_holds_its_block_in_the_words_or_beside_them(tmp_path: Path, is_attached: bool) -> None:
    mail = EmailMessage()
    mail["Subject"] = "纠错"
    mail.set_content("见附件" if is_attached else f"您好\n{BLOCK}")
    if is_attached:
        body = BLOCK.split("\n", 1)[1].rsplit("```", 1)[0]
        mail.add_attachment(body.encode(), maintype="application", subtype="json", filename="更正.json")
    assert codes(found(tmp_path / "a.eml", bytes(mail))) == [CORRECTION.code]


def test_table_of_answers_holds_one_change_a_line(tmp_path: Path) -> None:
    table = (
        "提交时间,类别,编号,字段,原来,应为,说明,来源\n"
        "今天,站点,990101-qingxi,official_name,甲,乙,挂牌换了,\n"
        ",,,,,,,\n"
        "今天,机构,x,,,,,\n"
        "今天,站点,990101-qingxi,official_name,甲,乙,,\n"
    )
    right, wrong, empty = found(tmp_path / "答卷.csv", table)
    assert codes([right]) == [CORRECTION.code]
    assert (wrong.where, "类别应是" in wrong.block.refused) == ("答卷.csv 第 4 行", True)
    assert "说明没有写" in empty.block.refused
    assert "表头缺少：类别" in found(tmp_path / "b.csv", "a,b\n1,2\n")[0].block.refused


def test_folder_gives_what_each_file_holds_and_says_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BLOCK, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / "c.json").write_text("{", encoding="utf-8")
    (tmp_path / "d.md").symlink_to(tmp_path / "a.md")
    os.mkfifo(tmp_path / "e.md")
    assert [one.block.refused for one in received(tmp_path)] == [
        "",
        "只认得 .json、.eml、.md、.txt、.csv 文件",
        "不是完整的 JSON",
        "不是普通的文件",
        "不是普通的文件",
    ]


def test_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotReadError, match="读不了"):
        list(received(tmp_path / "x.md"))
