/** How does a learner stand with an item? By its own id, or by the ids that it carries on. */

/** @typedef {import("./progress-store.mjs").Learner} Learner */
/** @typedef {import("./progress-store.mjs").Entry} Entry */
/** @typedef {{state: string, isChanged: boolean, was: string, isSplit: boolean}} ItemState */

/** @type {Record<string, string>} Each state by a sign and a word, never by colour alone. */
export const WORDS = { new: "未学", learning: "在学", known: "已会", skipped: "跳过" };
/** @type {Record<string, string>} */
export const SIGNS = { new: "○", learning: "◐", known: "●", skipped: "–" };

/** The beginning of the words that is kept, so that a later reader sees what changed. */
export const KEPT_WORDS = 400;

/** Today in China, where UTC+8 has applied without summer time since 1991. @returns {string} */
export function today() {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/**
 * @param {Learner} learner @param {string} id @param {string} seen the fingerprint of the present text
 * @param {string[]} [from] the ids that the item carries on @param {boolean} [isSplit] whether others carry them on too
 * @returns {ItemState}
 */
export function stateOf(learner, id, seen, from = [], isSplit = false) {
  const own = entryOf(learner, id);
  const entry =
    own ??
    from
      .map((old) => entryOf(learner, old))
      .filter((one) => one !== undefined)
      .sort((one, other) => (one.at < other.at ? 1 : -1))[0];
  const state = entry ? String(entry.state) : "new";
  const isOther = Boolean(entry?.seen) && entry?.seen !== seen;
  const isHalf = Boolean(entry) && !own && (isSplit || from.length > 1);
  return { state, isChanged: state !== "new" && (isOther || isHalf), was: String(entry?.was ?? ""), isSplit: isHalf };
}

/** @param {Learner} learner @param {string} id @returns {Entry | undefined} */
function entryOf(learner, id) {
  return Object.hasOwn(learner.items, id) ? learner.items[id] : undefined;
}

/** How many cards of a learner are due by a day? @param {Learner} learner @param {string} day */
export function dueCards(learner, day) {
  return Object.keys(learner.cards).filter((id) => String(learner.cards[id].due) <= day);
}
