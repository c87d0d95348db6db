"""Is a block read as it was written, also out of a mail, and is whatever else refused in words?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.corrections.block import Block, blocks_in, read_block, write_block
from stationbook.model.correction import LONGEST_BLOCK, Change, CorrectedKind, Correction

PHONE = Change(field="phones[1].number", old="0571-12345678", new="0571-87654321")
CORRECTION = Correction(kind=CorrectedKind.STATION, id="990101-qingxi", changes=(PHONE,), reason="打过去是空号")
BLOCK = write_block(CORRECTION)
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Co", "Zl", "Zp", "Cn")), min_size=1).filter(
    str.strip
)


def only(text: str) -> Block:
    (block,) = blocks_in(text)
    return block


@given(old=WORDS | st.none() | st.integers() | st.booleans(), new=WORDS | st.none(), reason=WORDS)
def test_what_is_written_is_read_again(old: str | int | bool | None, new: str | None, reason: str) -> None:
    change = Change(field="premises.address", old=old, new=new)
    correction = Correction(kind=CorrectedKind.STATION, id="990101-qingxi", changes=(change,), reason=reason)
    assert only(f"您好：\n\n{write_block(correction)}\n谢谢").correction == correction


def test_block_is_found_in_a_mail_that_was_answered_and_wrapped() -> None:
    quoted = "".join(f"> {line}\n" for line in f"您好\n{BLOCK}".splitlines())
    assert only(quoted).correction == CORRECTION
    assert only(BLOCK.replace("是空号", "是\n空号")).correction == CORRECTION
    assert only(BLOCK.replace("\n", "\r\n")).correction == CORRECTION


def test_every_block_of_a_text_is_found_in_its_order() -> None:
    other = CORRECTION.model_copy(update={"id": "990101-liuwan"})
    assert [one.correction for one in blocks_in(BLOCK + "又：\n" + write_block(other))] == [CORRECTION, other]
    assert list(blocks_in("没有块，只有```代码```")) == []


def test_code_stands_for_exactly_these_words() -> None:
    changed = CORRECTION.model_copy(update={"changes": (PHONE.model_copy(update={"new": "0571-87654322"}),)})
    assert CORRECTION.code == only(BLOCK).correction.code  # type: ignore[union-attr]
    assert changed.code != CORRECTION.code


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{", "不是完整的 JSON"),
        ("[" * 5000, "不是完整的 JSON"),
        ('{"id": NaN}', "不是完整的 JSON"),
        ('{"id": "a-b", "id": "a-c"}', "同一项写了两次"),
        ("x" * (LONGEST_BLOCK + 1), "太长"),
        ('{"version": 2}', "第 2 版"),
        ('{"version": 1, "kind": "station", "id": "../x", "reason": "x"}', "id 不合格式"),
        ('{"kind": "station", "id": "a-b", "reason": "x", "path": "data/x.yml"}', "path 不合格式"),
        ('{"kind": "station", "id": "a-b", "reason": " "}', "reason 不合格式"),
        (
            '{"kind": "station", "id": "a-b", "reason": "x", "changes": [{"field": "phones[0].number"}]}',
            "changes.0.field",
        ),
        ('{"kind": "station", "id": "a-b", "reason": "x", "changes": [{"field": "__class__"}]}', "changes.0.field"),
        ("[]", "整块 不合格式"),
    ],
)
def test_what_the_form_would_not_have_written_is_refused(body: str, words: str) -> None:
    block = read_block(body)
    assert (block.correction, words in block.refused) == (None, True), block


def test_block_that_was_cut_off_is_told() -> None:
    assert "少了结尾" in only(BLOCK.rstrip("`\n")).refused


def test_block_can_be_pasted_into_json_as_it_is() -> None:
    assert json.loads(BLOCK.split("\n", 1)[1].rsplit("```", 1)[0])["id"] == "990101-qingxi"
