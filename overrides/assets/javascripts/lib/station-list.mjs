/**
 * How does a station stand in a list that a script makes?
 */

import { saveButton } from "./save-button.mjs";

/** @typedef {import("./station-index.mjs").Station} Station */

/** @param {string} root the way to the site's root @param {[Station, string][]} rows stations, each with a note */
export function stationList(root, rows) {
  const base = new URL(root, location.href);
  const list = Object.assign(document.createElement("ul"), { className: "sb-rows" });
  for (const [{ id, url, name, sample }, note] of rows) {
    const row = document.createElement("li");
    row.dataset.row = id;
    const link = Object.assign(document.createElement("a"), { href: new URL(url, base).href });
    link.append(Object.assign(document.createElement("b"), { textContent: name }));
    const words = [note, sample ? "示例数据" : ""].filter(Boolean).join(" · ");
    const about = Object.assign(document.createElement("span"), {
      className: "sb-quiet sb-small sb-standard-row__about",
      textContent: words,
    });
    row.append(link, " ", about, saveButton(id, name));
    list.append(row);
  }
  return list;
}

/** What the visitor points at in the lists is marked on the map, and the other way round. */
export function linkListsAndMap() {
  const lists = document.querySelectorAll("[data-finder-list], [data-answer]");
  const rowOf = (/** @type {Event} */ event) =>
    /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-station], [data-row]"));
  let pointed = "";
  const point = (/** @type {HTMLElement | null} */ row) => {
    const id = row?.dataset.station ?? row?.dataset.row ?? "";
    if (id !== pointed) {
      pointed = id;
      document.dispatchEvent(new CustomEvent("stations:pointed", { detail: id }));
    }
  };
  for (const list of lists) {
    list.addEventListener("pointerover", (event) => point(rowOf(event)));
    list.addEventListener("focusin", (event) => point(rowOf(event)));
    list.addEventListener("pointerleave", () => point(null));
  }
  document.addEventListener("stations:chosen", (event) => {
    const id = CSS.escape(/** @type {CustomEvent} */ (event).detail);
    document.querySelectorAll(".sb-row--chosen").forEach((row) => row.classList.remove("sb-row--chosen"));
    const row = document.querySelector(
      `[data-finder-list] :is([data-station="${id}"], [data-row="${id}"]):not([hidden])`,
    );
    row?.classList.add("sb-row--chosen");
    row?.scrollIntoView({ block: "nearest" });
  });
}
