/**
 * Where are the stations? Fills the map that folium made: counts per province for the wide view, the points of a
 * province once it is opened, the outlines of the sample county coloured by coverage. Shows what the list shows.
 */

import { loadIndex } from "../lib/station-index.mjs";

const PRECISION = ["准确位置", "大致位置（村、社区）", "大致位置（乡镇、街道）", "大致位置（县、市、区）"];
/** From this zoom on, single stations are drawn instead of counts. */
const NEAR = 7;

/** @param {string} url */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  return answer.json();
}

/** @param {string} src */
function script(src) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement("script"), { src, onload: done, onerror: failed });
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
  await script(`${root}assets/leaflet/leaflet.js`);
  await script(`${root}assets/leaflet/leaflet.markercluster.js`);
  const [index, overview] = await Promise.all([loadIndex(root), json(`${root}map/overview.json`)]);
  const made = new Promise((done) => document.addEventListener("stationbook:map", (event) => done(/** @type {CustomEvent} */ (event).detail), { once: true }));
  await script(`${root}map/map.js`);
  fill(await made, bar, root, index, overview);
}

/** @param {any} map @param {HTMLElement} bar @param {string} root @param {any} index @param {any} overview */
function fill(map, bar, root, index, overview) {
  const L = /** @type {any} */ (globalThis).L;
  const byId = new Map(index.stations.map((/** @type {any} */ station) => [station.id, station]));
  const counts = L.layerGroup();
  const points = L.markerClusterGroup({ chunkedLoading: true, showCoverageOnHover: false, maxClusterRadius: 44 });
  /** @type {Map<string, Promise<any[]>>} */
  const provinces = new Map();
  /** @type {Set<string>} */
  let shown = new Set(byId.keys());
  let turn = 0;

  /** @param {string} code */
  function markers(code) {
    let loading = provinces.get(code);
    if (!loading) {
      loading = json(`${root}map/points/${code}.json`).then((file) => {
        let lat = 0;
        let lon = 0;
        return file.id.map((/** @type {string} */ id, /** @type {number} */ i) => {
          lat += file.lat[i];
          lon += file.lon[i];
          return marker(byId.get(id), [lat / file.scale, lon / file.scale], file.precision[i]);
        });
      });
      provinces.set(code, loading);
    }
    return loading;
  }

  /** @param {any} station @param {[number, number]} at @param {number} precision */
  function marker(station, at, precision) {
    const icon = L.divIcon({ className: `sb-pin${precision ? " sb-pin--rough" : ""}${station.sample ? " sb-pin--sample" : ""}`, iconSize: [20, 20] });
    const pin = L.marker(at, { icon, title: station.name, alt: station.name, stationId: station.id });
    pin.bindPopup(() => popup(station, precision));
    return pin;
  }

  /** @param {any} station @param {number} precision */
  function popup(station, precision) {
    const box = document.createElement("div");
    const link = Object.assign(document.createElement("a"), { href: root + station.url, textContent: station.name });
    const words = document.createElement("p");
    words.textContent = `${station.place.split(" / ").slice(-2).join(" / ")} · ${PRECISION[precision]}${station.sample ? " · 示例数据" : ""}`;
    box.append(link, words);
    return box;
  }

  async function show() {
    const now = ++turn;
    const near = map.getZoom() >= NEAR;
    counts.clearLayers();
    if (!near) {
      points.clearLayers();
      for (const province of overview.provinces) {
        const count = (await markers(province.code)).filter((/** @type {any} */ pin) => shown.has(pin.options.stationId)).length;
        if (now !== turn) {
          return;
        }
        if (count) {
          const icon = L.divIcon({ className: "sb-count", html: String(count), iconSize: [40, 40] });
          const words = `${province.name} ${count} 个站点，放大查看`;
          L.marker(province.at, { icon, title: words, alt: words })
            .on("click keypress", () => map.fitBounds(L.latLngBounds(province.box).pad(0.3), { maxZoom: 11, animate: false }))
            .addTo(counts);
        }
      }
      counts.addTo(map);
      return;
    }
    const view = map.getBounds().pad(0.2);
    const visible = overview.provinces.filter((/** @type {any} */ province) => view.intersects(L.latLngBounds(province.box)));
    const loaded = await Promise.all(visible.map((/** @type {any} */ province) => markers(province.code)));
    if (now === turn) {
      points.clearLayers();
      points.addLayers(loaded.flat().filter((pin) => shown.has(pin.options.stationId)));
      points.addTo(map);
    }
  }

  addViews(map, bar, root, overview);
  map.on("zoomend moveend", show);
  document.addEventListener("stations:shown", (event) => {
    shown = /** @type {CustomEvent} */ (event).detail;
    show();
  });
  document.dispatchEvent(new CustomEvent("stations:map-ready"));
  show();
}

/** Views that share no scale: real places, and the fictional county with its outlines. @param {any} map @param {HTMLElement} bar @param {string} root @param {any} overview */
async function addViews(map, bar, root, overview) {
  const L = /** @type {any} */ (globalThis).L;
  const real = overview.provinces.filter((/** @type {any} */ province) => !province.sample);
  const box = real.length ? L.latLngBounds(real.flatMap((/** @type {any} */ province) => province.box)).pad(0.15) : null;
  /** @param {string} words @param {any} bounds */
  const view = (words, bounds) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sb-map__view", textContent: words });
    button.addEventListener("click", () => map.fitBounds(bounds, { animate: false }));
    bar.append(button);
  };
  if (box) {
    view("全部真实站点", box);
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
