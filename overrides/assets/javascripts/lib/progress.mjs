/**
 * What has each learner at this browser learnt? Kept under one key and written at every change.
 *
 * A write reads what is stored at that moment, so that two tabs lose nothing; what the browser refuses to store stays
 * in this tab, where it can still be exported. What cannot be read is kept aside before anything is written over it.
 */

import {
  blankLearner,
  cleanName,
  emptyStore,
  isBlank,
  learnersOf,
  merge,
  randomId,
  text,
  understood,
} from "./progress-store.mjs";

export {
  exported,
  imported,
  isBlank,
  learnerOf,
  learnersOf,
  merge,
  ProgressFileError,
  STATES,
} from "./progress-store.mjs";

export const KEY = "stationbook.learning";
export const SPOILT = `${KEY}.spoilt`;

/** @typedef {import("./progress-store.mjs").Store} Store */
/** @typedef {import("./progress-store.mjs").Learner} Learner */
/** @typedef {import("./progress-store.mjs").Kind} Kind */

/** The browser does not keep what is written: private window, blocked, or full. */
export class StorageRefused extends Error {}

/** The learner of a browser that holds nothing yet; not stored before the first mark. */
let firstId = randomId();
/** What this tab wrote, and what it could not write. */
let mine = emptyStore();
let isRefused = false;
/** @type {Set<(store: Store) => void>} */
const watching = new Set();

/** What is stored, with what this tab could not store. Never throws. @returns {Store} */
export function readAll() {
  let { store } = stored();
  if (isRefused) {
    store = merge(store, mine);
  }
  const living = learnersOf(store).map(([id]) => id);
  if (!living.length) {
    if (Object.hasOwn(store.learners, firstId)) {
      firstId = randomId();
    }
    store = { ...store, learners: { ...store.learners, [firstId]: blankLearner() } };
    return { ...store, learner: firstId };
  }
  return living.includes(store.learner) ? store : { ...store, learner: living[0] };
}

/** What was stored and could not be read, each kept aside under its own key. @returns {string[]} */
export function spoiltTexts() {
  const now = stored().spoilt;
  try {
    const aside = Object.keys(localStorage)
      .filter((key) => key.startsWith(SPOILT))
      .sort();
    const texts = aside.map((key) => String(localStorage.getItem(key)));
    return now === null || texts.some((one) => holds(one, now)) ? texts : [...texts, now];
  } catch {
    return [];
  }
}

/** Whether something stored could not be read. */
export function isSpoilt() {
  return spoiltTexts().length > 0;
}

/** Writes one entry of the learner shown. @param {Kind} kind @param {string} id @param {Record<string, string | number | boolean>} value */
export function mark(kind, id, value) {
  const store = readAll();
  const learner = store.learners[store.learner];
  const before = Object.hasOwn(learner[kind], id) ? learner[kind][id].at : "";
  const entry = { ...value, at: after(before) };
  write({
    ...store,
    learners: { [store.learner]: { ...blankLearner(learner.name, learner.named), [kind]: { [id]: entry } } },
  });
}

/** A new learner, shown from now on; an unnamed one without any entry takes the name instead. @param {string} name @returns {string} */
export function addLearner(name) {
  const store = readAll();
  const shown = store.learners[store.learner];
  const id = !shown.name && isBlank(shown) ? store.learner : randomId();
  write({
    ...emptyStore(),
    learner: id,
    chosen: after(store.chosen),
    learners: { [id]: blankLearner(cleanName(name), after(shown.named)) },
  });
  tell();
  return id;
}

/** @param {string} id */
export function chooseLearner(id) {
  const store = readAll();
  if (Object.hasOwn(store.learners, id) && !store.learners[id].removed) {
    write({ ...emptyStore(), learner: id, chosen: after(store.chosen) });
    tell();
  }
}

/** @param {string} id @param {string} name */
export function renameLearner(id, name) {
  const learner = readAll().learners[id];
  if (learner && !learner.removed) {
    write({ ...emptyStore(), learners: { [id]: blankLearner(cleanName(name), after(learner.named)) } });
    tell();
  }
}

