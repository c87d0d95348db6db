"""Does what was saved work without a network, whole, and is an update taken over at once or not at all?"""

import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from stationbook.site.packages import rehash_packages

LIST = "learn/assistance/"
# Fails where no worker takes over, for a promise that is never kept would be waited for without end.
TAKEN_OVER = """new Promise((done, fail) => {
  setTimeout(() => fail(new Error("no service worker took over")), 20_000);
  if (navigator.serviceWorker.controller) done(true);
  navigator.serviceWorker.addEventListener("controllerchange", () => done(true), { once: true });
})"""


@dataclass
class Release:
    """A copy of the site that can change under the visitor's feet, and paths that the server fails."""

    url: str
    folder: Path
    broken: set[str] = field(default_factory=set)

    def edit(self, name: str, old: str, new: str) -> None:
        self.change(name, lambda text: text.replace(old, new))
        rehash_packages(self.folder)

    def change(self, name: str, change: Callable[[str], str]) -> None:
        """Write a page anew; the file that stood there is also the built site's and stays."""
        page = self.folder / name
        text = change(page.read_text(encoding="utf-8"))
        page.unlink()
        page.write_text(text, encoding="utf-8")


@pytest.fixture
def release(built_site: Path, tmp_path: Path) -> Iterator[Release]:
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder, copy_function=os.link)
    # These are written in place when a page changes.
    shutil.rmtree(folder / "offline")
    shutil.copytree(built_site / "offline", folder / "offline")
    broken: set[str] = set()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if self.path.lstrip("/") in broken:
                self.send_error(503)
            else:
                super().do_GET()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Release(f"http://127.0.0.1:{server.server_port}/", folder, broken)
    server.shutdown()
    server.server_close()


def press(page: Page, name: str) -> None:
    """Press a button below a list by keyboard: rows get their height when a jump to it passes them, and a mouse
    released then would hit another place."""
    page.get_by_role("button", name=name).press("Enter")


@pytest.fixture
def saved(context: BrowserContext, release: Release) -> Page:
    """A visitor who asked for the learning package on a list, so that it is on the device."""
    page = context.new_page()
    page.goto(release.url + LIST)
    press(page, "存到这台设备")
    expect(page.locator("[data-words]")).to_contain_text("已存到这台设备", timeout=30_000)
    page.evaluate(TAKEN_OVER)
    return page


def offline(page: Page) -> None:
    page.context.set_offline(True)


def test_nothing_large_is_downloaded_unasked(context: BrowserContext, release: Release) -> None:
    page = context.new_page()
    fetched: list[int] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: fetched.append(int(event["encodedDataLength"])))
    page.goto(release.url + LIST)
    button = page.get_by_role("button", name="存到这台设备")
    listed = json.loads((release.folder / "offline/learn.json").read_text(encoding="utf-8"))["files"]
    expect(button).to_contain_text(f"{sum(size for _, _, size in listed) / 1e6:.1f} MB")
    page.wait_for_load_state("networkidle")
    assert caches(page) == []
    assert sum(fetched) < 500_000
    assert len(fetched) < 40


def test_large_update_and_saved_data_are_asked_for(saved: Page, release: Release) -> None:
    before = caches(saved)
    release.edit("learn/index.html", "给新到岗的驻站社工", "给新来的驻站社工" + "，" * 400_000)
    saved.reload()
    expect(saved.get_by_role("button", name="更新")).to_contain_text("1.2 MB")
    assert caches(saved) == before
    release.edit("learn/index.html", "，" * 400_000, "")
    saved.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    saved.reload()
    expect(saved.locator("[data-words]")).to_contain_text("有新版本")
    assert caches(saved) == before
    press(saved, "更新")
    expect(saved.locator("[data-words]")).to_contain_text("已更新", timeout=30_000)
    assert caches(saved) != before


def test_update_fetches_only_what_changed(saved: Page, release: Release) -> None:
    release.edit("learn/index.html", "给新到岗的驻站社工", "给新来的驻站社工")
    reloaded: list[str] = []
    saved.on("request", lambda request: reloaded.append(request.url.removeprefix(release.url)))
    saved.reload()
    expect(saved.locator("[data-words]")).to_contain_text("已更新", timeout=30_000)
    assert "learn/" in reloaded
    assert "policies/dibao-57/" not in reloaded


def test_lists_policies_and_ticks_work_without_a_network(saved: Page, release: Release) -> None:
    offline(saved)
    saved.reload()
    expect(saved.locator("h1")).to_contain_text("社会救助")
    saved.locator(".sb-item__box").first.check()
    expect(saved.locator("[data-progress]")).to_contain_text("已学 1 /")
    saved.reload()
    expect(saved.locator(".sb-item__box").first).to_be_checked()
    for address, words in (
        ("learn/children/", "困境儿童"),
        ("policies/dibao-57/", "最低生活保障"),
        ("learn/review/", "复习"),
    ):
        saved.goto(release.url + address)
        expect(saved.locator("h1")).to_contain_text(words)
    saved.goto(release.url + "learn/children/test/")
    expect(saved.locator("h1")).to_be_visible()


