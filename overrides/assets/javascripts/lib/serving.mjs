/**
 * Which station serves a division? Its own, else the one above that serves it; the answer says why and is never empty.
 */

import { codeOf } from "./station-index.mjs";

/** @typedef {import("./station-index.mjs").StationIndex} StationIndex */

/** Stations that serve people, or are reported to. */
const SERVING = new Set(["operating", "built", "reported"]);
const PAUSED = new Set(["suspended"]);
const LEVELS = /** @type {const} */ ([
  [9, "township", "乡镇（街道）"],
  [6, "county", "县（市、区）"],
  [4, "prefecture", "市（州）"],
  [2, "province", "省"],
]);

/**
 * @param {StationIndex} index @param {string} code of 2 to 9 digits
 * @returns {{rows: number[], why: string}}
 */
export function servingStations(index, code) {
  const serving = rowsOfProvince(index, code.slice(0, 2), SERVING);
  const tierOf = (/** @type {number} */ row) => index.tiers[index.tier[row]][0];
  for (const [length, tier, words] of LEVELS) {
    if (code.length < length) {
      continue;
    }
    const above = code.slice(0, length);
    const own = serving.filter((row) => {
      const place = codeOf(index, row);
      return tierOf(row) === tier && (place === above || (length === 9 && place.startsWith(above)));
    });
    if (own.length) {
      if (length === code.length) {
        return { rows: own, why: `${words}自己的站点` };
      }
      const paused = rowsOfProvince(index, code.slice(0, 2), PAUSED).some((row) => codeOf(index, row).startsWith(code));
      return { rows: own, why: `${paused ? "这里的站点暂停服务" : "这里还没有收录站点"}，由${words}的站点指导和服务` };
    }
    if (length !== 9 && length === code.length) {
      const within = serving.filter((row) => tierOf(row) === "township" && codeOf(index, row).startsWith(above));
      if (within.length) {
        return { rows: within, why: `${words}里的乡镇（街道）站点` };
      }
    }
  }
  return { rows: [], why: "这里和上级都还没有收录站点" };
}

/** The rows of a province whose station has one of these statuses. @param {StationIndex} index @param {string} province @param {Set<string>} statuses */
function rowsOfProvince(index, province, statuses) {
  const wanted = index.statuses.map(([id]) => statuses.has(id));
  const rows = [];
  for (let row = 0; row < index.size; row += 1) {
    if (wanted[index.status[row]] && codeOf(index, row).startsWith(province)) {
      rows.push(row);
    }
  }
  return rows;
}
