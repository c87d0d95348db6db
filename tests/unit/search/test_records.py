"""Are the words of a clause found, and nothing that only marks them?"""

from stationbook.search.records import search_records
from tests.builders import catalogue, edition, standards

TEXT = """\
## 场地 {#premises}
面积**应**见[表](#tab)、`premises.area`和{{ref:tiny/standard#premises}}。
注：说明。

- 个案室

a) 甲

表：面积 {#tab}

| 项 | 值 |
|---|--:|
| 面积 | 60 |
"""


def test_clause_is_found_by_its_words_without_marks() -> None:
    found = next(
        record for record in search_records(catalogue(standards=standards(edition(TEXT)))) if record.kind == "clause"
    )
    assert found.text == "面积应见表、premises.area和。 注：说明。 个案室 a) 甲 表：面积 项 值 面积 60"
