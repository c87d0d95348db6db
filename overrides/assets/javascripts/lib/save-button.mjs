/** How is a station saved and forgotten by one button, on its page and in every list? */

import { readSaved, writeSaved } from "./saved-stations.mjs";

/** Makes a button keep or forget a station. @param {HTMLButtonElement} button @param {string} id @param {{saved: string, other: string}} words */
export function toggles(button, id, words) {
  const show = () => {
    const saved = readSaved().includes(id);
    button.setAttribute("aria-pressed", String(saved));
    button.textContent = saved ? words.saved : words.other;
  };
  button.addEventListener("click", () => {
    if (writeSaved(id, !readSaved().includes(id))) {
      show();
    } else {
      button.textContent = "这个浏览器不让保存";
    }
  });
  show();
}

/** A star for a row of a list. @param {string} id @param {string} name */
export function saveButton(id, name) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "sb-star sb-no-print" });
  button.setAttribute("aria-label", `收藏${name}`);
  toggles(button, id, { saved: "★", other: "☆" });
  return button;
}
