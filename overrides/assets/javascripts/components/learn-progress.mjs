/**
 * How much has a returning reader learnt? Adds 已学 n / total where a list or all of them are named.
 */

import { readTicks } from "../lib/ticks.mjs";

/** @param {HTMLElement} element */
export async function mount(element) {
  const done = Object.entries(readTicks()).filter(([, tick]) => tick.done).map(([id]) => id);
  if (!done.length) {
    return;
  }
  const { list, total } = element.dataset;
  if (!list) {
    element.textContent = `必学清单 · 已学 ${Math.min(done.length, Number(total))} / ${total}`;
    return;
  }
  const page = await fetch(new URL(`${list}/`, location.href)).then((answer) => answer.text());
  const ids = new Set([...new DOMParser().parseFromString(page, "text/html").querySelectorAll("input[name]")].map((box) => box.getAttribute("name")));
  element.textContent = `已学 ${done.filter((id) => ids.has(id)).length} / ${total}`;
}
