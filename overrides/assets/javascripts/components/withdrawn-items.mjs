/** What did the reader learn that no list holds any more? The record stays, outside of the totals. */

import { SIGNS, WORDS } from "../lib/item-states.mjs";
import { itemIds } from "../lib/item-ids.mjs";
import { learnerOf, readAll, watch } from "../lib/progress.mjs";

/** @param {HTMLElement} section */
export async function mount(section) {
  const { lists, carried, withdrawn } = await itemIds();
  const present = new Set([...Object.values(lists).flat(), ...Object.values(carried).flat()]);
  const rows = /** @type {HTMLElement} */ (section.querySelector("[data-rows]"));

  function show() {
    const kept = Object.entries(learnerOf(readAll()).items).filter(
      ([id, { state }]) => !present.has(id) && state !== "new",
    );
    rows.replaceChildren(
      ...kept.map(([id, { state, was, at }]) => {
        const row = document.createElement("li");
        const why = withdrawn[id] ? `撤下的原因：${withdrawn[id]}` : "";
        row.textContent = `${SIGNS[String(state)]} ${WORDS[String(state)]}　${was || id}（${at.slice(0, 10)}）${why}`;
        return row;
      }),
    );
    section.hidden = !kept.length || !present.size;
  }

  watch(show);
  show();
}
