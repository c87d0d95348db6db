/** Which items does each must-learn list have? Fetched once, and only for somebody who has learnt something. */

/** @type {Promise<Record<string, string[]>> | undefined} */
let lists;

/** By list; empty when the file cannot be had. @returns {Promise<Record<string, string[]>>} */
export function itemIds() {
  lists ??= fetch(new URL("../../../learn/items.json", import.meta.url)).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));
  return lists;
}
