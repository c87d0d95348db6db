/**
 * Where are the stations? Fills the map that folium made: counts per province for the wide view, then counts per
 * prefecture or county while the view holds many, then points, and the outlines of the sample county coloured by
 * coverage. Shows what the list shows; what is pointed at here is marked there, and the other way round.
 */

import { WIDTH, apart, divisionCounts, provinceCounter } from "../lib/map-counts.mjs";
import { addViews } from "../lib/map-views.mjs";
import { placesOfProvince } from "../lib/places.mjs";
import { NONE, codeOf, file, loadStations, rowOf, station } from "../lib/station-index.mjs";

const PRECISION = ["准确位置", "大致位置（村、社区）", "大致位置（乡镇、街道）", "大致位置（县、市、区）"];
/** From this zoom on the places of single stations are read; in a site of few provinces at once. */
const NEAR = 7;
const FEW = 3;
/** With more stations in view they are counted by division. */
const MOST_POINTS = 500;

/** Scripts are fetched side by side and run in the order in which they are asked for. @param {string} src */
function script(src) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement("script"), { src, async: false, onload: done, onerror: failed });
    document.head.append(element);
  });
}

/** @param {string} href */
function stylesheet(href) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

/** @param {HTMLElement} region */
export async function mount(region) {
  const root = new URL(region.dataset.root ?? "", location.href).href;
  const wide = matchMedia("(min-width: 960px)");
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-finder-switch] button"));
  let started = false;
  const start = () => {
    if (!started) {
      started = true;
      draw(region, root);
    }
  };
  if (button) {
    /** @type {HTMLElement} */ (button.parentElement).hidden = false;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "看列表" : "看地图";
      region.closest(".sb-finder")?.classList.toggle("sb-finder--map", open);
      start();
      dispatchEvent(new Event("resize"));
    });
  }
  wide.addEventListener("change", () => wide.matches && start());
  if (wide.matches) {
    start();
  }
}

/** @param {HTMLElement} region @param {string} root */
async function draw(region, root) {
  const canvas = Object.assign(document.createElement("div"), { id: "map_stations", className: "sb-map__canvas" });
  const bar = Object.assign(document.createElement("div"), { className: "sb-map__bar" });
  region.append(bar, canvas);
  ["leaflet.css", "MarkerCluster.css", "MarkerCluster.Default.css"].forEach((name) => stylesheet(`${root}assets/leaflet/${name}`));
  const made = new Promise((done) => document.addEventListener("stationbook:map", (event) => done(/** @type {CustomEvent} */ (event).detail), { once: true }));
  const scripts = ["assets/leaflet/leaflet.js", "assets/leaflet/leaflet.markercluster.js", "map/map.js"].map((path) => script(root + path));
  const [index, overview] = await Promise.all([loadStations(root), file(root, "map/overview.json"), ...scripts]);
  fill(await made, bar, root, index, overview);
}

/** @typedef {import("../lib/station-index.mjs").StationIndex} StationIndex */
/** @typedef {import("../lib/map-counts.mjs").Point} Point */
/** @typedef {import("../lib/map-counts.mjs").Count} Count */

