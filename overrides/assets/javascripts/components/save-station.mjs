/**
 * Is this station saved? A button that keeps it in this browser, for the finder's 只看收藏的.
 */

import { toggles } from "../lib/save-button.mjs";

/** @param {HTMLButtonElement} button */
export function mount(button) {
  toggles(button, button.dataset.station ?? "", { saved: "★ 已收藏", other: "☆ 收藏" });
  button.hidden = false;
}
