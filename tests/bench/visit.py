"""How long does a visitor of a whole country's finder wait: to begin, after a key, for the map?

In headless Chromium on the built site, served from this machine; what a network adds is not in it.
"""

import statistics
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import QUIET, find_chromium
from tests.serving import serve

# A station's village, a service, a division, and the digits of a phone, typed key by key.
WORDS = ("清溪镇", "老人", "桥头街 14", "心理", "0851")
# The finder waits so long for the next key before it looks.
PAUSE = 60
_KEYSTROKE = """
async ([selector, text]) => {
  const input = document.querySelector(selector);
  const said = document.querySelector("[data-said]");
  const answered = new Promise((done) => new MutationObserver((_, one) => { one.disconnect(); done(); })
    .observe(said, { childList: true, characterData: true, subtree: true }));
  const began = performance.now();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await Promise.race([answered, new Promise((done) => setTimeout(done, 3000))]);
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - began;
}
"""
_LONGEST_TASK = """
() => new Promise((done) => {
  const found = [0];
  new PerformanceObserver((list) => found.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "longtask", buffered: true });
  setTimeout(() => done(Math.max(...found)), 200);
})
"""
_INPUT = "#sb-s-q"


def measure(site: Path) -> dict[str, str]:
    """Return what was measured, in words, by what it is."""
    server, url = serve(site)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            usable, mapped = _load(page, f"{url}stations/")
            longest = float(page.evaluate(_LONGEST_TASK))
            keys = sorted(_keystrokes(page))
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return {
        "finder usable": f"{usable:.0f} ms",
        "map usable": f"{mapped:.0f} ms, longest block {longest:.0f} ms",
        "key to result, median and 95 %": (
            f"{statistics.median(keys):.0f}, {keys[len(keys) * 95 // 100]:.0f} ms + {PAUSE} ms pause"
        ),
    }


def _load(page: Page, url: str) -> tuple[float, float]:
    """Return the milliseconds from opening the page to a list that answers, and to a map that shows points."""
    page.goto(url, wait_until="commit")
    page.get_by_role("status").filter(has_text="个站点").first.wait_for()
    usable = float(page.evaluate("() => performance.now()"))
    page.locator(".sb-count").first.wait_for()
    return usable, float(page.evaluate("() => performance.now()"))


def _keystrokes(page: Page) -> list[float]:
    page.wait_for_timeout(2000)
    found = []
    for words in WORDS:
        for length in range(1, len(words) + 1):
            found.append(float(page.evaluate(_KEYSTROKE, [_INPUT, words[:length]])) - PAUSE)
            page.wait_for_timeout(150)
    return found
