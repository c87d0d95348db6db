/**
 * What was the visitor looking for? Puts the words of an address that does not exist into the search box.
 */

/** @param {string} path @returns {string} the last part of a path that says something, as words */
export function wordsOf(path) {
  const parts = path.split("/").filter((part) => part && !/^(index|404)\.html$/.test(part));
  try {
    return decodeURIComponent(parts.at(-1) ?? "").replace(/\.html?$/, "").replace(/[-_]+/g, " ").slice(0, 80);
  } catch {
    return "";
  }
}

/** @param {HTMLElement} element */
export function mount(element) {
  const input = element.querySelector("input");
  if (input && !input.value) input.value = wordsOf(location.pathname);
}
