/**
 * Which stations are there, and which of them hold the words that were typed?
 *
 * The index is columns, written by generator/search/station_index.py; a row is a position in every column. So
 * 40,000 stations stay small on the way and in memory. Matching is plain substring, without case and width.
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
 * @property {{code: string, name: string, parent: number}[]} divisions parents stand before children
 * @property {number[][]} serviceSets
 * @property {number[][]} targetSets
 * @property {number[]} service position in `serviceSets`, by row
 * @property {number[]} target position in `targetSets`, by row
 * @property {(number[][][] | null)[]} weeks open intervals from Monday to Sunday in minutes
 * @property {number[]} week position in `weeks`, by row
 * @property {string[]} ids
 * @property {string[]} names
 * @property {Contacts | null} contacts
 * @property {string[] | null} paths folded names of every division from the province down; made at the first search
 * @property {string[] | null} hay what of a row is searched besides names of tables; made at the first search
 * @property {readonly Station[]} stations every row as an object, made when first asked for
 */

/** @typedef {{address: string[], phones: string[], programmes: string[], places: string[], former: string[]}} Contacts */

/**
 * @typedef {{row: number, number: number, id: string, url: string, name: string, place: string, tier: string, kind: string,
 *   status: string, division: string, sample: boolean, flags: number, services: string[], targets: string[], week: number[][][] | null}} Station
 */

export const NONE = 255;
const NAME_OF_DEPTH = /[\ue000-\ue00f]/gu;
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
  return once(`stations ${new URL(root, location.href).href}`, async () => decoded(await file(root, "finder/stations.json")));
}

/** @param {StationIndex} index @param {string} root @returns {Promise<StationIndex>} the same index, now searchable by all words */
export async function withContacts(index, root) {
  if (!index.contacts) {
    index.contacts = await file(root, "finder/contacts.json");
    index.hay = null;
  }
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
  data.divisions.name.forEach((/** @type {string} */ name, /** @type {number} */ at) => {
    const parent = parents[at];
    divisions.push({ name, parent, code: (parent < 0 ? "" : divisions[parent].code) + data.divisions.suffix[at] });
  });
  const division = summed(columns.division);
  const chains = divisions.map((_, at) => chain(divisions, at).map((one) => divisions[one].name));
  const index = /** @type {StationIndex} */ ({
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
    division,
    divisions,
    serviceSets: data.serviceSets,
    targetSets: data.targetSets,
    service: columns.services,
    target: columns.targets,
    weeks: data.weeks,
    week: columns.week,
    names: columns.name.map((/** @type {string} */ name, /** @type {number} */ row) =>
      name.replace(NAME_OF_DEPTH, (mark) => chains[division[row]][mark.charCodeAt(0) - FIRST_DEPTH] ?? ""),
    ),
    ids: columns.id.map((/** @type {string} */ id, /** @type {number} */ row) =>
      id.startsWith("/") ? id.slice(1) : `${divisions[division[row]].code.slice(0, 6)}-${id}`,
    ),
    contacts: null,
    hay: null,
    paths: null,
  });
  /** @type {Station[] | undefined} */
  let stations;
  Object.defineProperty(index, "stations", { get: () => (stations ??= index.ids.map((_, row) => station(index, row))) });
  return index;
}

/** @param {number[]} differences */
function summed(differences) {
  let sum = 0;
  return Int32Array.from(differences, (step) => (sum += step));
}

/** @param {string} text base-36 digits, `-` for none */
function digits(text) {
  return Uint8Array.from(text, (digit) => (digit === "-" ? NONE : parseInt(digit, 36)));
}

/** Positions of the divisions from the province down. @param {StationIndex["divisions"]} divisions @param {number} at @returns {number[]} */
export function chain(divisions, at) {
  /** @type {number[]} */
  const path = [];
  for (let one = at; one >= 0; one = divisions[one].parent) {
    path.unshift(one);
  }
  return path;
}

/** @param {StationIndex} index @param {number} row */
export function placeOf(index, row) {
  return chain(index.divisions, index.division[row]).map((one) => index.divisions[one].name);
}

