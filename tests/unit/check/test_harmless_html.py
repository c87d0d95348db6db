"""Is what runs, loads or pretends made inert, named, and everything else kept?"""

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.check.harmless_html import harmless, harms
from stationbook.check.raw_html import check_raw_html
from stationbook.model.written import WrittenPage
from tests.builders import catalogue

HARMS = {
    "<script>alert(1)</script>": "script",
    "<SCRIPT src=//x>": "script",
    "<svg onload=alert(1)></svg>": "svg",
    "<iframe src=x></iframe>": "iframe",
    "<object data=x></object>": "object",
    "<embed src=x>": "embed",
    "<style>*{}</style>": "style",
    "<meta http-equiv=refresh content=0>": "meta",
    "<base href=//x>": "base",
    "<form action=x><input name=a></form>": "form",
    "<link rel=stylesheet href=x>": "link",
    "<img src=x onerror=alert(1)>": "onerror",
    '<a href="x" onclick="alert(1)">x</a>': "onclick",
    '<a href="javascript:alert(1)">x</a>': "javascript:",
    '<a href="java&#10;script&colon;alert(1)">x</a>': "javascript:",
    '<a href=" JaVaScRiPt:alert(1)">x</a>': "javascript:",
    '<a href="data:text/html,x">x</a>': "data:",
    '<a href="vbscript:x">x</a>': "vbscript:",
    '<img src="//elsewhere.example/x.png" alt="">': "src=//",
    '<img src="\\\\elsewhere.example/x.png" alt="">': "src=//",
    '<img src="https://elsewhere.example/x.png" alt="">': "src=https",
    '<p style="position:fixed">x</p>': "style",
    '<p data-module="release">x</p>': "data-module",
    '<div id="__config">{}</div>': "id=__",
    "<math><mtext></mtext></math>": "math",
    "<template><b>x</b></template>": "template",
    "<![CDATA[<script>x</script>]]><script>": "script",
    "<![x><script>": "script",
    "<![if IE]><script>x</script><![endif]>": "script",
}
KEPT = (
    "<p>一 &lt; 二 &amp; “三”</p>",
    '<h2 id="_1">题<a class="headerlink" href="#_1" title="本节链接">¶</a></h2>',
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
    '<p><img src="a.png" alt="图" width="300"> <a href="../x/#y">x</a> <a href="https://example.org/?a=1&amp;b=2">y</a></p>',
    '<details open="">\n<summary>更多</summary><kbd>Tab</kbd><br>H<sub>2</sub>O</details>',
    '<p><span class="sb-sample">示例数据</span></p>',
    "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>",
)


class Dangers(HTMLParser):
    """Gathers what a browser would run or load of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "iframe", "object", "embed", "svg", "math", "meta", "base", "link", "form"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in {"href", "src"} and "script:" in (value or "").lower()):
                self.found.append(name)


@pytest.mark.parametrize(("html", "harm"), HARMS.items())
def test_what_may_not_stand_on_a_page_is_named_and_made_inert(html: str, harm: str) -> None:
    assert harm in list(harms(html))
    assert list(harms(harmless(html))) == []
    assert Dangers(harmless(html)).found == []


@pytest.mark.parametrize("html", KEPT)
def test_what_may_stand_is_kept_as_it_is(html: str) -> None:
    assert list(harms(html)) == []
    assert harmless(html) == html


def test_script_is_shown_as_the_text_that_it_is() -> None:
    assert harmless("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_alignment_of_a_table_is_left_out_without_a_word() -> None:
    html = markdown.markdown("| a |\n|--:|\n| 1 |", extensions=["tables"])
    assert "text-align" in html
    assert list(harms(html)) == []
    assert "style" not in harmless(html)


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>/\"'= &;!-[]x\n\0",
                "script",
                "svg",
                "onload",
                "a href",
                "javascript:",
                "<!--",
                "-->",
                "&#60;",
                "<p",
                "title",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_nothing_that_is_put_together_survives(html: str) -> None:
    once = harmless(html)
    assert Dangers(once).found == []
    assert harmless(once) == once


def test_page_is_told_what_it_may_not_hold_and_where() -> None:
    text = '---\ntitle: 页\n---\n\n好。\n\n<script>alert(1)</script>\n\n[x](y){onclick="z"}\n'
    html = markdown.markdown(text, extensions=["attr_list"])
    pages = catalogue(written={"content/guide/x.md": WrittenPage(text, html)})
    told = [(problem.path, problem.line, problem.message) for problem in check_raw_html(pages)]
    assert told == [
        ("content/guide/x.md", 7, "网页里不能写“script”"),
        ("content/guide/x.md", 9, "网页里不能写“onclick”"),
    ]
