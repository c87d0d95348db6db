/**
 * Which stations hold the words that were typed, best first?
 */

import { RowText, folded } from "./row-text.mjs";
import { nameOf } from "./station-index.mjs";

/** @typedef {import("./station-index.mjs").StationIndex} StationIndex */

const ELSEWHERE = 1;
const PLACE = 2;
const NAME = 3;
const NAME_BEGINS = 4;
/** Preparing may take so many milliseconds before keys and pointers have their turn. */
const TURN = 12;

/**
 * What is searched: names, the names of every division from the province down, and when they are here what people call
 * a station besides, and the words of addresses, phones, programmes, villages and languages.
 * @typedef {{names: RowText, paths: RowText, aliases: RowText | null, words: RowText | null}} Texts
 */

/** @type {WeakMap<StationIndex, Texts>} */
const made = new WeakMap();

/** @param {StationIndex} index @returns {Texts} */
function textsOf(index) {
  const texts = made.get(index) ?? {
    names: new RowText(index.size, (row) => nameOf(index, row), spoken),
    paths: pathsOf(index),
    aliases: null,
    words: null,
  };
  texts.aliases ??= aliasesOf(index);
  texts.words ??= wordsOf(index);
  made.set(index, texts);
  return texts;
}

/** Folds ahead, a slice at a time, what the first key would have to wait for. @param {StationIndex} index */
export async function prepareSearch(index) {
  const { names, paths, aliases, words } = textsOf(index);
  let began = performance.now();
  for (const text of [names, paths, aliases, words]) {
    while (text?.fold()) {
      if (performance.now() - began > TURN) {
        await new Promise((done) => setTimeout(done));
        began = performance.now();
      }
    }
  }
}

/** People say 社工站 where names say 社会工作服务站; both find it. @param {string} text folded */
function spoken(text) {
  return text.replace(/\n[^\0\n]*社会工作[^\0\n]*/gu, (line) => line + line.replace(/社会工作(?:服务)?/gu, "社工"));
}

/** Every way to say where a division lies, under the names of today and of before. @param {StationIndex} index */
function pathsOf({ divisions }) {
  /** @type {string[][]} */
  const paths = [];
  for (const { name, parent, former } of divisions) {
    const above = parent < 0 ? [""] : paths[parent];
    paths.push(above.flatMap((path) => [name, ...former].map((one) => path + one)));
  }
  return new RowText(paths.length, (at) => paths[at].join("\n"));
}

/** @param {StationIndex} index */
function aliasesOf({ contacts, size }) {
  return contacts && new RowText(size, (row) => contacts.aliases[row], spoken);
}

/** @param {StationIndex} index */
function wordsOf({ contacts, size }) {
  if (!contacts) {
    return null;
  }
  const { address, phones, programmes, places, former, languages } = contacts;
  const columns = [address, phones, programmes, places, former, languages];
  return new RowText(size, (row) =>
    columns
      .map((column) => column[row])
      .filter(Boolean)
      .join("\n"),
  );
}

/**
 * How well each row fits the query: 0 not at all, else by the weakest of its terms 1 elsewhere, 2 place, 3 name, 4 name begins so.
 * @param {StationIndex} index @param {string} query @returns {Uint8Array}
 */
export function rankStations(index, query) {
  const terms = query.split(/\s+/u).map(folded).filter(Boolean);
  const ranks = new Uint8Array(index.size).fill(terms.length ? NAME_BEGINS : 0);
  for (const term of terms) {
    const ofTerm = rankTerm(index, term);
    for (let row = 0; row < index.size; row += 1) {
      ranks[row] = Math.min(ranks[row], ofTerm[row]);
    }
  }
  return ranks;
}

/** @param {StationIndex} index @param {string} term folded */
function rankTerm(index, term) {
  const { names, paths, aliases, words } = textsOf(index);
  const ranks = new Uint8Array(index.size);
  const reach = reachOf(paths, term);
  // 清江浦区和平镇社工站 names the place and the station in one breath.
  const inOneBreath = Math.min(
    reach.reduce((most, one) => Math.max(most, one), 0),
    term.length - 1,
  );
  for (let length = inOneBreath; length >= 2; length -= 1) {
    for (const text of [names, aliases, words]) {
      text?.eachWithLine(term.slice(length), (row) => {
        if (reach[index.division[row]] >= length) {
          ranks[row] = ELSEWHERE;
        }
      });
    }
  }
  words?.each(term, (row) => {
    ranks[row] = ELSEWHERE;
  });
  const offered = index.serviceSets.map((set) => set.some((one) => folded(index.services[one][1]).includes(term)));
  for (let row = 0; row < index.size; row += 1) {
    if (reach[index.division[row]] === term.length) {
      ranks[row] = PLACE;
    } else if (offered[index.service[row]]) {
      ranks[row] = ELSEWHERE;
    }
  }
  for (const text of [aliases, names]) {
    text?.each(term, (row, begins) => {
      ranks[row] = Math.max(ranks[row], begins ? NAME_BEGINS : NAME);
    });
  }
  return ranks;
}

/** How many characters of the term, from its first on, stand in the path of each division. @param {RowText} paths @param {string} term */
function reachOf(paths, term) {
  const reach = new Uint8Array(paths.size);
  let more = true;
  for (let length = 1; more && length <= term.length; length += 1) {
    more = false;
    paths.each(term.slice(0, length), (at) => {
      reach[at] = length;
      more = true;
    });
  }
  return reach;
}

/** Rows that fit, best first; rows of one rank in the order of the index. @param {Uint8Array} ranks @returns {number[]} */
export function bestFirst(ranks) {
  /** @type {number[][]} */
  const byRank = [[], [], [], [], []];
  ranks.forEach((rank, row) => byRank[rank].push(row));
  return byRank.slice(ELSEWHERE).reverse().flat();
}
