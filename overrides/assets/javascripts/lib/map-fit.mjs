/**
 * Which part of the map holds the stations that are shown?
 */

import { placesOfProvince } from "./places.mjs";
import { rowOf } from "./station-index.mjs";

/** @typedef {import("./station-index.mjs").StationIndex} StationIndex */
/** @typedef {import("./map-counts.mjs").Point} Point */
/** @typedef {(code: string) => Promise<Map<number, Point>>} PlacesOf the places of a province by row */
/** @typedef {[number, number]} Corner latitude and longitude */

/** Of so many provinces the places of single stations are read at once, of more when the map comes near. */
export const FEW = 3;
/** As in the overview: one place in so many may lie outside, at each end of latitude and longitude. */
const CORE = 50;

/** Reads the places of a province when they are first needed; what failed is tried again. @param {string} root @param {StationIndex} index @returns {PlacesOf} */
export function placesReader(root, index) {
  /** @type {Map<string, Promise<Map<number, Point>>>} */
  const provinces = new Map();
  return (code) => {
    let loading = provinces.get(code);
    if (!loading) {
      loading = placesOfProvince(root, code).then(
        (places) =>
          new Map(
            places.flatMap(({ id, lat, lon, precision }) => {
              const row = rowOf(index, id);
              return row === undefined ? [] : [[row, { row, at: [lat, lon], precision }]];
            }),
          ),
      );
      loading.catch(() => provinces.delete(code));
      provinces.set(code, loading);
    }
    return loading;
  };
}

/** Real and fictional places share no scale; only where nothing real is shown the fictional ones are looked at. @param {any[]} provinces @returns {any[]} */
export function realOnes(provinces) {
  const real = provinces.filter(({ sample }) => !sample);
  return real.length ? real : provinces;
}

/** The corners of what is shown in some provinces; in many, or where places cannot be read, of all that they have. @param {any[]} provinces @param {Uint8Array} shown @param {PlacesOf} placesOf @returns {Promise<Corner[]>} */
export async function corners(provinces, shown, placesOf) {
  const within = realOnes(provinces);
  const loaded =
    within.length > FEW ? null : await Promise.all(within.map(({ code }) => placesOf(code))).catch(() => null);
  if (!loaded) {
    return within.flatMap(({ core }) => core);
  }
  const places = loaded.flatMap((found) => [...found.values()]).filter(({ row }) => shown[row]);
  const [south, north] = ends(places.map(({ at }) => at[0]));
  const [west, east] = ends(places.map(({ at }) => at[1]));
  return [
    [south, west],
    [north, east],
  ];
}

/** @param {number[]} values */
function ends(values) {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length / CORE);
  return [sorted[cut], sorted[sorted.length - 1 - cut]];
}
