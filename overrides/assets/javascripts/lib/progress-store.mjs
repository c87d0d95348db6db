/**
 * What does a store of learners' progress hold, and how do two copies become one? Plain data in, plain data out.
 *
 * {"version": 2, "learner": "<id shown>", "chosen": ISO, "learners": {"<id>": {"name", "named": ISO, "removed": ISO?,
 *   "items":   {"<item id>": {"state", "at": ISO, "seen": "<fingerprint>", "was": "<beginning of the text seen>"?}},
 *   "cards":   {"<id>": {"box": 1-5, "due": "YYYY-MM-DD", "at": ISO}},
 *   "answers": {"<question id>": {"right", "wrong", "last", "at": ISO, "seen": "<fingerprint>"}}}}}
 *
 * Merging takes the later change of every entry, equal times settled by the words, so that neither order nor
 * repetition matters. A removed learner stays as an empty stone, so that an older copy cannot bring it back by itself.
 */

export const KINDS = /** @type {const} */ (["items", "cards", "answers"]);
export const STATES = /** @type {const} */ (["new", "learning", "known", "skipped"]);
const LONGEST_FILE = 5_000_000;
const NEVER = "";

/** @typedef {"items" | "cards" | "answers"} Kind */
/** @typedef {{at: string, [field: string]: string | number | boolean}} Entry */
/** @typedef {{name: string, named: string, removed?: string, items: Record<string, Entry>, cards: Record<string, Entry>, answers: Record<string, Entry>}} Learner */
/** @typedef {{version: 2, learner: string, chosen: string, learners: Record<string, Learner>}} Store */

/** A file that is not a progress file; its message is a sentence for the reader. */
export class ProgressFileError extends Error {}

/** @param {string} [name] @param {string} [named] @returns {Learner} */
export function blankLearner(name = "", named = NEVER) {
  return { name, named, items: {}, cards: {}, answers: {} };
}

/** @returns {Store} */
export function emptyStore() {
  return { version: 2, learner: "", chosen: NEVER, learners: {} };
}

/** Eight random bytes; `crypto.randomUUID` is missing where a station serves the site over plain http. @returns {string} */
export function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The learners that were not removed, in a stable order: by name, then by id. @param {Store} store @returns {[string, Learner][]} */
export function learnersOf(store) {
  const living = Object.entries(store.learners).filter(([, one]) => !one.removed);
  return living.sort(([a, one], [b, other]) =>
    one.name === other.name ? (a < b ? -1 : 1) : one.name < other.name ? -1 : 1,
  );
}

/** The learner shown; an empty one when there is none. @param {Store} store @returns {Learner} */
export function learnerOf(store) {
  const shown = Object.hasOwn(store.learners, store.learner) ? store.learners[store.learner] : undefined;
  return shown && !shown.removed ? shown : (learnersOf(store)[0]?.[1] ?? blankLearner());
}

/** @param {Learner} learner */
export function isBlank(learner) {
  return KINDS.every((kind) => !Object.keys(learner[kind]).length);
}

/** @param {Store} one @param {Store} other @returns {Store} */
export function merge(one, other) {
  const { learner, chosen } = text([one.chosen, one.learner]) > text([other.chosen, other.learner]) ? one : other;
  return { version: 2, learner, chosen, learners: union(one.learners, other.learners, mergeLearners) };
}

/** @param {Learner} one @param {Learner} other @returns {Learner} */
function mergeLearners(one, other) {
  const removed = [one.removed ?? "", other.removed ?? ""].sort()[1];
  if (removed) {
    return { ...blankLearner(), removed };
  }
  const named = text([one.named, one.name]) > text([other.named, other.name]) ? one : other;
  const both = blankLearner(named.name, named.named);
  for (const kind of KINDS) {
    both[kind] = union(one[kind], other[kind], later);
  }
  return both;
}

/** The later of two entries; equal times are settled by the words. @param {Entry} one @param {Entry} other */
function later(one, other) {
  return text([one.at, one]) > text([other.at, other]) ? one : other;
}

/** @template T @param {Record<string, T>} one @param {Record<string, T>} other @param {(a: T, b: T) => T} both @returns {Record<string, T>} */
function union(one, other, both) {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(
    ids.map((id) => [
      id,
      !Object.hasOwn(one, id) ? other[id] : !Object.hasOwn(other, id) ? one[id] : both(one[id], other[id]),
    ]),
  );
}

