/**
 * By which day must it be done, if it begins today? Keeps saying so past midnight.
 *
 * `data-count` and `data-unit` (workday or day) are the limit, `data-event` what begins it, `data-root` leads to
 * the calendar of the known years. Only limits that were compared with the original carry this component.
 */

import { file } from "../lib/station-index.mjs";
import { limitInWords } from "../lib/time-limits.mjs";

/** @param {HTMLElement} element */
export async function mount(element) {
  const calendar = await file(element.dataset.root ?? "", "finder/calendar.json").catch(() => ({}));
  const { event = "", count, unit = "" } = element.dataset;
  const show = () => {
    element.textContent = limitInWords(calendar, new Date(), { event, count: Number(count), unit });
    element.hidden = false;
  };
  show();
  setInterval(show, 60_000);
}