/** @param {any} map @param {HTMLElement} bar @param {string} root @param {StationIndex} index @param {any} overview */
function fill(map, bar, root, index, overview) {
  const L = /** @type {any} */ (globalThis).L;
  const counts = L.layerGroup();
  const points = L.markerClusterGroup({ chunkedLoading: true, showCoverageOnHover: false, maxClusterRadius: 44 });
  /** @type {Map<string, Promise<Map<number, Point>>>} */
  const provinces = new Map();
  /** @type {Map<number, any>} */
  const pins = new Map();
  /** 1 for every row that the list shows. */
  let shown = new Uint8Array(index.size).fill(1);
  let turn = 0;

  /** The places of a province by row, read when they are first needed. @param {string} code */
  function placesOf(code) {
    let loading = provinces.get(code);
    if (!loading) {
      loading = placesOfProvince(root, code).then((places) => new Map(places.flatMap(({ id, lat, lon, precision }) => {
        const row = rowOf(index, id);
        return row === undefined ? [] : [[row, { row, at: [lat, lon], precision }]];
      })));
      provinces.set(code, loading);
    }
    return loading;
  }

  /** @param {Point} point */
  function pinOf({ row, at, precision }) {
    let pin = pins.get(row);
    if (!pin) {
      const shownStation = station(index, row);
      const icon = L.divIcon({ className: `sb-pin${precision ? " sb-pin--rough" : ""}${shownStation.sample ? " sb-pin--sample" : ""}`, iconSize: [20, 20] });
      pin = L.marker(at, { icon, title: shownStation.name, alt: shownStation.name });
      pin.bindPopup(() => popup(root, shownStation, precision));
      pin.on("popupopen", () => document.dispatchEvent(new CustomEvent("stations:chosen", { detail: shownStation.id })));
      pins.set(row, pin);
    }
    return pin;
  }

  /** @param {Count[]} found */
  function showCounts(found) {
    for (const { at, box, names, count } of apart(map, found)) {
      // Wide enough for a thumb, and for thousands.
      const width = Math.max(WIDTH, 16 + 8 * String(count).length);
      const icon = L.divIcon({ className: "sb-count", html: String(count), iconSize: [width, width] });
      const words = `${names.length > 3 ? `${names[0]}等 ${names.length} 处` : names.join("、")} ${count} 个站点，放大查看`;
      L.marker(at, { icon, title: words, alt: words })
        .on("click keypress", () => open(L.latLngBounds(box), names.length === 1 ? NEAR : 0))
        .addTo(counts);
    }
    counts.addTo(map);
  }

  /** Shows a counted place whole, nearer than now, and at least so near. @param {any} box @param {number} least */
  function open(box, least) {
    const fitting = Math.min(map.getBoundsZoom(box.pad(0.3)), 11);
    map.setView(box.getCenter(), Math.max(fitting, map.getZoom() + 1, least), { animate: false });
  }

  const provinceCounts = provinceCounter(index, overview);

  async function show() {
    const now = ++turn;
    if (map.getZoom() < NEAR && overview.provinces.length > FEW) {
      points.clearLayers();
      counts.clearLayers();
      showCounts(provinceCounts(shown));
      return;
    }
    const view = map.getBounds().pad(0.2);
    const within = overview.provinces.filter((/** @type {any} */ province) => view.intersects(L.latLngBounds(province.box)));
    const loaded = await Promise.all(within.map((/** @type {any} */ province) => placesOf(province.code)));
    if (now !== turn) {
      return;
    }
    const visible = loaded.flatMap((found) => [...found.values()]).filter(({ row, at }) => shown[row] && view.contains(at));
    counts.clearLayers();
    points.clearLayers();
    if (visible.length > MOST_POINTS) {
      showCounts(divisionCounts(index, visible));
    } else {
      points.addLayers(visible.map(pinOf));
      points.addTo(map);
    }
  }

  const ring = L.circleMarker([0, 0], { className: "sb-ring", radius: 16, weight: 4, fill: false, interactive: false });
  let pointed = "";
  document.addEventListener("stations:pointed", async (event) => {
    pointed = /** @type {CustomEvent} */ (event).detail;
    ring.remove();
    const row = rowOf(index, pointed);
    if (row === undefined || index.precision[row] === NONE) {
      return;
    }
    const id = pointed;
    const point = (await placesOf(codeOf(index, row).slice(0, 2))).get(row);
    if (point && id === pointed) {
      ring.setLatLng(point.at).addTo(map);
    }
  });

  addViews(map, bar, root, overview);
  map.on("zoomend moveend", show);
  // The list has the first turn; of several changes in a row the map draws the last.
  let waiting = 0;
  document.addEventListener("stations:shown", (event) => {
    shown = /** @type {CustomEvent} */ (event).detail;
    clearTimeout(waiting);
    waiting = setTimeout(show);
  });
  document.dispatchEvent(new CustomEvent("stations:map-ready"));
  show();
}

/** @param {string} root @param {import("../lib/station-index.mjs").Station} station @param {number} precision */
function popup(root, { name, url, place, sample }, precision) {
  const box = document.createElement("div");
  const link = Object.assign(document.createElement("a"), { href: root + url, textContent: name });
  const words = document.createElement("p");
  words.textContent = `${place.split(" / ").slice(-2).join(" / ")} · ${PRECISION[precision]}${sample ? " · 示例数据" : ""}`;
  box.append(link, words);
  return box;
}
