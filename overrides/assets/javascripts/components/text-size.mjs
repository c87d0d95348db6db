/**
 * How large is the text? One button steps through 100 %, 125 % and 150 % and remembers the choice.
 */

const KEY = "stationbook.text-size";
const SIZES = ["100", "125", "150"];
/** @type {Record<string, string>} */
const WORDS = { 100: "大字", 125: "更大", 150: "正常字" };

/** @returns {string} */
function remembered() {
  try {
    const size = localStorage.getItem(KEY) ?? "";
    return SIZES.includes(size) ? size : "100";
  } catch {
    return "100";
  }
}

/** @param {HTMLButtonElement} button @param {string} size */
function show(button, size) {
  document.documentElement.dataset.sbText = size;
  button.textContent = WORDS[size];
  button.setAttribute("aria-label", `现在字号 ${size}%，换成${WORDS[size]}`);
}

/** @param {HTMLButtonElement} button */
export function mount(button) {
  let size = remembered();
  show(button, size);
  button.hidden = false;
  button.addEventListener("click", () => {
    size = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length];
    show(button, size);
    try {
      localStorage.setItem(KEY, size);
    } catch {
      // A browser that refuses storage still shows the size; it only forgets it.
    }
  });
}
