/**
 * Where are the stations? Fills the map that folium made: counts per province for the wide view, then counts per
 * prefecture or county while the view holds many, then points, and the outlines of the sample county coloured by
 * coverage. Shows what the list shows; what is pointed at here is marked there, and the other way round.
 */

import { NONE, codeOf, loadStations, rowOf, station } from "../lib/station-index.mjs";

const PRECISION = ["准确位置", "大致位置（村、社区）", "大致位置（乡镇、街道）", "大致位置（县、市、区）"];
/** From this zoom on, the places of single stations are read. */
const NEAR = 7;
/** With more stations in view they are counted by division, by the finest that gives so many counts. */
const MOST_POINTS = 500;
const MOST_COUNTS = 80;

/** @param {string} url */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  return answer.json();
}

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
  const [index, overview] = await Promise.all([loadStations(root), json(`${root}map/overview.json`), ...scripts]);
  fill(await made, bar, root, index, overview);
}

/** @typedef {import("../lib/station-index.mjs").StationIndex} StationIndex */
/** @typedef {{row: number, at: [number, number], precision: number}} Point */

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

  /** The places of a province, read when they are first needed. @param {string} code */
  function placesOf(code) {
    let loading = provinces.get(code);
    if (!loading) {
      loading = json(`${root}map/points/${code}.json`).then((file) => places(file, index));
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

  /** @param {any} at @param {any} box @param {string} name @param {number} count */
  function addCount(at, box, name, count) {
    const icon = L.divIcon({ className: "sb-count", html: String(count), iconSize: [40, 40] });
    const words = `${name} ${count} 个站点，放大查看`;
    L.marker(at, { icon, title: words, alt: words })
      .on("click keypress", () => open(L.latLngBounds(box)))
      .addTo(counts);
  }

  /** Shows a counted place whole, and in any case nearer than now. @param {any} box */
  function open(box) {
    const fitting = Math.min(map.getBoundsZoom(box.pad(0.3)), 11);
    map.setView(box.getCenter(), Math.max(fitting, map.getZoom() + 1), { animate: false });
  }

  /** The province of every station that has a place, as a position in the overview. */
  const provinceAt = provincesOf(index, overview);

  /** How many shown stations have a place, by province as in the overview; the index knows, no place is read. */
  function countProvinces() {
    const found = new Uint32Array(overview.provinces.length);
    for (let row = 0; row < index.size; row += 1) {
      if (shown[row] && provinceAt[row] >= 0) {
        found[provinceAt[row]] += 1;
      }
    }
    return found;
  }

  /** @param {Point[]} visible */
  function countDivisions(visible) {
    const byLength = [6, 4].map((length) => grouped(visible, (point) => codeOf(index, point.row).slice(0, length)));
    for (const [code, group] of byLength.find((groups) => groups.size <= MOST_COUNTS) ?? byLength[1]) {
      const lat = group.reduce((sum, { at }) => sum + at[0], 0) / group.length;
      const lon = group.reduce((sum, { at }) => sum + at[1], 0) / group.length;
      addCount([lat, lon], group.map(({ at }) => at), nameOfDivision(index, code), group.length);
    }
  }

  async function show() {
    const now = ++turn;
    if (map.getZoom() < NEAR) {
      const found = countProvinces();
      points.clearLayers();
      counts.clearLayers();
      overview.provinces.forEach((/** @type {any} */ { at, core, name }, /** @type {number} */ place) => {
        if (found[place]) {
          addCount(at, core, name, found[place]);
        }
      });
      counts.addTo(map);
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
      countDivisions(visible);
      counts.addTo(map);
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

/** @param {StationIndex} index @param {any} overview */
function provincesOf(index, overview) {
  const codes = overview.provinces.map((/** @type {any} */ province) => province.code);
  const ofDivision = index.divisions.map(({ code }) => codes.indexOf(code.slice(0, 2)));
  return Int16Array.from(index.division, (division, row) => (index.precision[row] === NONE ? -1 : ofDivision[division]));
}

/** Turns columns of differences into places by row. @param {any} file @param {StationIndex} index @returns {Map<number, Point>} */
function places(file, index) {
  let lat = 0;
  let lon = 0;
  /** @type {Map<number, Point>} */
  const found = new Map();
  file.id.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
    lat += file.lat[at];
    lon += file.lon[at];
    const row = rowOf(index, id);
    if (row !== undefined) {
      found.set(row, { row, at: [lat / file.scale, lon / file.scale], precision: file.precision[at] });
    }
  });
  return found;
}

/** @param {Point[]} found @param {(point: Point) => string} keyOf */
function grouped(found, keyOf) {
  /** @type {Map<string, Point[]>} */
  const groups = new Map();
  for (const point of found) {
    const key = keyOf(point);
    const group = groups.get(key);
    group ? group.push(point) : groups.set(key, [point]);
  }
  return groups;
}

/** @param {StationIndex} index @param {string} code */
function nameOfDivision(index, code) {
  return index.divisions.find((division) => division.code === code)?.name ?? code;
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

/** Views that share no scale: real places, and the fictional county with its outlines. @param {any} map @param {HTMLElement} bar @param {string} root @param {any} overview */
async function addViews(map, bar, root, overview) {
  const L = /** @type {any} */ (globalThis).L;
  const real = overview.provinces.filter((/** @type {any} */ province) => !province.sample);
  const whole = real.length ? real : overview.provinces;
  const box = whole.length ? L.latLngBounds(whole.flatMap((/** @type {any} */ province) => province.core)).pad(0.15) : null;
  /** @param {string} words @param {any} bounds */
  const view = (words, bounds) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sb-map__view", textContent: words });
    button.addEventListener("click", () => map.fitBounds(bounds, { animate: false }));
    bar.append(button);
  };
  if (box) {
    view(real.length ? "全部真实站点" : "全部站点", box);
    map.fitBounds(box, { animate: false });
  }
  const words = map.attributionControl ? [] : ["没有配置底图，只表示相对位置"];
  words.push("空心圈是大致位置");
  for (const { name, review } of overview.outlines) {
    const layer = outlines(await json(`${root}map/boundaries/${name}.json`)).addTo(map);
    if (review) {
      words.push(`行政区界线审图号：${review}`);
    } else {
      view("示例县（虚构）", layer.getBounds().pad(0.1));
    }
  }
  const said = document.createElement("p");
  said.className = "sb-map__said";
  said.textContent = `${words.join("；")}。`;
  bar.append(said);
}

/** The smallest divisions of a file, coloured by whether they have a station. @param {any} collection */
function outlines(collection) {
  const L = /** @type {any} */ (globalThis).L;
  const longest = Math.max(...collection.features.map((/** @type {any} */ feature) => feature.properties.code.length));
  return L.geoJSON(collection, {
    filter: (/** @type {any} */ feature) => feature.properties.code.length === longest,
    style: (/** @type {any} */ feature) => ({ className: `sb-outline ${outlineClass(feature.properties)}`, weight: 1 }),
    onEachFeature: (/** @type {any} */ feature, /** @type {any} */ layer) => {
      const { name, sample, covered, due } = feature.properties;
      layer.bindTooltip(`${name}${sample ? "（虚构）" : ""}：${due > 1 ? `${covered} / ${due} 有站` : covered ? "有站" : "缺口"}`, { sticky: true });
    },
    interactive: true,
  });
}

/** @param {{covered: number, due: number}} properties */
function outlineClass({ covered, due }) {
  return due && covered >= due ? "sb-outline--covered" : "sb-outline--gap";
}
