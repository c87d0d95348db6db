/**
 * What marks a single station on the map, and what does it say when it is opened?
 */

import { station } from "./station-index.mjs";

/** @typedef {import("./map-counts.mjs").Point} Point */

const PRECISION = ["准确位置", "大致位置（村、社区）", "大致位置（乡镇、街道）", "大致位置（县、市、区）"];

/** Makes the pin of a station once. @param {string} root @param {import("./station-index.mjs").StationIndex} index @returns {(point: Point) => any} */
export function pinMaker(root, index) {
  const L = /** @type {any} */ (globalThis).L;
  /** @type {Map<number, any>} */
  const pins = new Map();
  return ({ row, at, precision }) => {
    let pin = pins.get(row);
    if (!pin) {
      const shown = station(index, row);
      const icon = L.divIcon({
        className: `sb-pin${precision ? " sb-pin--rough" : ""}${shown.sample ? " sb-pin--sample" : ""}`,
        iconSize: [20, 20],
      });
      pin = L.marker(at, { icon, title: shown.name, alt: shown.name });
      pin.bindPopup(() => popup(root, shown, precision));
      pin.on("popupopen", () => document.dispatchEvent(new CustomEvent("stations:chosen", { detail: shown.id })));
      pins.set(row, pin);
    }
    return pin;
  };
}

/** @param {string} root @param {import("./station-index.mjs").Station} station @param {number} precision */
function popup(root, { name, url, place, sample }, precision) {
  const box = document.createElement("div");
  const link = Object.assign(document.createElement("a"), { href: root + url, textContent: name });
  const words = document.createElement("p");
  words.textContent = `${place.split(" / ").slice(-2).join(" / ")} · ${PRECISION[precision]}${sample ? " · 示例数据" : ""}`;
  box.append(link, words);
  return box;
}
