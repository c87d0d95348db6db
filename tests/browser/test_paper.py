"""Does what leaves the site on paper lead back to it: codes, door plates, handouts?"""

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from stationbook.build.publish import publish_site
from tests.browser.opening import open_mounted
from tests.conftest import BUILT_ON, run_stationbook
from tests.serving import serve

ADDRESS = "https://stations.example.org/"
QINGXI, HEPING = "stations/990101/qingxi/", "stations/320812/heping/"
# The station with the most services; one suspended; one closed.
FULLEST, SUSPENDED, CLOSED = "stations/990101/qiaodong/", "stations/990101/liuhe/", "stations/990101/xiadu/"
STANDING = "s/990101-qingxi/"
_TO_GREY = """async (png) => {
  const blob = new Blob([Uint8Array.from(atob(png), (one) => one.charCodeAt(0))]);
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  const grey = Array.from({ length: data.length / 4 }, (_, at) => String.fromCharCode(data[4 * at + 1]));
  return [bitmap.width, bitmap.height, btoa(grey.join(""))];
}"""


@pytest.fixture(scope="module")
def addressed_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project built for an address of its own."""
    project = tmp_path_factory.mktemp("addressed")
    for folder in ("content", "data", "overrides"):
        shutil.copytree(root / folder, project / folder)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{settings}\nsite_url: {ADDRESS}\n", encoding="utf-8")
    done = run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def addressed(addressed_site: Path) -> Iterator[str]:
    """The same, served here."""
    server, url = serve(addressed_site)
    yield url
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def published(addressed_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same as the second of two releases, served from the root of what is published."""
    www = tmp_path_factory.mktemp("published")
    for version in ("2026.1", "2026.2"):
        publish_site(addressed_site, www, version, alias="latest")
    server, url = serve(www)
    yield url
    server.shutdown()
    server.server_close()


def scanned(page: Page) -> list[str]:
    """What a phone held before the screen reads."""
    blank = page.context.new_page()
    width, height, grey = blank.evaluate(_TO_GREY, base64.b64encode(page.screenshot()).decode())
    blank.close()
    image = memoryview(base64.b64decode(grey)).cast("B", (height, width))
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize(("address", "standing"), [(QINGXI, STANDING), (HEPING, "s/320812-heping/")])
def test_code_on_the_screen_says_the_standing_address(page: Page, addressed: str, address: str, standing: str) -> None:
    page.goto(addressed + address)
    assert scanned(page) == []
    page.get_by_text("二维码", exact=True).click()
    page.locator("details .sb-qr").scroll_into_view_if_needed()
    assert scanned(page) == [ADDRESS + standing]


def test_code_on_paper_stands_at_the_top_right(page: Page, addressed: str) -> None:
    page.goto(addressed + QINGXI)
    page.emulate_media(media="print")
    code, heading = page.locator(".sb-qr--paper").bounding_box(), page.locator("h1").bounding_box()
    assert code is not None
    assert heading is not None
    assert code["y"] <= heading["y"]
    assert code["x"] > 390 / 2
    page.evaluate("scrollTo(0, 0)")
    assert scanned(page) == [ADDRESS + STANDING]


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def on_paper(page: Page) -> str:
    """What a page says when printed."""
    page.emulate_media(media="print")
    return page.locator("body").inner_text()


@pytest.mark.parametrize("address", [FULLEST, HEPING])
def test_station_is_one_sheet(page: Page, addressed: str, address: str) -> None:
    open_mounted(page, addressed + address)
    assert sheets(page.pdf(format="A4")) == 1


def test_station_on_paper_is_for_the_visitor_and_says_nothing_of_the_moment(page: Page, addressed: str) -> None:
    open_mounted(page, addressed + FULLEST)
    moment = page.locator("[data-module=open-now]").inner_text()
    assert moment != ""
    words = on_paper(page)
    for gone in (moment, "现在", "给社工和管理部门", "差什么", "资料来源与纠错", "收藏", "打印单页"):
        assert gone not in words
    for kept in ("桥东街道书院巷", "000-00000103", "开放时间", "请带：户口簿", "12345"):
        assert kept in words


