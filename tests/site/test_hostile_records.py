"""Does a hostile set of records build inertly, or is it refused?"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stationbook.build.site import BuildFailedError, build_site
from tests.builders import ON
from tests.tiny import QINGXI, make_tiny_project, write

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""\
id: 990101-hostile
official_name: '{SCRIPT}" onmouseover="alert(1)'
tier: township
division: "990101102"
status: operating
sample: true
about: '</article><img src=x onerror=alert(1)>'
host: '{{{{ 7 * 7 }}}}'
competent_authority: '=HYPERLINK("http://example.org","x")'
premises: {{address: '[x](javascript:alert(1))', rooms: ['<iframe src="//example.org">']}}
rules: ['-->{SCRIPT}<!--', '&lt;script&gt;', '${{alert(1)}}', '@SUM(1)', '+1', '-1']
services: [{{service: child-visiting, how_to_apply: '<a href="javascript:alert(1)">x</a>'}}]
programmes: [{{name: '<svg onload=alert(1)>'}}]
notes: ['{SCRIPT}']
"""


class Dangers(HTMLParser):
    """Gathers what would run: handlers of events, script addresses, frames."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"iframe", "object", "embed"}:
            self.found.append(tag)
        self.found += [name for name, _ in attrs if name.startswith("on")]
        self.found += [str(value) for _, value in attrs if (value or "").strip().lower().startswith("javascript:")]


@pytest.fixture(scope="module")
def hostile_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a hostile record, built once; the tests only read it."""
    project = make_tiny_project(root, tmp_path_factory.mktemp("hostile"))
    write(project, "data/stations/99/990101/hostile.yml", HOSTILE)
    build_site(project, project / "site", on=ON)
    return project / "site"


def test_markup_in_records_stays_text_on_every_page(hostile_site: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in hostile_site.rglob("*.html")]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    for page in pages:
        assert SCRIPT not in page
        assert Dangers(page).found == []


def test_template_syntax_in_records_is_not_evaluated(hostile_site: Path) -> None:
    page = (hostile_site / "stations/990101/hostile/index.html").read_text(encoding="utf-8")
    assert "{{ 7 * 7 }}" in page


def test_cells_that_a_spreadsheet_would_run_are_disarmed(hostile_site: Path) -> None:
    table = (hostile_site / "data/stations.csv").read_text(encoding="utf-8-sig")
    assert not re.search(r'(?:^|,|")(?:=HYPERLINK|@SUM|\+1|-1\b)', table, re.MULTILINE)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("id: 990101-qingxi", "id: ../../../etc/passwd"), "id"),
        (("id: 990101-qingxi", "id: 990101-qing/xi"), "id"),
        (("official_name: 例县", "official_name: 例\u202e县"), "official_name"),
        (("official_name: 例县", f"official_name: {'长' * 100_000}"), "official_name"),
        (("sample: true", "sample: true\nsources: [{title: 某报, url: 'javascript:alert(1)'}]"), "url"),
        (("sample: true", "sample: true\nnotes: ['身份证 11010519491231002X']"), "notes"),
    ],
    ids=["parent folders", "slash", "right-to-left override", "100 kB", "javascript link", "identity number"],
)
def test_what_cannot_be_published_is_refused(tiny_project: Path, change: tuple[str, str], words: str) -> None:
    write(tiny_project, "data/stations/99/990101/qingxi.yml", QINGXI.replace(*change))
    with pytest.raises(BuildFailedError) as refused:
        build_site(tiny_project, tiny_project / "site", on=ON)
    assert refused.value.report is not None
    said = "\n".join(map(str, refused.value.report.problems))
    assert re.search(rf"qingxi\.yml:\d+:\d+ \S*{words}", said), said[:2000]
    assert "11010519491231002X" not in said
    assert not (tiny_project / "site").exists()
