/**
 * Which stations fit what the visitor chose? Filters list and map together and keeps the choices in the address.
 */

import { loadStations, searchStations, withContacts } from "../lib/station-index.mjs";
import { dayKind, minuteOfWeek, stateAt } from "../lib/opening-hours.mjs";
import { chooseDivision } from "../lib/division-choice.mjs";
import { distance, distanceWords, realPlaces } from "../lib/places.mjs";
import { readSaved } from "../lib/saved-stations.mjs";
import { saveButton } from "../lib/save-button.mjs";
import { servingStations } from "../lib/serving.mjs";
import { file } from "../lib/station-index.mjs";

const PRECISION = ["", "（大致位置）", "（大致位置）", "（只知道在哪个县）"];
const NEAREST = 8;
const LISTED = 60;

/** @param {HTMLFormElement} form */
export async function mount(form) {
  const root = form.dataset.root ?? "";
  const [index, calendar] = await Promise.all([loadStations(root), file(root, "finder/calendar.json").catch(() => ({}))]);
  const answer = /** @type {HTMLElement} */ (document.querySelector("[data-answer]"));
  const near = /** @type {HTMLButtonElement} */ (form.querySelector("[data-near]"));
  const division = /** @type {HTMLInputElement} */ (form.elements.namedItem("division"));
  const choice = await chooseDivision(form, root, (code) => {
    division.value = code;
    form.dispatchEvent(new Event("input"));
  });
  const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  const nearSaid = /** @type {HTMLElement} */ (form.querySelector("[data-near-said]"));
  const empty = /** @type {HTMLElement} */ (document.querySelector("[data-finder-empty]"));
  const rows = new Map(
    [...document.querySelectorAll("[data-station]")].map((row) => [row.getAttribute("data-station"), /** @type {HTMLElement} */ (row)]),
  );
  const byId = new Map(index.stations.map((station) => [station.id, station]));
  const listing = document.querySelector("[data-finder-list]");
  for (const [id, row] of rows) {
    row.append(saveButton(String(id), byId.get(String(id))?.name ?? ""));
  }
  linkRowsAndPoints();
  form.hidden = false;

  function read() {
    const chosen = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = chosen.get(field.name) === field.value;
      } else if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name) {
        field.value = chosen.get(field.name) ?? "";
      }
    }
    const steps = choice.show(division.value);
    const more = [...chosen.keys()].some((name) => name !== "q" && name !== "division");
    form.querySelector("[data-more]")?.toggleAttribute("open", more);
    return steps;
  }

  /** Says which station serves the chosen division; never empty-handed. @param {string} code */
  function serve(code) {
    answer.hidden = !code;
    if (!code) {
      return;
    }
    const { stations, why } = servingStations(index.stations, code);
    const title = document.createElement("h2");
    title.textContent = `${choice.name(code)}找谁`;
    const words = document.createElement("p");
    words.className = "sb-quiet";
    words.textContent = `${why}。`;
    answer.replaceChildren(title, words);
    if (stations.length) {
      answer.append(listOf(stations.slice(0, NEAREST).map((station) => [station, station.status === "reported" ? "见于报道" : ""])));
    } else {
      words.append("请拨打 ", Object.assign(document.createElement("a"), { href: "tel:12345", textContent: "12345" }), " 询问，或向当地民政部门打听。");
    }
  }

  /** @param {[import("../lib/station-index.mjs").Station, string][]} rows */
  function listOf(rows) {
    const list = Object.assign(document.createElement("ul"), { className: "sb-rows" });
    for (const [station, note] of rows) {
      const row = document.createElement("li");
      row.dataset.row = station.id;
      const link = Object.assign(document.createElement("a"), { href: new URL(station.url, new URL(root, location.href)).href, textContent: station.name });
      const words = Object.assign(document.createElement("span"), { className: "sb-quiet sb-small", textContent: ` ${[note, station.sample ? "示例数据" : ""].filter(Boolean).join(" · ")}` });
      row.append(link, words, saveButton(station.id, station.name));
      list.append(row);
    }
    return list;
  }

  /** Of a country's stations no page can list all: the first ones, best first, and how many more there are. @param {Set<string>} shown */
  function listAll(shown) {
    const chosen = [...shown].slice(0, LISTED).map((id) => byId.get(id));
    const list = listOf(chosen.flatMap((station) => (station ? [/** @type {[import("../lib/station-index.mjs").Station, string]} */ ([station, station.place])] : [])));
    const more = Object.assign(document.createElement("p"), { className: "sb-quiet", textContent: shown.size > LISTED ? `先列出 ${LISTED} 个，还有 ${shown.size - LISTED} 个；请写地名或选择地区。` : "" });
    listing?.replaceChildren(empty, list, more);
  }

  /** @param {{lat: number, lon: number}} here */
  async function nearest(here) {
    const places = await realPlaces(root);
    const sorted = places
      .map((place) => ({ ...place, away: distance(here, place) }))
      .sort((one, other) => one.away - other.away)
      .slice(0, NEAREST);
    const title = Object.assign(document.createElement("h2"), { textContent: "离我最近" });
    const words = Object.assign(document.createElement("p"), { className: "sb-quiet", textContent: "距离是直线距离，在这台设备上计算，您的位置没有发出去。" });
    answer.replaceChildren(title, words, listOf(sorted.flatMap((place) => {
      const station = byId.get(place.id);
      return station ? [/** @type {[import("../lib/station-index.mjs").Station, string]} */ ([station, `约 ${distanceWords(place.away)}${PRECISION[place.precision]}`])] : [];
    })));
    answer.hidden = false;
  }

  near.hidden = !("geolocation" in navigator);
  near.addEventListener("click", () => {
    nearSaid.textContent = "正在取得位置…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        nearSaid.textContent = "";
        nearest({ lat: coords.latitude, lon: coords.longitude });
      },
      () => (nearSaid.textContent = "没有取得位置（没有允许，或设备取不到）。请输入地名，或选择地区。"),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });

  function choices() {
    return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
  }

  function show() {
    const chosen = choices();
    const found = chosen.q ? searchStations(index, chosen.q, index.stations.length) : index.stations;
    const moment = new Date();
    const now = { minute: minuteOfWeek(moment), day: dayKind(calendar, moment).kind, saved: new Set(readSaved()) };
    serve(chosen.division ?? "");
    const shown = new Set(found.filter((station) => fits(station, chosen, now)).map((station) => station.id));
    for (const [id, row] of rows) {
      row.hidden = !shown.has(String(id));
    }
    for (const group of document.querySelectorAll(".sb-finder__group")) {
      /** @type {HTMLElement} */ (group).hidden = !group.querySelector("[data-station]:not([hidden])");
    }
    if (!rows.size) {
      listAll(shown);
    }
    empty.hidden = shown.size > 0;
    if (form.querySelector("[data-more]")?.hasAttribute("open")) {
      count(found, chosen, now);
    }
    said.textContent = shown.size ? `${shown.size} 个站点` : "没有符合的站点";
    document.dispatchEvent(new CustomEvent("stations:shown", { detail: shown }));
  }

  const labels = new Map([...form.querySelectorAll("select[name] option")].map((option) => [option, option.text]));

  /** Says at every choice how many stations it would leave. @param {import("../lib/station-index.mjs").Station[]} found @param {Record<string, string>} chosen @param {Now} now */
  function count(found, chosen, now) {
    for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select[name]"))) {
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
    read().then(show);
  });
  document.addEventListener("stations:map-ready", show);
  form.querySelector("[data-more]")?.addEventListener("toggle", show);
  await read();
  show();
  // Names and places answer at once; addresses, phones and villages join as soon as they are here.
  await withContacts(index, root);
  if (choices().q) {
    show();
  }
}

