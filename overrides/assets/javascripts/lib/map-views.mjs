/**
 * Where does the map look, and which outlines lie under its points?
 */

import { realOnes } from "./map-fit.mjs";
import { file } from "./station-index.mjs";

/** Where the map looks while nothing is chosen; nowhere while no station has a place. @param {any} overview @returns {any} */
export function startView(overview) {
  const L = /** @type {any} */ (globalThis).L;
  const whole = realOnes(overview.provinces);
  return whole.length ? L.latLngBounds(whole.flatMap(({ core }) => core)).pad(0.15) : null;
}

/** Views that share no scale: real places, and the fictional county with its outlines. @param {any} map @param {HTMLElement} bar @param {string} root @param {any} overview */
export async function addViews(map, bar, root, overview) {
  const start = startView(overview);
  /** @param {string} words @param {any} bounds */
  const view = (words, bounds) => {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "sb-map__view",
      textContent: words,
    });
    button.addEventListener("click", () => map.fitBounds(bounds, { animate: false }));
    bar.append(button);
  };
  if (start) {
    view(overview.provinces.some((/** @type {any} */ { sample }) => !sample) ? "全部真实站点" : "全部站点", start);
  }
  const words = map.attributionControl ? [] : ["没有配置底图，只表示相对位置"];
  words.push("空心圈是大致位置");
  for (const { name, review } of overview.outlines) {
    const layer = outlines(await file(root, `map/boundaries/${name}.json`)).addTo(map);
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
      layer.bindTooltip(
        `${name}${sample ? "（虚构）" : ""}：${due > 1 ? `${covered} / ${due} 有站` : covered ? "有站" : "缺口"}`,
        { sticky: true },
      );
    },
    interactive: true,
  });
}

/** @param {{covered: number, due: number}} properties */
function outlineClass({ covered, due }) {
  return due && covered >= due ? "sb-outline--covered" : "sb-outline--gap";
}