@pytest.mark.parametrize(
    ("address", "said"),
    [(SUSPENDED, "本站点暂停服务：2026年9月1日起，至2026年12月31日。"), (CLOSED, "本站点已撤销（2026年1月31日）。")],
)
def test_station_out_of_service_says_so_on_paper_with_its_date(
    page: Page, addressed: str, address: str, said: str
) -> None:
    open_mounted(page, addressed + address)
    assert said in on_paper(page)


def test_station_on_paper_says_when_how_fresh_and_where(page: Page, addressed: str) -> None:
    page.clock.set_fixed_time("2026-11-24T17:00:00Z")
    open_mounted(page, addressed + FULLEST)
    foot = page.locator(".sb-station__paper")
    expect(foot).to_be_hidden()
    assert f"打印于 2026年11月25日 · 资料核实 2026年10月20日 · {ADDRESS}s/990101-qiaodong/" in on_paper(page)


def test_station_on_paper_that_nobody_verified_says_so_and_its_sources(page: Page, addressed: str) -> None:
    open_mounted(page, addressed + HEPING)
    words = on_paper(page)
    assert re.search("以上资料没有核实过，来自：.+《淮安日报》.+。", words)
    assert "资料核实 " not in words


def test_station_on_paper_lacks_without_scripts_only_the_date_of_printing(
    browser: Browser, page: Page, addressed: str
) -> None:
    open_mounted(page, addressed + FULLEST)
    scripted = on_paper(page)
    context = browser.new_context(java_script_enabled=False, viewport=page.viewport_size)
    plain = context.new_page()
    plain.goto(addressed + FULLEST)
    assert on_paper(plain) == re.sub("打印于 .+?日 · ", "", scripted)
    context.close()


def test_station_without_an_address_gives_its_number_on_paper(page: Page, site_url: str) -> None:
    open_mounted(page, site_url + HEPING)
    assert re.search(r"打印于 .+日 · 编号 320812-heping$", on_paper(page).strip())


def test_large_letters_are_large_on_paper_too(page: Page, addressed: str) -> None:
    open_mounted(page, addressed + HEPING)
    page.emulate_media(media="print")
    words = page.locator(".sb-page--station")
    expect(words).to_have_css("font-size", "14px")
    page.evaluate("document.documentElement.dataset.sbText = '150'")
    expect(words).to_have_css("font-size", "21px")