/** @param {StationIndex} index @param {number} row @returns {Station} */
export function station(index, row) {
  const id = index.ids[row];
  return {
    row,
    number: row,
    id,
    url: `stations/${id.replace("-", "/")}/`,
    name: index.names[row],
    place: placeOf(index, row).join(" / "),
    tier: index.tiers[index.tier[row]][0],
    kind: index.kinds[index.kind[row]][0],
    status: index.statuses[index.status[row]][0],
    division: index.divisions[index.division[row]].code,
    sample: index.sample[row] === 1,
    flags: index.flags[row],
    services: index.serviceSets[index.service[row]].map((one) => index.services[one][0]),
    targets: index.targetSets[index.target[row]].map((one) => index.targets[one][1]),
    week: index.weeks[index.week[row]],
  };
}

/** One width, one case, no spaces or signs. @param {string} text */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\n]+/gu, "");
}

/** People say 社工站 where names say 社会工作服务站; both find it. @param {string} name folded */
function spoken(name) {
  const short = name.replace(/社会工作(服务)?/gu, "社工");
  return short === name ? name : `${name}\n${short}`;
}

/**
 * How well each row fits the query: 0 not at all, else by the weakest of its terms 1 elsewhere, 2 place, 3 name, 4 name begins so.
 * @param {StationIndex} index @param {string} query @returns {Uint8Array}
 */
export function rankStations(index, query) {
  const terms = query.split(/\s+/u).map(folded).filter(Boolean);
  const ranks = new Uint8Array(index.size).fill(terms.length ? 4 : 0);
  index.hay ??= index.names.map((name, row) => hayOf(index, name, row));
  const hay = index.hay;
  index.paths ??= pathsOf(index);
  const full = index.paths;
  for (const term of terms) {
    const reach = full.map((path) => reachOf(path, term));
    const inSet = index.serviceSets.map((set) => set.some((one) => folded(index.services[one][1]).includes(term)));
    for (let row = 0; row < index.size; row += 1) {
      if (ranks[row]) {
        ranks[row] = Math.min(ranks[row], rank(hay[row], term, reach[index.division[row]], inSet[index.service[row]]));
      }
    }
  }
  return ranks;
}

/** The folded names from the province down, of every division. @param {StationIndex} index */
function pathsOf(index) {
  /** @type {string[]} */
  const paths = [];
  for (const { name, parent } of index.divisions) {
    paths.push((parent < 0 ? "" : paths[parent]) + folded(name));
  }
  return paths;
}

/** How many characters of the term, from its first on, stand in the path. @param {string} path @param {string} term */
function reachOf(path, term) {
  let reach = 0;
  while (reach < term.length && path.includes(term.slice(0, reach + 1))) {
    reach += 1;
  }
  return reach;
}

/** @param {string} hay @param {string} term @param {number} reach @param {boolean} inServices */
function rank(hay, term, reach, inServices) {
  const at = hay.indexOf(term);
  if (at >= 0 && at < hay.indexOf("\t")) {
    return at === 0 ? 4 : 3;
  }
  if (reach === term.length) {
    return 2;
  }
  if (at >= 0 || inServices) {
    return 1;
  }
  // 清江浦区和平镇社工站 names the place and the station in one breath.
  for (let length = reach; length >= 2; length -= 1) {
    const rest = term.slice(length);
    if (hay.startsWith(rest) || hay.includes(`\n${rest}`)) {
      return 1;
    }
  }
  return 0;
}

/** Name, a tab, then everything else, each in a line of its own. @param {StationIndex} index @param {string} name @param {number} row */
function hayOf(index, name, row) {
  const contacts = index.contacts;
  const rest = contacts
    ? [contacts.address[row], contacts.phones[row], contacts.programmes[row], contacts.places[row], contacts.former[row]]
    : [];
  return `${spoken(folded(name))}\t${folded(rest.filter(Boolean).join("\n"))}`;
}

/** @param {StationIndex} index @param {string} query @param {number} limit @returns {Station[]} best first */
export function searchStations(index, query, limit) {
  const ranks = rankStations(index, query);
  /** @type {number[]} */
  const found = [];
  for (let wanted = 4; wanted > 0 && found.length < limit; wanted -= 1) {
    for (let row = 0; row < index.size && found.length < limit; row += 1) {
      if (ranks[row] === wanted) {
        found.push(row);
      }
    }
  }
  return found.map((row) => index.stations[row]);
}
