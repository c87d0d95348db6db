"""What may a page load and run?"""

import base64
import hashlib
import re
from pathlib import Path

import material
import pytest

from stationbook.model.settings import Basemap, Settings
from stationbook.theme.content_policy import theme_scripts, with_content_policy
from tests.tiny import write

OWN = "run()"
PAGE = '<html><head><title>页</title></head><body><script>run()</script><script src="a.js"></script></body></html>'
SCRIPTS = re.compile(re.escape(OWN))
MATERIAL = Path(material.__file__).parent / "templates"


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(html: str = PAGE, settings: Settings | None = None) -> str:
    return with_content_policy(html, settings or Settings(), SCRIPTS)


def test_script_of_the_theme_is_allowed_by_its_hash_only() -> None:
    page = policy()
    assert hash_of(OWN) in page
    assert "unsafe-inline" not in page
    assert page.count("sha256-") == 1


@pytest.mark.parametrize("script", ["steal()", "run();steal()", " run()", ""])
def test_script_that_is_not_the_themes_is_not_allowed_wherever_it_stands(script: str) -> None:
    page = policy(PAGE.replace("<body>", f"<body><script>{script}</script>"))
    assert re.findall(r"'sha256-[^']*'", page) == [hash_of(OWN)]


def test_policy_is_the_first_thing_in_the_head() -> None:
    assert policy().startswith('<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'self\';')


def test_other_sites_learn_the_site_and_not_the_page() -> None:
    assert '<meta name="referrer" content="strict-origin-when-cross-origin">' in policy()


def test_only_a_configured_basemap_opens_the_policy_for_its_tiles() -> None:
    basemap = Basemap(url="https://t{s}.tiles.example/x?tk=1", attribution="某图", review_number="GS（20XX）1号")
    assert "https:" not in policy()
    assert "img-src 'self' data: https://*.tiles.example;" in policy(settings=Settings(basemap=basemap))


@pytest.fixture(scope="module")
def known() -> re.Pattern[str]:
    return theme_scripts([MATERIAL])


@pytest.mark.parametrize("way", [".", "..", "../../..", "/", "/2026.1/", "https://example.org/a"])
def test_scripts_of_material_are_known_at_every_depth(known: re.Pattern[str], way: str) -> None:
    source = (MATERIAL / "partials/javascripts/base.html").read_text(encoding="utf-8")
    script = re.sub(r"{{.*?}}", way, source.split("<script>")[1].split("</script>")[0])
    assert known.fullmatch(script)


def test_script_of_material_with_anything_else_in_it_is_not_known(known: re.Pattern[str]) -> None:
    source = (MATERIAL / "partials/javascripts/base.html").read_text(encoding="utf-8")
    script = source.split("<script>")[1].split("</script>")[0]
    for way in ('"+steal()+"', "x',steal(),'", "a b"):
        assert not known.fullmatch(re.sub(r"{{.*?}}", way, script))
    assert not known.fullmatch(re.sub(r"{{.*?}}", ".", script) + ";steal()")


def test_script_that_a_template_puts_together_is_not_known(tmp_path: Path) -> None:
    write(tmp_path, "main.html", "<script>a({{ x }})</script><script>{% if x %}b(){% endif %}</script>")
    write(tmp_path, "partials/deep/one.html", "<script>\n  c(\n  1)\n</script>")
    known = theme_scripts([tmp_path])
    assert not known.fullmatch("a(1)")
    assert not known.fullmatch("b()")
    assert known.fullmatch("\nc(\n1)\n")
    assert not theme_scripts([]).fullmatch("")
