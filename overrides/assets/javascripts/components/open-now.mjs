/**
 * Is this station open now? Says so and keeps it true while the page stays open.
 *
 * `data-week` holds the open intervals of Monday to Sunday in minutes from midnight. National holidays are
 * not known here, so the words say that on those days the station's own notice counts.
 */

import { minuteOfWeek, stateAt } from "../lib/opening-hours.mjs";

/** @param {HTMLElement} element */
export function mount(element) {
  /** @type {number[][][]} */
  const week = JSON.parse(element.dataset.week ?? "[]");
  const show = () => {
    const state = stateAt(week, minuteOfWeek(new Date()));
    element.textContent = state.words;
    element.classList.toggle("sb-station__state--open", state.open);
    const note = document.createElement("span");
    note.className = "sb-station__note";
    note.textContent = "法定节假日和调休日以站点公告为准";
    element.append(note);
  };
  show();
  setInterval(show, 30_000);
}
