/**
 * Is this station open now? Says so and keeps it true while the page stays open.
 *
 * `data-week` holds the open intervals of Monday to Sunday in minutes from midnight, `data-holidays-off` says
 * that the station is closed on public holidays, `data-root` leads to the calendar of the known years.
 */

import { dayKind, minuteOfWeek, stateAt } from "../lib/opening-hours.mjs";
import { file } from "../lib/station-index.mjs";

const NOTES = {
  off: "今天是法定节假日，是否开放以站点公告为准",
  work: "今天是调休上班日，是否开放以站点公告为准",
  plain: "",
  unknown: "法定节假日和调休日以站点公告为准",
};

/** @param {HTMLElement} element */
export async function mount(element) {
  /** @type {number[][][]} */
  const week = JSON.parse(element.dataset.week ?? "[]");
  const calendar = await file(element.dataset.root ?? "", "finder/calendar.json").catch(() => ({}));
  const show = () => {
    const now = new Date();
    const state = stateAt(week, minuteOfWeek(now));
    const { kind, name } = dayKind(calendar, now);
    const isOff = kind === "off" && "holidaysOff" in element.dataset;
    element.textContent = isOff ? `○ 今天${name}放假，休息` : state.words;
    element.classList.toggle("sb-station__state--open", state.open && !isOff);
    if (NOTES[kind] && !isOff) {
      const note = document.createElement("span");
      note.className = "sb-station__note";
      note.textContent = NOTES[kind];
      element.append(note);
    }
  };
  show();
  setInterval(show, 30_000);
}
