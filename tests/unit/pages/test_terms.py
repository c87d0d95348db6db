"""Is a term explained where it is first mentioned, and nothing that only looks like it?"""

from stationbook.model.blocks import runs_of
from stationbook.model.runs import Run, Term, Words
from stationbook.pages.clause_text import shown_blocks
from stationbook.pages.terms import defined_terms, explain_terms
from tests.builders import edition

TERMS = """\
## 术语和定义 {#terms}
### 社工站 {#terms.station}
固定**站点**。

另一段。
### 社工 {#terms.worker}
专职人员。
"""


def explained(text: str) -> list[Run]:
    one = edition(f"{TERMS}## 正文 {{#body}}\n{text}\n")
    clause = one.clause("body")
    assert clause is not None
    return list(runs_of(explain_terms(shown_blocks(clause, {}, {}, ""), clause, defined_terms(one), set())))


def buttons(text: str) -> list[str]:
    runs = [run for run in explained(text) if isinstance(run, Term | Words)]
    return [f"[{run.text}]" if isinstance(run, Term) else run.text for run in runs]


def test_definition_is_the_first_paragraph_without_marks() -> None:
    assert [(one.word, one.definition) for one in defined_terms(edition(TERMS))] == [
        ("社工站", "固定站点。"),
        ("社工", "专职人员。"),
    ]


def test_first_mention_is_explained_once() -> None:
    assert buttons("社工站好，社工站有社工，社工多。") == ["[社工站]", "好，社工站有", "[社工]", "，社工多。"]


def test_word_within_a_longer_term_is_no_mention() -> None:
    assert buttons("社工站、社工站。") == ["[社工站]", "、社工站。"]


def test_links_and_heads_of_tables_are_left_alone() -> None:
    assert buttons("[社工站](#body)\n\n| 社工 |\n|---|\n| 社工站 |") == ["社工站", "社工", "[社工站]"]
