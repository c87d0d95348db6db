/**
 * When was this paper made? Dates the foot that only paper shows; a page left open is dated anew for each printing.
 */

import { printedOn } from "../lib/printed-on.mjs";

/** @param {HTMLElement} element */
export function mount(element) {
  const stamp = () => {
    element.textContent = `${printedOn()} · `;
  };
  stamp();
  addEventListener("beforeprint", stamp);
}