def test_page_that_is_not_saved_says_so(saved: Page, release: Release) -> None:
    offline(saved)
    saved.goto(release.url + "coverage/")
    expect(saved.locator("h1")).to_have_text("离线使用")
    expect(saved.locator("main")).to_contain_text("还没有存到这台设备上")


def test_new_version_is_taken_over_whole_and_the_old_cache_goes(saved: Page, release: Release) -> None:
    before = caches(saved)
    release.edit("learn/index.html", "给新到岗的驻站社工", "给新来的驻站社工")
    saved.reload()
    expect(saved.locator("[data-words]")).to_contain_text("已更新", timeout=30_000)
    after = caches(saved)
    assert len(after) == len(before)
    assert after != before
    offline(saved)
    saved.goto(release.url + "learn/")
    expect(saved.locator("main")).to_contain_text("给新来的驻站社工")


def test_update_that_fails_half_way_leaves_the_old_version_whole(saved: Page, release: Release) -> None:
    before = caches(saved)
    release.edit("learn/index.html", "给新到岗的驻站社工", "给新来的驻站社工")
    release.edit("policies/dibao-57/index.html", "最低生活保障", "生活保障")
    release.broken.add("policies/dibao-57/")
    saved.reload()
    expect(saved.locator("[data-words]")).to_contain_text("没有存完", timeout=30_000)
    assert caches(saved) == before
    offline(saved)
    saved.goto(release.url + "learn/")
    expect(saved.locator("main")).to_contain_text("给新到岗的驻站社工")


def test_file_of_another_build_is_not_taken(saved: Page, release: Release) -> None:
    before = caches(saved)
    release.edit("learn/index.html", "给新到岗的驻站社工", "给新来的驻站社工")
    release.change("learn/index.html", lambda text: text + "<!-- half uploaded -->")
    saved.reload()
    expect(saved.locator("[data-words]")).to_contain_text("正在更新", timeout=30_000)
    assert caches(saved) == before


def test_province_and_standards_are_saved_when_asked_and_removed(saved: Page, release: Release) -> None:
    saved.goto(release.url + "offline/")
    saved.get_by_label("一个省的站点名录").select_option("province-99")
    saved.locator("[data-save=province]").click()
    expect(saved.locator("[data-said]")).to_contain_text("已存到这台设备", timeout=30_000)
    saved.locator("[data-save=standards]").click()
    expect(saved.locator("[data-said]")).to_contain_text("标准全文和要求已存到", timeout=60_000)
    offline(saved)
    for address, words in (
        ("stations/990101/qingxi/", "清溪镇"),
        ("divisions/990101/", "例县"),
        ("standards/stationbook/building-standard/2026/", "建设标准"),
    ):
        saved.goto(release.url + address)
        expect(saved.locator("h1")).to_contain_text(words)
    saved.goto(release.url + "stations/?q=清溪")
    expect(saved.locator("[data-said]").first).to_contain_text("个站点")
    saved.goto(release.url + "offline/")
    saved.get_by_role("button", name="全部删去").click()
    expect(saved.locator("[data-said]")).to_contain_text("都删去了")
    assert caches(saved) == []


def test_full_device_says_so_and_keeps_nothing_half(browser: Browser, release: Release) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))"
    )
    page = context.new_page()
    page.goto(release.url + LIST)
    press(page, "存到这台设备")
    expect(page.locator("[data-words]")).to_contain_text("空间不够", timeout=30_000)
    expect(page.get_by_role("button", name="存到这台设备")).to_be_enabled()
    assert [name for name in caches(page) if "learn" in name] == []
    context.close()


def test_learning_package_is_small(built_site: Path, gzipped: Callable[[Path], int]) -> None:
    listed = json.loads((built_site / "offline/learn.json").read_text(encoding="utf-8"))["files"]
    paths = (built_site / (f"{one[0]}index.html" if one[0].endswith("/") else one[0]) for one in listed)
    assert sum(map(gzipped, paths)) < 3_000_000


def test_application_has_a_name_an_icon_and_an_address_of_its_own(page: Page, site_url: str) -> None:
    page.goto(site_url)
    address = page.locator("link[rel=manifest]").evaluate("link => link.href")
    manifest = page.request.get(address).json()
    for name in (
        manifest["start_url"],
        *(one["src"] for one in manifest["icons"]),
        *(one["url"] for one in manifest["shortcuts"]),
    ):
        assert page.request.get(f"{site_url}{name}").ok


@pytest.fixture
def gzipped() -> Callable[[Path], int]:
    import gzip

    return lambda path: len(gzip.compress(path.read_bytes()))


def caches(page: Page) -> list[str]:
    found: list[str] = page.evaluate("caches.keys()")
    return sorted(name for name in found if not name.endswith("|record"))
