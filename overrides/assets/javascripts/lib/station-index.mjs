/**
 * Which stations are there?
 *
 * The index is columns, written by generator/stationbook/search/station_index.py; a row is a position in every column. So
 * 40,000 stations stay small on the way and in memory, and only the few that are shown ever become objects.
 */

/** @typedef {[string, string]} Term an id (or stored value) and its Chinese name */

/**
 * @typedef {object} StationIndex
 * @property {number} size how many rows
 * @property {Term[]} tiers
 * @property {Term[]} kinds
 * @property {Term[]} statuses
 * @property {Term[]} precisions
 * @property {Term[]} services
 * @property {Term[]} targets
 * @property {Uint8Array} tier position in `tiers`, by row
 * @property {Uint8Array} kind
 * @property {Uint8Array} status
 * @property {Uint8Array} precision position in `precisions`; NONE where the place is not known
 * @property {Uint8Array} sample 1 for a sample record
 * @property {Uint8Array} flags bits: 1 hotline day and night, 2 step-free, 4 verified within a year, 8 off on holidays
 * @property {Int32Array} division position in `divisions`, by row
 * @property {{code: string, name: string, parent: number, former: string[]}[]} divisions parents stand before children; `former` are names of before
 * @property {number[][]} serviceSets
 * @property {number[][]} targetSets
 * @property {number[]} service position in `serviceSets`, by row
 * @property {number[]} target position in `targetSets`, by row
 * @property {(number[][][] | null)[]} weeks open intervals from Monday to Sunday in minutes
 * @property {number[]} week position in `weeks`, by row
 * @property {string[]} shortIds the slug where the code before it follows from the division, else the id after a slash
 * @property {string[]} shortNames a name that repeats a division's holds that division's depth in its place
 * @property {Contacts | null} contacts
 * @property {Map<string, number> | null} rows the row of every id; made when first asked for
 */

/**
 * @typedef {{address: string[], phones: string[], programmes: string[], places: string[], former: string[],
 *   aliases: string[], languages: string[]}} Contacts
 */

/**
 * @typedef {{row: number, id: string, url: string, name: string, place: string, status: string, sample: boolean}} Station
 */

export const NONE = 255;
const NAME_OF_DEPTH = /[\ue000-\ue00f]/u;
const NAMES_OF_DEPTH = /[\ue000-\ue00f]/gu;
const FIRST_DEPTH = 0xe000;

/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/** Everything that search reads. @param {string} root the way to the site's root @returns {Promise<StationIndex>} */
export async function loadIndex(root) {
  const [index] = await Promise.all([loadStations(root), file(root, "finder/contacts.json")]);
  return withContacts(index, root);
}

/** What list and filters read; the words of addresses, phones and programmes are not in it. @param {string} root @returns {Promise<StationIndex>} */
export function loadStations(root) {
  return once(`stations ${new URL(root, location.href).href}`, async () =>
    decoded(await file(root, "finder/stations.json")),
  );
}

/** @param {StationIndex} index @param {string} root @returns {Promise<StationIndex>} the same index, now searchable by all words */
export async function withContacts(index, root) {
  index.contacts ??= await file(root, "finder/contacts.json");
  return index;
}

/** @param {string} root @param {string} path @returns {Promise<any>} */
export function file(root, path) {
  const address = new URL(path, new URL(root, location.href)).href;
  return once(address, async () => {
    const answer = await fetch(address);
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status}`);
    }
    return answer.json();
  });
}

/** Remembers what succeeded; what failed is tried again next time. @template T @param {string} key @param {() => Promise<T>} start @returns {Promise<T>} */
function once(key, start) {
  let promise = loading.get(key);
  if (!promise) {
    promise = start();
    promise.catch(() => loading.delete(key));
    loading.set(key, promise);
  }
  return promise;
}

/** Turns the columns of the file into an index. @param {any} data @returns {StationIndex} */
export function decoded(data) {
  const columns = data.stations;
  const parents = summed(data.divisions.parent);
  /** @type {StationIndex["divisions"]} */
  const divisions = [];
  /** @type {Map<number, string[]>} */
  const former = new Map(data.divisions.former.map((/** @type {any[]} */ [at, ...names]) => [at, names]));
  data.divisions.name.forEach((/** @type {string} */ name, /** @type {number} */ at) => {
    const parent = parents[at];
    const code = (parent < 0 ? "" : divisions[parent].code) + data.divisions.suffix[at];
    divisions.push({ name, parent, code, former: former.get(at) ?? [] });
  });
  return {
    size: columns.id.length,
    tiers: data.tiers,
    kinds: data.kinds,
    statuses: data.statuses,
    precisions: data.precisions,
    services: data.services,
    targets: data.targets,
    tier: digits(columns.tier),
    kind: digits(columns.kind),
    status: digits(columns.status),
    precision: digits(columns.precision),
    sample: digits(columns.sample),
    flags: digits(columns.flags),
    division: summed(columns.division),
    divisions,
    serviceSets: data.serviceSets,
    targetSets: data.targetSets,
    service: columns.services,
    target: columns.targets,
    weeks: data.weeks,
    week: columns.week,
    shortNames: columns.name,
    shortIds: columns.id,
    contacts: null,
    rows: null,
  };
}

/** @param {number[]} differences */
function summed(differences) {
  let sum = 0;
  return Int32Array.from(differences, (step) => (sum += step));
}

/** @param {string} text base-36 digits, `-` for none */
function digits(text) {
  const values = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    values[at] = text[at] === "-" ? NONE : parseInt(text[at], 36);
  }
  return values;
}

/** Names of the divisions from the province down. @param {StationIndex} index @param {number} row @returns {string[]} */
function placeOf(index, row) {
  /** @type {string[]} */
  const path = [];
  for (let one = index.division[row]; one >= 0; one = index.divisions[one].parent) {
    path.unshift(index.divisions[one].name);
  }
  return path;
}

/** @param {StationIndex} index @param {number} row */
export function codeOf(index, row) {
  return index.divisions[index.division[row]].code;
}

/** @param {StationIndex} index @param {number} row */
function idOf(index, row) {
  const id = index.shortIds[row];
  return id.startsWith("/") ? id.slice(1) : `${codeOf(index, row).slice(0, 6)}-${id}`;
}

/** @param {StationIndex} index @param {number} row */
export function nameOf(index, row) {
  const name = index.shortNames[row];
  const path = NAME_OF_DEPTH.test(name) ? placeOf(index, row) : [];
  return name.replace(NAMES_OF_DEPTH, (mark) => path[mark.charCodeAt(0) - FIRST_DEPTH] ?? "");
}

/** @param {StationIndex} index @param {string} id @returns {number | undefined} */
export function rowOf(index, id) {
  index.rows ??= new Map(index.shortIds.map((_, row) => [idOf(index, row), row]));
  return index.rows.get(id);
}

/** @param {StationIndex} index @param {number} row @returns {Station} */
export function station(index, row) {
  const id = idOf(index, row);
  return {
    row,
    id,
    url: `stations/${id.replace("-", "/")}/`,
    name: nameOf(index, row),
    place: placeOf(index, row).join(" / "),
    status: index.statuses[index.status[row]][0],
    sample: index.sample[row] === 1,
  };
}
