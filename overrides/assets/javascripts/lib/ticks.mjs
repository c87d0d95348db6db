/**
 * Which items did the reader tick? Kept in this browser under one key, by the permanent id of the item.
 *
 * Stored as {"version": 1, "items": {"<id>": {"done": true, "at": "2026-11-23T01:02:03.000Z"}}}. An unticked item
 * stays with done false, so that two copies can be merged by the later time.
 */

export const KEY = "stationbook.learning";

/** @typedef {{done: boolean, at: string}} Tick */

/** @returns {Record<string, Tick>} */
export function readTicks() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return kept.version === 1 && kept.items ? kept.items : {};
  } catch {
    return {};
  }
}

/** Writes one tick over what is stored now, so that a second tab loses nothing. @param {string} id @param {boolean} done */
export function writeTick(id, done) {
  const items = { ...readTicks(), [id]: { done, at: new Date().toISOString() } };
  localStorage.setItem(KEY, JSON.stringify({ version: 1, items }));
}

/** @param {(items: Record<string, Tick>) => void} changed */
export function watchTicks(changed) {
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) {
      changed(readTicks());
    }
  });
}
