/**
 * Where are the stations? Fills the map that folium made: counts per province for the wide view, then counts per
 * prefecture or county while the view holds many, then points, and the outlines of the sample county coloured by
 * coverage. Shows what the list shows, and looks there; what is pointed at here is marked there, and the other way
 * round.
 */

import { WIDTH, apart, divisionCounts, provinceCounter } from "../lib/map-counts.mjs";
import { FEW, corners, placesReader } from "../lib/map-fit.mjs";
import { pinMaker } from "../lib/map-pins.mjs";
import { addViews, startView } from "../lib/map-views.mjs";
import { NONE, codeOf, file, loadStations, rowOf } from "../lib/station-index.mjs";

/** From this zoom on the places of single stations are read; where few provinces have any to show, at once. */
const NEAR = 7;
/** Stations that are looked at lie in some surroundings, even a single one. */
const NEAREST = 11;
/** With more stations in view they are counted by division. */
const MOST_POINTS = 500;

/** Scripts are fetched side by side and run in the order in which they are asked for. @param {string} src */
function script(src) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement("script"), {
      src,
      async: false,
      onload: done,
      onerror: failed,
    });
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
  ["leaflet.css", "MarkerCluster.css", "MarkerCluster.Default.css"].forEach((name) =>
    stylesheet(`${root}assets/leaflet/${name}`),
  );
  const made = new Promise((done) =>
    document.addEventListener("stationbook:map", (event) => done(/** @type {CustomEvent} */ (event).detail), {
      once: true,
    }),
  );
  const scripts = ["assets/leaflet/leaflet.js", "assets/leaflet/leaflet.markercluster.js", "map/map.js"].map((path) =>
    script(root + path),
  );
  const [index, overview] = await Promise.all([loadStations(root), file(root, "map/overview.json"), ...scripts]);
  fill(await made, bar, root, index, overview);
}

/** @typedef {import("../lib/station-index.mjs").StationIndex} StationIndex */
/** @typedef {import("../lib/map-counts.mjs").Count} Count */

/** @param {any} map @param {HTMLElement} bar @param {string} root @param {StationIndex} index @param {any} overview */
function fill(map, bar, root, index, overview) {
  const L = /** @type {any} */ (globalThis).L;
  const counts = L.layerGroup();
  const points = L.markerClusterGroup({ chunkedLoading: true, showCoverageOnHover: false, maxClusterRadius: 44 });
  const placesOf = placesReader(root, index);
  const pinOf = pinMaker(root, index);
  const provinceCounts = provinceCounter(index, overview);
  /** 1 for every row that the list shows. */
  let shown = new Uint8Array(index.size).fill(1);
  let turn = 0;

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
    const fitting = Math.min(map.getBoundsZoom(box.pad(0.3)), NEAREST);
    map.setView(box.getCenter(), Math.max(fitting, map.getZoom() + 1, least), { animate: false });
  }

  async function show() {
    const now = ++turn;
    const counted = provinceCounts(shown);
    const view = map.getBounds().pad(0.2);
    const within = counted.filter(({ province }) => view.intersects(L.latLngBounds(province.box)));
    const near = map.getZoom() >= NEAR || counted.length <= FEW;
    // Without a network the places of a province may be out of reach; its count is not.
    const loaded = near
      ? await Promise.all(within.map(({ province }) => placesOf(province.code))).catch(() => null)
      : null;
    if (now !== turn) {
      return;
    }
    counts.clearLayers();
    points.clearLayers();
    if (!loaded) {
      showCounts(counted);
      return;
    }
    const visible = loaded
      .flatMap((found) => [...found.values()])
      .filter(({ row, at }) => shown[row] && view.contains(at));
    if (visible.length > MOST_POINTS) {
      showCounts(divisionCounts(index, visible));
    } else {
      points.addLayers(visible.map(pinOf));
      points.addTo(map);
    }
  }

  const canvas = map.getContainer();
  const nowhere = Object.assign(document.createElement("p"), { className: "sb-note", hidden: true });
  bar.before(nowhere);
  const start = startView(overview);
  /** Whether the view still has to follow what is shown: a map that nobody sees has no size to fit into. */
  let due = true;
  const unseen = () => canvas.offsetWidth === 0;

  /** Brings what is shown into view, or says that none of it has a place. */
  async function look() {
    const rows = shown;
    const found = rows.reduce((sum, one) => sum + one, 0);
    const counted = provinceCounts(rows);
    nowhere.hidden = counted.length > 0 || found === 0 || found === index.size;
    nowhere.textContent = `这${found > 1 ? ` ${found} 个站都` : "个站"}没有可用的位置，地图上画不出来；请点列表里的站名看地址。`;
    canvas.hidden = bar.hidden = !nowhere.hidden;
    due = unseen();
    if (due) {
      return;
    }
    map.invalidateSize();
    if (!counted.length) {
      show();
      return;
    }
    const bounds =
      found === index.size
        ? start
        : L.latLngBounds(
            await corners(
              counted.map(({ province }) => province),
              rows,
              placesOf,
            ),
          ).pad(0.15);
    due = unseen();
    if (rows === shown && !due) {
      map.fitBounds(bounds, { animate: false, maxZoom: bounds === start ? undefined : NEAREST });
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
  map.on("resize", () => due && look());
  // The list has the first turn; of several changes in a row the map draws the last.
  let waiting = setTimeout(look);
  document.addEventListener("stations:shown", (event) => {
    /** @type {Uint8Array<ArrayBuffer>} */
    const now = /** @type {CustomEvent} */ (event).detail;
    // Said again without a change, as when the filters are unfolded, it leaves the visitor's view alone.
    if (now.some((one, row) => one !== shown[row])) {
      shown = now;
      clearTimeout(waiting);
      waiting = setTimeout(look);
    }
  });
  document.dispatchEvent(new CustomEvent("stations:map-ready"));
}
