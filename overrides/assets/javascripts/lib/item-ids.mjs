/** Which items does each must-learn list have? Fetched once, and only for somebody who has learnt something. */

/**
 * @typedef {{lists: Record<string, string[]>, carried: Record<string, string[]>, withdrawn: Record<string, string>}} ItemIds
 * The items of each list, the older ids that an item carries on, and why items were withdrawn.
 */

/** @type {Promise<ItemIds> | undefined} */
let ids;

/** Empty when the file cannot be had. @returns {Promise<ItemIds>} */
export function itemIds() {
  const none = { lists: {}, carried: {}, withdrawn: {} };
  ids ??= fetch(new URL("../../../learn/items.json", import.meta.url))
    .then((answer) => (answer.ok ? answer.json() : none))
    .catch(() => none);
  return ids;
}
