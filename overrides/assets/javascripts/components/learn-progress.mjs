/** How much has a returning reader learnt, and what is due today? Adds it where a list or all of them are named. */

import { dueCards, today } from "../lib/item-states.mjs";
import { itemIds } from "../lib/item-ids.mjs";
import { isBlank, learnerOf, readAll, watch } from "../lib/progress.mjs";

/** @param {HTMLElement} element */
export async function mount(element) {
  const before = element.textContent ?? "";

  async function show() {
    const learner = learnerOf(readAll());
    if (isBlank(learner)) {
      element.textContent = before;
      return;
    }
    const { list } = element.dataset;
    const lists = await itemIds();
    const ids = list ? (lists[list] ?? []) : Object.values(lists).flat();
    const done = ids.filter((id) => Object.hasOwn(learner.items, id) && learner.items[id].state === "known").length;
    const due = dueCards(learner, today()).length;
    element.textContent = list ? `已学 ${done} / ${ids.length}` : `必学清单 · 已学 ${done} / ${ids.length}${due ? ` · 今天该复习 ${due} 条` : ""}`;
  }

  watch(show);
  await show();
}