/** What the visitor points at in the list is marked on the map, and the other way round. */
function linkRowsAndPoints() {
  const lists = document.querySelectorAll("[data-finder-list], [data-answer]");
  const rowOf = (/** @type {Event} */ event) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-station], [data-row]"));
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
    const row = document.querySelector(`[data-finder-list] :is([data-station="${id}"], [data-row="${id}"]):not([hidden])`);
    row?.classList.add("sb-row--chosen");
    row?.scrollIntoView({ block: "nearest" });
  });
}

/** @typedef {{minute: number, day: string, saved: Set<string>}} Now what of this moment decides */

/** On a worked weekend day nobody can say; on a holiday those that say so are closed. @param {import("../lib/station-index.mjs").Station} station @param {Now} now */
function isOpen(station, now) {
  const off = now.day === "work" || (now.day === "off" && (station.flags & 8) > 0);
  return station.status === "operating" && station.week !== null && !off && stateAt(station.week, now.minute).open;
}

/** @param {import("../lib/station-index.mjs").Station} station @param {Record<string, string>} chosen @param {Now} now */
function fits(station, chosen, now) {
  return (
    (!chosen.division || station.division.startsWith(chosen.division)) &&
    (!chosen.tier || station.tier === chosen.tier) &&
    (!chosen.kind || station.kind === chosen.kind) &&
    (!chosen.service || station.services.includes(chosen.service)) &&
    (!chosen.target || station.targets.includes(chosen.target)) &&
    (!chosen.sample || !station.sample) &&
    (!chosen.hotline || (station.flags & 1) > 0) &&
    (!chosen.step_free || (station.flags & 2) > 0) &&
    (!chosen.verified || (station.flags & 4) > 0) &&
    (!chosen.saved || now.saved.has(station.id)) &&
    (!chosen.open || isOpen(station, now))
  );
}

/** By which values a station is counted under a filter. @param {import("../lib/station-index.mjs").Station} station @param {string} name @returns {string[]} */
function valuesOf(station, name) {
  switch (name) {
    case "service":
      return station.services;
    case "target":
      return station.targets;
    default:
      return [station[/** @type {"tier" | "kind"} */ (name)]];
  }
}