def test_paper_is_black_on_white_in_the_dark_too(browser: Browser, addressed: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    open_mounted(page, addressed + FULLEST)
    heading = page.locator("h1")
    expect(heading).to_have_css("color", "rgb(232, 230, 223)")
    page.emulate_media(media="print")
    expect(heading).to_have_css("color", "rgb(28, 35, 33)")
    context.close()


def test_code_is_black_on_white_in_the_dark_too(browser: Browser, addressed: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(addressed + QINGXI)
    page.get_by_text("二维码", exact=True).click()
    page.locator("details .sb-qr").scroll_into_view_if_needed()
    assert scanned(page) == [ADDRESS + STANDING]
    context.close()


def test_site_without_an_address_shows_no_code_and_no_empty_place(page: Page, site_url: str) -> None:
    page.goto(site_url + QINGXI)
    expect(page.locator(".sb-qr")).to_have_count(0)
    expect(page.get_by_text("二维码", exact=True)).to_have_count(0)


def test_plate_says_name_hours_phones_and_its_code_is_read(browser: Browser, addressed: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(addressed + QINGXI)
    page.get_by_role("button", name="门牌").click()
    plate = page.get_by_role("region", name="门牌")
    for words in (
        "乡镇（街道）社工站点",
        "示例数据",
        "例县清溪镇社会工作服务站",
        "000-00000101",
        "09:00",
        "扫码看服务和时间",
    ):
        expect(plate).to_contain_text(words)
    expect(page).to_have_url(re.compile(r"\?print=plate$"))
    assert scanned(page) == [ADDRESS + STANDING]
    page.go_back()
    expect(plate).to_have_count(0)
    expect(page.get_by_role("heading", name="能办什么")).to_be_visible()
    context.close()


def test_code_of_a_published_plate_arrives_at_the_newest_release(browser: Browser, published: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_mounted(page, f"{published}2026.1/{QINGXI}?print=plate")
    (said,) = scanned(page)
    context.close()
    # As a phone does that has no scripts.
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("framenavigated", lambda frame: asked.append(frame.url.removeprefix(published)))
    page.goto(said.replace(ADDRESS, published))
    page.wait_for_url(f"{published}latest/{QINGXI}")
    assert asked == [STANDING, f"latest/{QINGXI}"]
    expect(page.get_by_role("heading", level=1)).to_contain_text("例县清溪镇社会工作服务站")
    context.close()


@pytest.mark.parametrize(
    ("standing", "page_of_today"),
    [
        ("s/990101-yantian/", "stations/990101/yanjing/"),
        ("stations/990101/yantian/", "stations/990101/yanjing/"),
        ("p/dibao-57/", "policies/dibao-57/"),
        (
            "c/stationbook/building-standard/premises.area/",
            "standards/stationbook/building-standard/#premises.area",
        ),
    ],
)
def test_standing_address_arrives_in_the_newest_release(
    page: Page, published: str, standing: str, page_of_today: str
) -> None:
    page.goto(published + standing)
    page.wait_for_url(f"{published}latest/{page_of_today}")


def test_standing_address_of_a_former_id_arrives_in_a_site_without_releases(page: Page, addressed: str) -> None:
    page.goto(f"{addressed}s/990101-yantian/")
    page.wait_for_url(f"{addressed}stations/990101/yanjing/")


def test_copied_link_of_a_station_and_citation_of_a_clause_are_standing(browser: Browser, addressed: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(addressed + QINGXI)
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS + STANDING
    page.goto(f"{addressed}standards/stationbook/building-standard/")
    page.locator("[id='premises.area'] >> .sb-clause__cite").first.click()
    expect(page.get_by_text("已复制引用")).to_be_attached()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"\n{ADDRESS}c/stationbook/building-standard/premises.area/")
    context.close()


def test_clause_on_paper_says_where_it_is_cited_and_so_does_the_foot(page: Page, addressed: str, site_url: str) -> None:
    building = "standards/stationbook/building-standard/"
    open_mounted(page, addressed + building)
    clause, foot = page.locator("[id='premises.area'] > .sb-clause__standing"), page.locator(".sb-edition__paper")
    expect(clause).to_be_hidden()
    expect(foot).to_be_hidden()
    words = on_paper(page)
    assert f"{ADDRESS}c/stationbook/building-standard/premises.area/" in words
    assert foot.inner_text().startswith("打印于 ")
    assert f"条文的固定网址 {ADDRESS}c/stationbook/building-standard/条文编号/" in foot.inner_text()
    # On an edition that is not the one of today, the clause is cited in its edition.
    page.goto(f"{addressed}standards/sample/station-rules/2022/")
    old = f"{ADDRESS}standards/sample/station-rules/2022/"
    assert f"{old}#" in on_paper(page)
    assert f"本版网址 {old}" in foot.inner_text()
    assert "/c/" not in on_paper(page)
    page.goto(site_url + building)
    assert "条文编号 premises.area" in on_paper(page)
    assert "http" not in foot.inner_text()


def test_cards_say_the_standing_address_and_keep_to_two_sides(page: Page, addressed_site: Path, addressed: str) -> None:
    cards = sorted(path.parent for path in (addressed_site / "policies").glob("*/card/index.html"))
    assert len(cards) == 13
    for card in cards:
        page.goto(f"{addressed}{card.relative_to(addressed_site).as_posix()}/")
        expect(page.locator(".sb-card__foot")).to_contain_text(f"{ADDRESS}p/{card.parent.name}/ 。")
        expect(page.locator(".sb-card__code")).to_have_css("width", "68.0312px")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2, card


def test_code_of_a_card_says_the_standing_address_of_its_policy(page: Page, addressed: str) -> None:
    page.goto(f"{addressed}policies/dibao-57/card/")
    code = page.locator(".sb-card__code")
    # A screen has fewer dots in a millimetre than paper.
    code.evaluate("one => one.style.width = one.style.height = '60mm'")
    code.scroll_into_view_if_needed()
    assert scanned(page) == [f"{ADDRESS}p/dibao-57/"]


def test_card_of_a_site_without_an_address_says_the_id(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}policies/dibao-57/card/")
    expect(page.locator(".sb-card__foot")).to_contain_text("政策编号 dibao-57。")
    expect(page.locator(".sb-card__code")).to_have_count(0)


def test_plate_of_a_site_without_an_address_says_the_id(page: Page, site_url: str) -> None:
    open_mounted(page, f"{site_url}{QINGXI}?print=plate")
    expect(page.get_by_role("region", name="门牌")).to_contain_text("站点编号 990101-qingxi")


def test_plate_is_one_landscape_sheet(page: Page, addressed: str) -> None:
    open_mounted(page, f"{addressed}{QINGXI}?print=plate")
    sheet = page.pdf(prefer_css_page_size=True)
    assert sheets(sheet) == 1
    box = re.search(rb"/MediaBox\s*\[([\d. ]+)\]", sheet)
    assert box is not None
    _, _, width, height = map(float, box[1].split())
    assert width > height


def test_station_known_from_a_report_has_no_plate(page: Page, addressed: str) -> None:
    open_mounted(page, f"{addressed}{HEPING}?print=plate")
    expect(page.get_by_role("region", name="门牌")).to_have_count(0)
    expect(page.get_by_role("button", name="门牌")).to_have_count(0)


def keep(page: Page, site_url: str, *addresses: str) -> None:
    for address in addresses:
        page.goto(site_url + address)
        page.get_by_role("button", name="收藏").click()
        expect(page.get_by_role("button", name="已收藏")).to_be_visible()


def test_saved_stations_are_listed_with_what_one_needs_and_survive_a_reload(page: Page, site_url: str) -> None:
    keep(page, site_url, QINGXI, HEPING)
    page.goto(f"{site_url}stations/saved/")
    page.reload()
    cards = page.locator(".sb-saved__card")
    expect(cards).to_have_count(2)
    for words in ("000-00000101", "清溪镇府前路 8 号", "09:00–12:00", "家庭监护与亲职指导", "示例数据"):
        expect(cards.first).to_contain_text(words)
    expect(cards.nth(1)).to_contain_text("见于公开报道")
    expect(cards.first.get_by_role("link", name="例县清溪镇社会工作服务站")).to_have_attribute(
        "href", site_url + QINGXI
    )
    page.get_by_role("button", name="移出收藏：和平镇社工站").click()
    expect(cards).to_have_count(1)
    page.reload()
    expect(cards).to_have_count(1)


def test_shared_link_shows_the_stations_without_saving_them(browser: Browser, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    keep(page, site_url, QINGXI)
    page.goto(f"{site_url}stations/saved/")
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    context.close()
    other = browser.new_context()
    page = other.new_page()
    page.goto(link)
    expect(page.locator(".sb-saved__card")).to_contain_text("000-00000101")
    assert page.evaluate("localStorage.getItem('stationbook.saved')") is None
    page.get_by_role("button", name="全部收藏").click()
    page.get_by_role("link", name="看我收藏的").click()
    expect(page.locator(".sb-saved__card")).to_have_count(1)
    other.close()


def test_former_id_and_unknown_id_in_a_link_are_answered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/saved/?s=990101-yantian,990101-nowhere,%3Cb%3E,../../x")
    cards = page.locator(".sb-saved__card")
    expect(cards).to_have_count(2)
    expect(cards.first.get_by_role("link").first).to_have_attribute("href", f"{site_url}stations/990101/yanjing/")
    expect(cards.nth(1)).to_contain_text("名录里没有这个站点")


def test_nothing_saved_says_what_to_do(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/saved/")
    expect(page.locator("[data-saved-said]")).to_contain_text("还没有收藏站点")
    expect(page.get_by_role("link", name="去找站点")).to_be_visible()
    expect(page.get_by_role("button", name="打印")).to_be_hidden()


def test_browser_that_keeps_nothing_says_so(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    page = context.new_page()
    page.goto(f"{site_url}stations/saved/?s=990101-qingxi")
    expect(page.locator("[data-saved-said]")).to_contain_text("这个浏览器不让保存")
    expect(page.get_by_role("button", name="全部收藏")).to_be_hidden()
    page.goto(site_url + QINGXI)
    page.get_by_role("button", name="收藏").click()
    expect(page.get_by_role("button", name="这个浏览器不让保存")).to_be_visible()
    context.close()


def test_handout_says_when_it_was_printed_and_from_which_state(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time("2026-11-24T02:00:00Z")
    page.add_init_script("globalThis.print = () => {}")
    page.goto(f"{site_url}stations/saved/?s=990101-qingxi")
    page.get_by_role("button", name="打印").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-saved-foot]")).to_contain_text("打印于 2026年11月24日 · 资料生成于 2026年11月23日")
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
