/**
 * How does the reader print this page? A button that is there only where scripts are.
 */

/** @param {HTMLElement} button */
export function mount(button) {
  button.hidden = false;
  button.addEventListener("click", () => globalThis.print());
}
