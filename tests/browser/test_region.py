"""Is the site of a region usable on a phone: whole name, own colour, a finder that begins with its counties?"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import open_mounted
from tests.browser.test_every_page import serious_findings
from tests.conftest import BUILT_ON, run_stationbook
from tests.serving import serve
from tests.tiny import write

NAME = "黔西南布依族苗族自治州社会工作服务站"
STATION = """\
id: 522301-{slug}
official_name: 兴义市{name}社会工作服务站
tier: township
division: "{code}"
status: operating
"""


@pytest.fixture(scope="module")
def region_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = tmp_path_factory.mktemp("region") / "demo"
    who = ("--name", NAME, "--publisher", "某某社", "--kind", "organisation")
    assert run_stationbook("init", str(project), "--division", "5223", *who, cwd=project.parent).returncode == 0
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    # Just dark enough on white, and so too light on its own tint.
    write(project, "mkdocs.yml", settings.replace("      # colour: ", '      colour: "#767676"  # '))
    for slug, name, code in (("huangcao", "黄草街道", "522301001"), ("xingtai", "兴泰街道", "522301002")):
        text = STATION.format(slug=slug, name=name, code=code)
        write(project, f"data/stations/52/522301/{slug}.yml", text)
    phones = '\ntownship_phones: [{division: "522301001", phone: 0859-3222001}]\n'
    region = project / "data/regions/5223.yml"
    region.write_text(region.read_text(encoding="utf-8") + phones, encoding="utf-8")
    built = run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    server, url = serve(Path(project / "site"))
    yield url
    server.shutdown()
    server.server_close()


def test_finder_begins_with_what_there_is_to_choose(page: Page, region_url: str) -> None:
    open_mounted(page, f"{region_url}stations/")
    county = page.get_by_label("县（市、区）")
    expect(county.locator("option")).to_have_count(9)
    expect(page.get_by_label("省（自治区、直辖市）")).to_be_hidden()
    expect(page.get_by_label("市（州）")).to_be_hidden()
    expect(page.locator("[data-station]")).to_have_count(2)
    county.select_option("兴义市")
    page.get_by_label("乡镇（街道）", exact=True).select_option("黄草街道")
    expect(page.locator("[data-station]:visible")).to_have_count(1)
    open_mounted(page, f"{region_url}stations/?division=522301002")
    expect(county).to_have_value("522301")
    expect(page.locator("[data-station]:visible")).to_contain_text("兴泰街道")


@pytest.mark.parametrize("address", ["", "divisions/", "divisions/522301/", "coverage/", "stations/522301/huangcao/"])
def test_page_fits_320_pixels_with_its_whole_name_and_pleases_axe(
    browser: Browser, region_url: str, address: str
) -> None:
    with closing(browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN")) as context:
        page = context.new_page()
        open_mounted(page, region_url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        name = page.locator(".sb-header__whole")
        expect(name).to_have_text(NAME)
        assert name.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
        assert page.locator(".sb-header").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
        serious = {"light": serious_findings(page)}
        page.locator("input[name=__palette][data-md-color-scheme=slate]").dispatch_event("click")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        serious["dark"] = serious_findings(page)
    assert serious == {"light": [], "dark": []}
