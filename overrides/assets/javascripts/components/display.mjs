/**
 * How large is the text, and which colours? Each choice has its own button and is kept in this browser.
 *
 * Sizes are applied early by `early.js`; colours are the theme's own, which only leaves open which of them is in force.
 */

const KEY = "stationbook.text-size";

/** @param {HTMLDetailsElement} panel */
export function mount(panel) {
  const sizes = /** @type {HTMLButtonElement[]} */ ([...panel.querySelectorAll("[data-size]")]);
  const known = sizes.map((button) => button.dataset.size);
  const show = () => {
    const chosen = document.documentElement.dataset.sbText;
    const size = known.includes(chosen) ? chosen : "100";
    sizes.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.size === size)));
  };
  panel.addEventListener("click", (event) => {
    const { size } = /** @type {HTMLElement} */ (event.target).dataset;
    if (size) {
      document.documentElement.dataset.sbText = size;
      show();
      try {
        localStorage.setItem(KEY, size);
      } catch {
        // A browser that refuses storage still shows the size; it only forgets it.
      }
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary")?.focus();
    }
  });
  addEventListener("click", (event) => {
    if (!panel.contains(/** @type {Node} */ (event.target))) {
      panel.open = false;
    }
  });
  /** @type {NodeListOf<HTMLInputElement>} */
  const colours = panel.querySelectorAll("[name=__palette]");
  if (colours.length) {
    (colours[keptColours()] ?? colours[0]).checked = true;
  }
  show();
}

/** The number of the theme's palette that was chosen here; the first follows the system. @returns {number} */
function keptColours() {
  try {
    return /** @type {any} */ (globalThis).__md_get("__palette").index;
  } catch {
    return 0;
  }
}
