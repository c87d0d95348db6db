/**
 * Which station serves a division? Its own, else the one above that serves it; the answer says why and is never empty.
 */

/** @typedef {import("./station-index.mjs").Station} Station */

const SERVING = new Set(["operating", "built"]);
const LEVELS = /** @type {const} */ ([
  [9, "township", "乡镇（街道）"],
  [6, "county", "县（市、区）"],
  [4, "prefecture", "市（州）"],
  [2, "province", "省"],
]);

/**
 * @param {readonly Station[]} stations @param {string} code of 2 to 9 digits
 * @returns {{stations: Station[], why: string}}
 */
export function servingStations(stations, code) {
  const serving = stations.filter((station) => SERVING.has(station.status) || station.status === "reported");
  for (const [length, tier, words] of LEVELS) {
    if (code.length < length) {
      continue;
    }
    const above = code.slice(0, length);
    const found = serving.filter(
      (station) => station.tier === tier && (station.division === above || (length === 9 && station.division.startsWith(above))),
    );
    if (found.length) {
      const own = length === code.length;
      const why = own ? `${words}自己的站点` : `这里还没有收录站点，由${words}的站点指导和服务`;
      return { stations: found, why };
    }
    const within = length === 9 ? [] : serving.filter((station) => station.division.startsWith(above) && station.tier === "township");
    if (within.length && length === code.length) {
      return { stations: within, why: `${words}里的乡镇（街道）站点` };
    }
  }
  return { stations: [], why: "这里和上级都还没有收录站点" };
}