/** Empties a learner and leaves a stone. @param {string} id */
export function removeLearner(id) {
  write({ ...emptyStore(), learners: { [id]: { ...blankLearner(), removed: after("") } } });
  tell();
}

/**
 * Lays an imported file over what is stored: learners of the same id or name become one, a learner without a name
 * goes to the one shown, others are added. Shows the (first) learner of the file. @param {Store} file @returns {string}
 */
export function takeIn(file) {
  const store = readAll();
  const fitted = fit(store, file);
  const id = learnersOf(fitted.store).find(([one]) => one === fitted.shown)?.[0] ?? learnersOf(fitted.store)[0][0];
  write({ ...fitted.store, learner: id, chosen: after(store.chosen) });
  tell();
  return id;
}

/** @param {Store} store @param {Store} file @returns {{store: Store, shown: string}} */
function fit(store, file) {
  const living = learnersOf(store);
  const shown = store.learners[store.learner];
  const ids = new Map(
    learnersOf(file).map(([id, one]) => {
      const known = Object.hasOwn(store.learners, id) ? store.learners[id] : undefined;
      if (known && !known.removed) {
        return [id, id];
      }
      const namesake = one.name && living.find(([, other]) => other.name === one.name);
      if (namesake) {
        return [id, namesake[0]];
      }
      return [id, !one.name || (!shown.name && isBlank(shown)) ? store.learner : known ? randomId() : id];
    }),
  );
  let fitted = emptyStore();
  for (const [id, one] of learnersOf(file)) {
    const target = /** @type {string} */ (ids.get(id));
    fitted = merge(fitted, { ...emptyStore(), learners: { [target]: one } });
  }
  return { store: fitted, shown: ids.get(file.learner) ?? "" };
}

/** Calls when another tab changed something, or when this one changed the learner. @param {(store: Store) => void} fn */
export function watch(fn) {
  watching.add(fn);
}

globalThis.addEventListener?.("storage", (event) => {
  if (event.key === KEY && event.newValue !== null) {
    // Another process may have written before it saw our last change: lay it over again.
    const { store } = stored();
    if (text(merge(store, mine)) !== text(store)) {
      try {
        write(mine);
      } catch {
        // The next mark says so.
      }
    }
  } else if (event.key === KEY || event.key === null) {
    mine = emptyStore();
  } else {
    return;
  }
  tell();
});

function tell() {
  for (const fn of watching) {
    fn(readAll());
  }
}

/** @returns {{store: Store, spoilt: string | null}} */
function stored() {
  let kept = null;
  try {
    kept = localStorage.getItem(KEY);
    if (kept === null) {
      return { store: emptyStore(), spoilt: null };
    }
    const { store, isWhole } = understood(JSON.parse(kept), firstId);
    return { store: store ?? emptyStore(), spoilt: isWhole ? null : kept };
  } catch {
    return { store: emptyStore(), spoilt: kept };
  }
}

/** Lays a change over what is stored now. @param {Store} change */
function write(change) {
  mine = merge(mine, change);
  const { store, spoilt } = stored();
  try {
    if (spoilt !== null) {
      keepAside(spoilt);
    }
    localStorage.setItem(KEY, JSON.stringify(merge(store, isRefused ? mine : change)));
    isRefused = false;
  } catch {
    isRefused = true;
    throw new StorageRefused("这个浏览器不让保存（可能是无痕模式，或空间已满）。");
  }
}

/** Under the first key that is free, with the date; never over an earlier one. @param {string} spoilt */
function keepAside(spoilt) {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? SPOILT : `${SPOILT}.${number}`;
    const before = localStorage.getItem(key);
    if (before === null) {
      localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), text: spoilt }));
      return;
    }
    if (holds(before, spoilt)) {
      return;
    }
  }
}

/** @param {string} aside @param {string} spoilt */
function holds(aside, spoilt) {
  return aside.endsWith(`"text":${JSON.stringify(spoilt)}}`);
}

/** Now, but later than a time already given, also by a clock that runs ahead. @param {string} before @returns {string} */
function after(before) {
  const now = new Date();
  return (before && now.toISOString() <= before ? new Date(Date.parse(before) + 1) : now).toISOString();
}