/** JSON with sorted keys: equal data give equal text. @param {unknown} value @returns {string} */
export function text(value) {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What is kept or exported, for one learner or for all. @param {Store} store @param {string} [learnerId] @returns {string} */
export function exported(store, learnerId) {
  const ids = learnerId === undefined ? learnersOf(store).map(([id]) => id) : [learnerId];
  const learners = Object.fromEntries(
    ids.filter((id) => Object.hasOwn(store.learners, id)).map((id) => [id, store.learners[id]]),
  );
  return `${JSON.stringify({ ...store, learner: learnerId ?? store.learner, learners }, null, 1)}\n`;
}

/** @param {string} written a file that this site exported @returns {Store} */
export function imported(written) {
  if (written.length > LONGEST_FILE) {
    throw new ProgressFileError("这个文件太大，不像是学习进度文件，没有导入；原来的进度没有动。");
  }
  let whole;
  try {
    whole = JSON.parse(written.replace(/^\uFEFF/u, ""));
  } catch {
    throw new ProgressFileError("这个文件读不出来（不是完整的 JSON），没有导入；原来的进度没有动。");
  }
  if (whole && typeof whole === "object" && Number(whole.version) > 2) {
    throw new ProgressFileError("这个文件由更新的页面导出，这一页还读不懂，没有导入；请刷新页面后再试。");
  }
  const { store, isWhole } = understood(whole, randomId());
  if (!store || !isWhole || !learnersOf(store).length) {
    throw new ProgressFileError("这个文件不是从学习清单导出的，或者被改坏了，没有导入；原来的进度没有动。");
  }
  return store;
}

/**
 * Reads kept or imported data. What cannot be understood is left out, and `isWhole` says that something was.
 * @param {any} whole @param {string} firstId the id of the learner that version 1 is carried over into
 * @returns {{store: Store | null, isWhole: boolean}}
 */
export function understood(whole, firstId) {
  if (whole?.version === 1 && isRecord(whole.items)) {
    const [items, isWhole] = kept(whole.items, (one) => typeof one.done === "boolean" && isTime(one.at));
    const carried = Object.entries(items).map(([id, { done, at }]) => [
      id,
      { state: done ? "known" : "new", at, seen: "" },
    ]);
    const learner = { ...blankLearner(), items: Object.fromEntries(carried) };
    return { store: { ...emptyStore(), learner: firstId, learners: { [firstId]: learner } }, isWhole };
  }
  if (whole?.version !== 2 || !isRecord(whole.learners)) {
    return { store: null, isWhole: false };
  }
  const [learners, isWhole] = kept(whole.learners, (one) => KINDS.every((kind) => isRecord(one[kind])));
  let all = isWhole;
  const read = Object.entries(learners).map(([id, one]) => {
    const learner = blankLearner(cleanName(one.name), isTime(one.named) ? one.named : NEVER);
    for (const kind of KINDS) {
      const [entries, isKept] = kept(one[kind], (entry) => isTime(entry.at) && fits(kind, entry));
      learner[kind] = entries;
      all &&= isKept;
    }
    return [id, isTime(one.removed) ? { ...blankLearner(), removed: one.removed } : learner];
  });
  const learner = typeof whole.learner === "string" ? whole.learner : "";
  const chosen = isTime(whole.chosen) ? whole.chosen : NEVER;
  return { store: { version: 2, learner, chosen, learners: Object.fromEntries(read) }, isWhole: all };
}

/** @param {unknown} name @returns {string} */
export function cleanName(name) {
  return typeof name === "string" ? [...name.replace(/[\p{Cc}\p{Cf}]/gu, "").trim()].slice(0, 20).join("") : "";
}

/** @param {Record<string, any>} entries @param {(entry: any) => boolean} isGood @returns {[Record<string, any>, boolean]} */
function kept(entries, isGood) {
  const all = Object.entries(entries);
  const good = all.filter(([id, entry]) => id !== "__proto__" && id.length <= 200 && isRecord(entry) && isGood(entry));
  return [Object.fromEntries(good), good.length === all.length];
}

/** @param {Kind} kind @param {any} entry */
function fits(kind, entry) {
  if (kind === "items") {
    return STATES.includes(entry.state);
  }
  return kind === "cards"
    ? [1, 2, 3, 4, 5].includes(entry.box) && /^\d{4}-\d\d-\d\d$/u.test(entry.due)
    : [entry.right, entry.wrong].every((times) => Number.isInteger(times) && times >= 0);
}

/** @param {unknown} value */
function isTime(value) {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u.test(value);
}

/** @param {any} value */
function isRecord(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
