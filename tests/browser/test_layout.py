"""Does every kind of page lie still while it loads, in lines that are wide enough to read?"""

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.kinds import KINDS
from tests.browser.opening import open_mounted

EVERY_KIND = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}
A4: ViewportSize = {"width": 718, "height": 1046}

# The blocks of running text that are narrower than so many of their own letters: text of one line is as wide as its
# words, and a cell of up to three lines holds a name or a figure; a cell may be narrower than a paragraph, because a
# table of three columns shares the 22 letters of a phone. Rotated heads read along the other side.
NARROW = """() => {
  const lines = new Map();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    let block = text.parentElement;
    while (["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
    const isSeen = block.checkVisibility({ visibilityProperty: true }) && !block.closest(".sb-hidden, svg");
    if (isSeen && text.data.trim() && getComputedStyle(block).writingMode === "horizontal-tb") {
      const range = document.createRange();
      range.selectNodeContents(text);
      const bottoms = lines.get(block) ?? new Set();
      for (const box of range.getClientRects()) bottoms.add(Math.round(box.bottom / 4));
      lines.set(block, bottoms);
    }
  }
  return [...lines].flatMap(([block, { size }]) => {
    const { display, fontSize, paddingLeft, paddingRight } = getComputedStyle(block);
    const width = block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const letters = width / parseFloat(fontSize);
    const isNarrow = display === "table-cell" ? size > 3 && letters < 5 : size > 1 && letters < 8;
    const words = block.textContent.trim().slice(0, 24);
    return isNarrow ? [`${block.tagName}.${block.className} ${letters.toFixed(1)} em: ${words}`] : [];
  });
}"""
# How far the page moved under the reader's eyes while it loaded, as browsers count it (Layout Instability, W3C).
SHIFT = """new Promise((done) => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => {
    const shifts = observer.takeRecords().filter((one) => !one.hadRecentInput);
    done([shifts.reduce((sum, one) => sum + one.value, 0), shifts.flatMap(({ sources }) => sources.map(
      ({ node }) => `${node?.nodeName}.${node?.className}`))]);
  }));
})"""


@EVERY_KIND
def test_page_lies_still_and_no_text_is_squeezed(page: Page, site_url: str, address: str) -> None:
    open_mounted(page, site_url + address)
    shift, moved = page.evaluate(SHIFT)
    assert shift <= 0.1, moved
    seen: tuple[tuple[Literal["screen", "print"], ViewportSize], ...]
    seen = ("screen", PHONE), ("screen", DESK), ("print", A4)
    for medium, size in seen:
        page.set_viewport_size(size)
        page.emulate_media(media=medium)
        assert page.evaluate(NARROW) == [], f"{medium} {size}"
