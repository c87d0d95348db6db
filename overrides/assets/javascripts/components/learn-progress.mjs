/** How much has a returning reader learnt, and what is due today? Adds it where a list or all of them are named. */

import { dueCards, stateOf, today } from "../lib/item-states.mjs";
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
    const { lists, carried } = await itemIds();
    const ids = list ? (lists[list] ?? []) : Object.values(lists).flat();
    const done = ids.filter((id) => stateOf(learner, id, "", carried[id]).state === "known").length;
    const due = dueCards(learner, today()).length;
    if (!ids.length) {
      return;
    }
    const learnt = `已学 ${done} / ${ids.length}`;
    const waiting = due ? ` · 今天该复习 ${due} 条` : "";
    element.textContent = list ? learnt : `必学清单 · ${learnt}${waiting}`;
  }

  watch(show);
  await show();
}
