"""Fixtures for tests in a real headless Chromium, on the built site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.opening import PLAIN
from tests.serving import serve

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-quic"]
# Without the windows of a whole browser: each page costs a third of the processor's time.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
BROWSERS = (*SHELLS, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NO_BROWSER = (
    "这台机器没有可用的 Chromium，浏览器测试不能略过。"
    "请安装 chromium-headless-shell 或 chromium，或运行 playwright install chromium。"
)


def find_chromium() -> str | None:
    """Return the path of an installed Chromium; None lets Playwright use its own; fails if there is none."""
    if found := next((path for name in BROWSERS if (path := shutil.which(name))), None):
        return found
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update"], check=False, capture_output=True)
        for package in (SHELLS[0], "chromium"):
            install = ["apt-get", "install", "-y", package, "fonts-noto-cjk"]
            subprocess.run(install, check=False, capture_output=True)
            if found := shutil.which(package):
                return found
    installed = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False, capture_output=True
    )
    if installed.returncode:
        pytest.fail(NO_BROWSER, pytrace=False)
    return None


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    server, url = serve(built_site)
    yield url
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def plain(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page for tests of modules that keep nothing and touch no document; they share it."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(site_url + PLAIN)
    yield page
    context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context
    context.close()


@contextmanager
def no_script_error(page: Page) -> Iterator[None]:
    """Fail at the end if a script of the page threw; what listens to the browser may not raise itself.

    A page that is left before its scripts came cannot load them; one that is missing fails `test_every_page`.
    """
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield
    assert [error for error in errors if "Failed to fetch dynamically imported module" not in error] == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test when a script throws; told at the end, for what listens may not raise."""
    page = context.new_page()
    with no_script_error(page):
        yield page
