/**
 * Which stations fit what the visitor chose? Filters list and map together and keeps the choices in the address.
 */

import { loadIndex, searchStations } from "../lib/station-index.mjs";
import { minuteOfWeek, stateAt } from "../lib/opening-hours.mjs";

/** @param {HTMLFormElement} form */
export async function mount(form) {
  const index = await loadIndex(form.dataset.root ?? "");
  const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  const empty = /** @type {HTMLElement} */ (document.querySelector("[data-finder-empty]"));
  const rows = new Map(
    [...document.querySelectorAll("[data-station]")].map((row) => [row.getAttribute("data-station"), /** @type {HTMLElement} */ (row)]),
  );
  form.hidden = false;

  function read() {
    const chosen = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = chosen.get(field.name) === field.value;
      } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = chosen.get(field.name) ?? "";
      }
    }
  }

  function choices() {
    return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
  }

  function show() {
    const chosen = choices();
    const found = chosen.q ? searchStations(index, chosen.q, index.stations.length) : index.stations;
    const now = minuteOfWeek(new Date());
    const shown = new Set(found.filter((station) => fits(station, chosen, now)).map((station) => station.id));
    for (const [id, row] of rows) {
      row.hidden = !shown.has(String(id));
    }
    for (const group of document.querySelectorAll(".sb-finder__group")) {
      /** @type {HTMLElement} */ (group).hidden = !group.querySelector("[data-station]:not([hidden])");
    }
    empty.hidden = shown.size > 0;
    count(found, chosen, now);
    said.textContent = shown.size ? `${shown.size} 个站点` : "没有符合的站点";
    document.dispatchEvent(new CustomEvent("stations:shown", { detail: shown }));
  }

  const labels = new Map([...form.querySelectorAll("option")].map((option) => [option, option.text]));

  /** Says at every choice how many stations it would leave. @param {import("../lib/station-index.mjs").Station[]} found @param {Record<string, string>} chosen @param {number} now */
  function count(found, chosen, now) {
    for (const select of form.querySelectorAll("select")) {
      const others = { ...chosen, [select.name]: "" };
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const station of found) {
        if (fits(station, others, now)) {
          for (const value of valuesOf(station, select.name)) {
            counts.set(value, (counts.get(value) ?? 0) + 1);
          }
        }
      }
      for (const option of select.options) {
        const left = counts.get(option.value) ?? 0;
        if (option.value) {
          option.text = `${labels.get(option)}（${left}）`;
          option.disabled = left === 0 && !option.selected;
        }
      }
    }
  }

  /** @type {number | undefined} */
  let timer;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const query = new URLSearchParams(choices()).toString();
      const address = query ? `?${query}` : location.pathname;
      const typed = event.target instanceof HTMLInputElement && event.target.type === "search";
      history[typed ? "replaceState" : "pushState"](null, "", address);
      show();
    }, 60);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    read();
    show();
  });
  document.addEventListener("stations:map-ready", show);
  read();
  show();
}

/** @param {import("../lib/station-index.mjs").Station} station @param {Record<string, string>} chosen @param {number} now */
function fits(station, chosen, now) {
  return (
    (!chosen.division || station.division.startsWith(chosen.division)) &&
    (!chosen.tier || station.tier === chosen.tier) &&
    (!chosen.kind || station.kind === chosen.kind) &&
    (!chosen.service || station.services.includes(chosen.service)) &&
    (!chosen.target || station.targets.includes(chosen.target)) &&
    (!chosen.sample || !station.sample) &&
    (!chosen.open || (station.status === "operating" && station.week !== null && stateAt(station.week, now).open))
  );
}

/** By which values a station is counted under a filter. @param {import("../lib/station-index.mjs").Station} station @param {string} name @returns {string[]} */
function valuesOf(station, name) {
  switch (name) {
    case "division":
      return [station.division.slice(0, 2)];
    case "service":
      return station.services;
    case "target":
      return station.targets;
    default:
      return [station[/** @type {"tier" | "kind"} */ (name)]];
  }
}
