/**
 * How many stations does the map show where it cannot show each?
 */

import { NONE, codeOf } from "./station-index.mjs";

/** @typedef {import("./station-index.mjs").StationIndex} StationIndex */
/** @typedef {{row: number, at: [number, number], precision: number}} Point */
/** @typedef {{at: [number, number], box: [number, number][], names: string[], count: number}} Count of stations in one or several places; `box` holds them */

/** So many pixels a count is wide, and so far from the next. */
export const WIDTH = 44;
/** Divisions are counted by the finest level that gives so many counts. */
const MOST_COUNTS = 80;

/** @typedef {Count & {province: any}} ProvinceCount with the province as the overview has it */

/** What counts the shown stations by province; the index knows, no place is read. @param {StationIndex} index @param {any} overview @returns {(shown: Uint8Array) => ProvinceCount[]} */
export function provinceCounter(index, overview) {
  const codes = overview.provinces.map((/** @type {any} */ province) => province.code);
  const ofDivision = index.divisions.map(({ code }) => codes.indexOf(code.slice(0, 2)));
  const provinceAt = Int16Array.from(index.division, (division, row) =>
    index.precision[row] === NONE ? -1 : ofDivision[division],
  );
  return (shown) => {
    const found = new Uint32Array(codes.length);
    for (let row = 0; row < index.size; row += 1) {
      if (shown[row] && provinceAt[row] >= 0) {
        found[provinceAt[row]] += 1;
      }
    }
    return overview.provinces
      .map((/** @type {any} */ province, /** @type {number} */ place) => ({
        province,
        at: province.at,
        box: province.core,
        names: [province.name],
        count: found[place],
      }))
      .filter((/** @type {Count} */ { count }) => count > 0);
  };
}

/** The points of a view by county, or by prefecture where there are too many. @param {StationIndex} index @param {Point[]} points @returns {Count[]} */
export function divisionCounts(index, points) {
  const byLength = [6, 4].map((length) => grouped(points, (point) => codeOf(index, point.row).slice(0, length)));
  return [...(byLength.find((groups) => groups.size <= MOST_COUNTS) ?? byLength[1])].map(([code, group]) => {
    const lat = group.reduce((sum, { at }) => sum + at[0], 0) / group.length;
    const lon = group.reduce((sum, { at }) => sum + at[1], 0) / group.length;
    const name = index.divisions.find((division) => division.code === code)?.name ?? code;
    return { at: [lat, lon], box: group.map(({ at }) => at), names: [name], count: group.length };
  });
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

/** Counts that would lie on each other become one, which opens all of them. @param {any} map @param {Count[]} found @returns {Count[]} */
export function apart(map, found) {
  /** @type {(Count & {point: any})[]} */
  const kept = [];
  for (const one of [...found].sort((left, right) => right.count - left.count)) {
    const point = map.latLngToLayerPoint(one.at);
    const near = kept.find((other) => other.point.distanceTo(point) < WIDTH);
    if (near) {
      near.count += one.count;
      near.names = [...near.names, ...one.names];
      near.box = [...near.box, ...one.box];
    } else {
      kept.push({ ...one, point });
    }
  }
  return kept;
}
