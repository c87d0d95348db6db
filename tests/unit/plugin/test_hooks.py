"""Is what people wrote inert on its page even where no check has seen it, for MkDocs has other extensions than ours?"""

from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.toc import AnchorLink, TableOfContents

from stationbook.plugin import StationbookPlugin
from stationbook.search.records import SearchRecord

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def plugin() -> Any:
    plugin: Any = StationbookPlugin()
    plugin.pages, plugin.written = {}, []
    return plugin


def page(**fields: Any) -> Any:
    usual = {
        "file": SimpleNamespace(src_uri="guide/x.md"),
        "meta": {},
        "title": "页",
        "toc": TableOfContents([]),
        "url": "guide/x/",
    }
    return SimpleNamespace(**{**usual, **fields})


def shown(plugin: Any, html: str, of: Any) -> str:
    return str(plugin.on_page_content(html, page=of, config=None, files=None))


def test_script_in_a_page_is_shown_as_text_and_found_as_words(plugin: Any) -> None:
    assert shown(plugin, f"<p>好</p>{SCRIPT}", page()) == "<p>好</p>&lt;script&gt;alert(1)&lt;/script&gt;"
    assert plugin.written == [SearchRecord("page", "guide/x/", "页", "说明", "好<script>alert(1)</script>")]


def test_front_matter_is_text_wherever_the_theme_prints_it(plugin: Any) -> None:
    one = page(title=f"甲 & 乙{SCRIPT}", meta={"kind": f'x"{SCRIPT}', "hide": ["toc", SCRIPT], "order": 1})
    shown(plugin, "", one)
    assert one.title == "甲 &amp; 乙&lt;script&gt;alert(1)&lt;/script&gt;"
    assert "<" not in str(one.meta)
    assert '"' not in one.meta["kind"]
    assert one.meta["order"] == 1
    # The search shows words, not markup.
    assert plugin.written[0].title == f"甲 & 乙{SCRIPT}"


def test_title_that_mkdocs_escaped_is_not_escaped_twice(plugin: Any) -> None:
    one = page(title="甲 &amp; 乙")
    shown(plugin, "", one)
    assert one.title == "甲 &amp; 乙"


def test_contents_list_holds_no_script_at_any_depth(plugin: Any) -> None:
    top, below = AnchorLink(f"一{SCRIPT}", "a", 1), AnchorLink(f"二 <code>x</code>{SCRIPT}", 'b" onclick="x', 2)
    top.children = [below]
    shown(plugin, "", page(toc=TableOfContents([top])))
    assert top.title == "一&lt;script&gt;alert(1)&lt;/script&gt;"
    assert below.title == "二 <code>x</code>&lt;script&gt;alert(1)&lt;/script&gt;"
    assert '"' not in below.url
