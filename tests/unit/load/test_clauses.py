"""Which clauses does a text have, and is their numbering that of GB/T 1.1?"""

from stationbook.load.clauses import parse_clauses

TEXT = """\
## 范围 {#scope}

本文件规定了面积。

## 硬件 {#premises}
### 面积 {#premises.area}
面积应不少于 60 m²。 {#premises.area.least}

另一条。 {#premises.area.other}

### 标识 {#premises.sign}
#### 位置 {#premises.sign.place}
## 附录 A（资料性）样式 {#annex-a}
### 表格 {#annex-a.table}
"""


def test_numbers_follow_the_order_of_chapters_clauses_and_annexes() -> None:
    numbers = {clause.id: clause.number for chapter in parse_clauses(TEXT) for clause in chapter.walk()}
    assert numbers == {
        "scope": "1",
        "premises": "2",
        "premises.area": "2.1",
        "premises.area.least": "2.1.1",
        "premises.area.other": "2.1.2",
        "premises.sign": "2.2",
        "premises.sign.place": "2.2.1",
        "annex-a": "A",
        "annex-a.table": "A.1",
    }


def test_clause_knows_the_lines_of_its_heading_and_of_its_text() -> None:
    scope, premises, _ = parse_clauses(TEXT, first_line=11)
    assert (scope.line, scope.text_line, scope.text) == (11, 13, "本文件规定了面积。")
    least = premises.children[0].children[0]
    assert (least.line, least.text_line, least.title) == (17, 17, "")


def test_excerpt_has_no_numbers() -> None:
    assert {c.number for chapter in parse_clauses(TEXT, numbered=False) for c in chapter.walk()} == {""}
