/**
 * Is this station saved? A button that keeps it in this browser, for the finder's 只看收藏的.
 */

import { readSaved, writeSaved } from "../lib/saved-stations.mjs";

/** @param {HTMLButtonElement} button */
export function mount(button) {
  const id = button.dataset.station ?? "";
  const show = () => {
    const saved = readSaved().includes(id);
    button.setAttribute("aria-pressed", String(saved));
    button.textContent = saved ? "★ 已收藏" : "☆ 收藏";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (writeSaved(id, !readSaved().includes(id))) {
      show();
    } else {
      button.textContent = "这个浏览器不让保存";
    }
  });
  show();
}
