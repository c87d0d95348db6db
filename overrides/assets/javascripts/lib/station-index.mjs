/**
 * Which stations are there, and which of them hold the words that were typed?
 *
 * The index is columns; a station is a number into them. Matching is plain substring over one prepared
 * string a station, without case, width or spaces, so that Chinese needs no word borders.
 */

/**
 * @typedef {{id: string, number: number, url: string, name: string, place: string, tier: string, kind: string,
 *   status: string, division: string, sample: boolean, services: string[], targets: string[], week: number[][][] | null}} Station
 * @typedef {{stations: Station[], services: [string, string][], names: string[], words: string[]}} StationIndex
 */

/** @type {Map<string, Promise<StationIndex>>} */
const loaded = new Map();

/** Letters and digits only, in one width and case. @param {string} text */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** @param {string} root the way to the site's root @returns {Promise<StationIndex>} */
export function loadIndex(root) {
  const base = new URL(root, location.href).href;
  let index = loaded.get(base);
  if (!index) {
    index = load(base);
    index.catch(() => loaded.delete(base));
    loaded.set(base, index);
  }
  return index;
}

/** @param {string} base */
async function load(base) {
  const [first, second] = await Promise.all(
    ["finder/stations.json", "finder/contacts.json"].map(async (name) => {
      const answer = await fetch(base + name);
      if (!answer.ok) {
        throw new Error(`${name}: ${answer.status}`);
      }
      return answer.json();
    }),
  );
  const column = first.stations;
  /** @type {Station[]} */
  const stations = column.id.map((/** @type {string} */ id, /** @type {number} */ number) => {
    const [division, place] = first.divisions[column.division[number]];
    return {
      id,
      number,
      url: `stations/${id.replace("-", "/")}/`,
      name: column.name[number],
      place,
      tier: column.tier[number],
      kind: column.kind[number],
      status: column.status[number],
      division,
      sample: Boolean(column.sample[number]),
      services: column.services[number].map((/** @type {number} */ one) => first.services[one][0]),
      targets: column.targets[number],
      week: first.weeks[column.week[number]] ?? null,
    };
  });
  /** @type {Map<string, string>} */
  const serviceName = new Map(first.services);
  return {
    stations,
    services: first.services,
    names: stations.map((station) => folded(station.name)),
    words: stations.map((station) =>
      [station.name, station.place, ...station.services.map((id) => serviceName.get(id) ?? ""), ...second.words[station.number].split("\n")]
        .map(folded)
        .join("\n"),
    ),
  };
}

/**
 * Stations that hold every term, best first: name begins with it, name holds it, elsewhere.
 * @param {StationIndex} index @param {string} query @param {number} limit @returns {Station[]}
 */
export function searchStations(index, query, limit) {
  const terms = query.trim().split(/\s+/u).map(folded).filter(Boolean);
  if (!terms.length) {
    return [];
  }
  /** @type {[number, number][]} */
  const found = [];
  for (let number = 0; number < index.words.length; number += 1) {
    if (terms.every((term) => index.words[number].includes(term))) {
      const at = index.names[number].indexOf(terms[0]);
      found.push([at === 0 ? 0 : at > 0 ? 1 : 2, number]);
    }
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return found.slice(0, limit).map(([, number]) => index.stations[number]);
}
