"""Is the site of a region usable on a phone: whole name, own colour, a finder that begins with its counties?"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

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


@pytest.fixture(scope="module")
def region_with_samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = tmp_path_factory.mktemp("samples") / "demo"
    who = ("--name", NAME, "--publisher", "某某社", "--kind", "organisation", "--with-samples")
    assert run_stationbook("init", str(project), "--division", "5223", *who, cwd=project.parent).returncode == 0
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, "mkdocs.yml", settings.replace("      # colour: ", '      colour: "#8a2a2a"  # '))
    place = "location: {lat: 25.09, lon: 104.9, precision: township}\n"
    text = STATION.format(slug="huangcao", name="黄草街道", code="522301001") + place
    write(project, "data/stations/52/522301/huangcao.yml", text)
    assert run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=project).returncode == 0
    server, url = serve(Path(project / "site"))
    yield url
    server.shutdown()
    server.server_close()


def test_finder_begins_with_the_region_and_the_sample_comes_last(page: Page, region_with_samples: str) -> None:
    open_mounted(page, f"{region_with_samples}stations/")
    province, county = page.get_by_label("省（自治区、直辖市）"), page.get_by_label("县（市、区）")
    expect(province).to_be_hidden()
    assert county.locator("option").all_inner_texts()[1:] == [
        *("兴义市", "兴仁市", "普安县", "晴隆县", "贞丰县", "望谟县", "册亨县", "安龙县"),
        "示例省",
    ]
    expect(page.locator("[data-station]").first).to_contain_text("黄草街道")
    # The sample has a whole row of its own, and all leads back.
    county.select_option("示例省")
    expect(province).to_have_value("99")
    page.get_by_label("市（州）").select_option("示例市")
    county.select_option("例县")
    expect(page.get_by_label("乡镇（街道）", exact=True).locator("option")).to_have_count(16)
    expect(page.locator("[data-station='990101-qingxi']")).to_be_visible()
    expect(page.locator("[data-station='522301-huangcao']")).to_be_hidden()
    province.select_option("全部")
    expect(province).to_be_hidden()
    expect(page.locator("[data-station='522301-huangcao']")).to_be_visible()
    open_mounted(page, f"{region_with_samples}stations/?division=990101101")
    expect(county).to_have_value("990101")
    page.go_back()
    expect(province).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_a_pin_have_the_colours_of_the_site(
    browser: Browser, region_with_samples: str, scheme: Literal["light", "dark"]
) -> None:
    with closing(browser.new_context(color_scheme=scheme, locale="zh-CN")) as context:
        page = context.new_page()
        open_mounted(page, f"{region_with_samples}stations/")
        page.locator(".sb-pin").first.click()
        link = page.locator(".leaflet-popup-content a")
        expect(link).to_be_visible()
        token = "getComputedStyle(document.body).getPropertyValue"
        resolved = "one => {const at = document.createElement('p'); at.style.color = one; document.body.append(at);"
        resolved += "const found = getComputedStyle(at).color; at.remove(); return found}"
        pine = page.evaluate(resolved, page.evaluate(f"{token}('--sb-pine')"))
        raised = page.evaluate(resolved, page.evaluate(f"{token}('--sb-raised')"))
        expect(link).to_have_css("color", pine)
        expect(page.locator(".leaflet-popup-content-wrapper")).to_have_css("background-color", raised)
        assert serious_findings(page) == []


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
