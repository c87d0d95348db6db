"""Does every kind of page lie still while it loads, in lines that are wide enough to read?"""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.kinds import KINDS

EVERY_KIND = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
PHONE = {"width": 390, "height": 844}
A4 = {"width": 718, "height": 1046}

# The blocks of running text that are narrower than so many of their own letters: text of one line is as wide as its
# words, and a cell of up to three lines holds a name or a figure; a cell may be narrower than a paragraph, because a
# table of three columns shares the 22 letters of a phone. Rotated heads read along the other side.
NARROW = """() => {
  const lines = new Map();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    let block = text.parentElement;
    while (["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
    const isRead = text.data.trim() && block.checkVisibility({ visibilityProperty: true }) && !block.closest(".sb-hidden, svg");
    if (isRead && getComputedStyle(block).writingMode === "horizontal-tb") {
      const range = document.createRange();
      range.selectNodeContents(text);
      const tops = lines.get(block) ?? new Set();
      for (const box of range.getClientRects()) tops.add(Math.round(box.bottom / 4));
      lines.set(block, tops);
    }
  }
  return [...lines].flatMap(([block, tops]) => {
    const style = getComputedStyle(block);
    const letters = (block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / parseFloat(style.fontSize);
    const isCell = style.display === "table-cell";
    const isNarrow = isCell ? tops.size > 3 && letters < 5 : tops.size > 1 && letters < 8;
    return isNarrow ? [`${block.tagName}.${block.className} ${letters.toFixed(1)} em: ${block.textContent.trim().slice(0, 24)}`] : [];
  });
}"""


@EVERY_KIND
def test_no_text_is_narrower_than_eight_letters(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address, wait_until="networkidle")
    assert page.evaluate(NARROW) == []
