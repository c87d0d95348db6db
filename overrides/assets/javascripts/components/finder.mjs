/**
 * Which stations fit what the visitor chose? Filters list and map together and keeps the choices in the address.
 */

import { chooseDivision } from "../lib/division-choice.mjs";
import { dayKind, minuteOfWeek } from "../lib/opening-hours.mjs";
import { distance, distanceWords, realPlaces } from "../lib/places.mjs";
import { readSaved } from "../lib/saved-stations.mjs";
import { saveButton } from "../lib/save-button.mjs";
import { servingStations } from "../lib/serving.mjs";
import { counts, fit } from "../lib/station-filter.mjs";
import { file, loadStations, nameOf, rowOf, station, withContacts } from "../lib/station-index.mjs";
import { linkListsAndMap, stationList } from "../lib/station-list.mjs";
import { bestFirst, prepareSearch, rankStations } from "../lib/station-search.mjs";

const PRECISION = ["", "（大致位置）", "（大致位置）", "（只知道在哪个县）"];
const NEAREST = 8;
const LISTED = 60;

/** @param {HTMLFormElement} form */
export async function mount(form) {
  const root = form.dataset.root ?? "";
  const [index, calendar] = await Promise.all([
    loadStations(root),
    file(root, "finder/calendar.json").catch(() => ({})),
  ]);
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
  const listing = document.querySelector("[data-finder-list]");
  // A small site lists all its stations in the page; a script then hides and shows, and makes no list.
  const listed = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-station]"))].map(
    (element) => {
      const id = element.dataset.station ?? "";
      const row = rowOf(index, id) ?? index.size;
      element.append(saveButton(id, row < index.size ? nameOf(index, row) : ""));
      return { element, row };
    },
  );
  linkListsAndMap();
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
    const { rows, why } = servingStations(index, code);
    const title = document.createElement("h2");
    title.textContent = `${choice.name(code)}找谁`;
    const words = document.createElement("p");
    words.className = "sb-quiet";
    words.textContent = `${why}。`;
    answer.replaceChildren(title, words);
    if (rows.length) {
      const serving = rows.slice(0, NEAREST).map((row) => station(index, row));
      answer.append(
        stationList(
          root,
          serving.map((one) => [one, one.status === "reported" ? "见于报道" : ""]),
        ),
      );
    } else {
      words.append(
        "请拨打 ",
        Object.assign(document.createElement("a"), { href: "tel:12345", textContent: "12345" }),
        " 询问，或向当地民政部门打听。",
      );
    }
  }

  /** Of a country's stations no page can list all: the first ones, best first, and how many more there are. @param {number[]} found */
  function listAll(found) {
    const first = found.slice(0, LISTED).map((row) => station(index, row));
    const more = Object.assign(document.createElement("p"), { className: "sb-quiet" });
    if (found.length > LISTED) {
      more.textContent = `先列出 ${LISTED} 个，还有 ${found.length - LISTED} 个；请写地名或选择地区。`;
    }
    listing?.replaceChildren(
      empty,
      stationList(
        root,
        first.map((one) => [one, one.place]),
      ),
      more,
    );
  }

  /** @param {{lat: number, lon: number}} here */
  async function nearest(here) {
    const places = await realPlaces(root);
    const sorted = places
      .map((place) => ({ ...place, away: distance(here, place) }))
      .sort((one, other) => one.away - other.away)
      .slice(0, NEAREST);
    const title = Object.assign(document.createElement("h2"), { textContent: "离我最近" });
    const words = Object.assign(document.createElement("p"), {
      className: "sb-quiet",
      textContent: "距离是直线距离，在这台设备上计算，您的位置没有发出去。",
    });
    const nearby = sorted.flatMap((place) => {
      const row = rowOf(index, place.id);
      const words = `约 ${distanceWords(place.away)}${PRECISION[place.precision]}`;
      return row === undefined
        ? []
        : [/** @type {[import("../lib/station-index.mjs").Station, string]} */ ([station(index, row), words])];
    });
    answer.replaceChildren(title, words, stationList(root, nearby));
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
    return Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value),
    );
  }

  function show() {
    const chosen = choices();
    const candidates = chosen.q ? bestFirst(rankStations(index, chosen.q)) : everyRow;
    const moment = new Date();
    const now = { minute: minuteOfWeek(moment), day: dayKind(calendar, moment).kind, saved: readSaved() };
    const fitting = fit(index, chosen, now);
    const found = candidates.filter((row) => fitting.failed[row] === 0);
    const shown = new Uint8Array(index.size);
    found.forEach((row) => (shown[row] = 1));
    serve(chosen.division ?? "");
    for (const { element, row } of listed) {
      element.hidden = !shown[row];
    }
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sb-finder__group"))) {
      group.hidden = !group.querySelector("[data-station]:not([hidden])");
    }
    if (!listed.length) {
      listAll(found);
    }
    empty.hidden = found.length > 0;
    if (form.querySelector("[data-more]")?.hasAttribute("open")) {
      count(candidates, fitting);
    }
    said.textContent = found.length ? `${found.length} 个站点` : "没有符合的站点";
    document.dispatchEvent(new CustomEvent("stations:shown", { detail: shown }));
  }

  const everyRow = Array.from({ length: index.size }, (_, row) => row);
  const labels = new Map(
    [.../** @type {NodeListOf<HTMLOptionElement>} */ (form.querySelectorAll("select[name] option"))].map((option) => [
      option,
      option.text,
    ]),
  );

  /** Says at every choice how many stations it would leave. @param {number[]} candidates @param {import("../lib/station-filter.mjs").Fit} fitting */
  function count(candidates, fitting) {
    for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select[name]"))) {
      const left = counts(index, candidates, fitting, select.name);
      for (const option of select.options) {
        if (option.value) {
          const number = left.get(option.value) ?? 0;
          option.text = `${labels.get(option)}（${number}）`;
          option.disabled = number === 0 && !option.selected;
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
  await prepareSearch(index);
  await withContacts(index, root);
  await prepareSearch(index);
  if (choices().q) {
    show();
  }
}
