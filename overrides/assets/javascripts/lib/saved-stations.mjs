/** Which stations did the visitor save? Ids, kept in this browser only. */

export const KEY = "stationbook.saved";

/** @returns {string[]} */
export function readSaved() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Whether this browser keeps anything for us. */
export function canSave() {
  try {
    localStorage.setItem(`${KEY}.try`, "");
    localStorage.removeItem(`${KEY}.try`);
    return true;
  } catch {
    return false;
  }
}

/** Saves or forgets a station; false when the browser refuses. @param {string} id @param {boolean} keep */
export function writeSaved(id, keep) {
  const others = readSaved().filter((one) => one !== id);
  try {
    localStorage.setItem(KEY, JSON.stringify(keep ? [...others, id] : others));
    return true;
  } catch {
    return false;
  }
}
