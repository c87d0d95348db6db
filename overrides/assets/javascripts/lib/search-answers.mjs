/**
 * What answers a query, over stations and words alike, in the groups in which people think?
 */

import { searchWords } from "./full-text.mjs";
import { loadIndex, station } from "./station-index.mjs";
import { bestFirst, prepareSearch, rankStations } from "./station-search.mjs";

/** @typedef {{url: string, title: string, context: string, excerpt: string}} Answer */
/** @typedef {{kind: string, name: string, total: number, answers: Answer[]}} AnswerGroup */

const NAMES = {
  station: "站点",
  clause: "条款",
  item: "必学要点",
  policy: "政策",
  standard: "标准",
  region: "地区",
  page: "页面",
};
/** More than this many results of words are not sorted into groups; nobody reads that far. */
const MOST = 200;

/**
 * @param {string} root the way to the site's root
 * @param {string} query what was typed
 * @param {number} each how many answers a group shows
 * @returns {Promise<AnswerGroup[]>}
 */
export async function groupedAnswers(root, query, each) {
  const [stations, words] = await Promise.all([stationAnswers(root, query), wordAnswers(root, query)]);
  /** @type {Map<string, AnswerGroup>} */
  const groups = new Map(Object.entries(NAMES).map(([kind, name]) => [kind, { kind, name, total: 0, answers: [] }]));
  for (const [kind, answer] of [...stations, ...words]) {
    const group = /** @type {AnswerGroup} */ (groups.get(kind) ?? groups.get("page"));
    group.total += 1;
    if (group.answers.length < each) {
      group.answers.push(answer);
    }
  }
  return [...groups.values()].filter((group) => group.total);
}

/** @param {string} root @param {string} query @returns {Promise<[string, Answer][]>} */
async function stationAnswers(root, query) {
  const index = await loadIndex(root);
  await prepareSearch(index);
  return bestFirst(rankStations(index, query))
    .slice(0, MOST)
    .map((row) => station(index, row))
    .map(({ url, name, place, sample }) => [
      "station",
      { url, title: name, context: sample ? `${place} · 示例数据` : place, excerpt: "" },
    ]);
}

/** @param {string} root @param {string} query @returns {Promise<[string, Answer][]>} */
async function wordAnswers(root, query) {
  const found = await searchWords(root, query);
  return (await found.some(0, MOST)).map(({ kind, ...answer }) => [kind, answer]);
}
