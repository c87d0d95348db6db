/**
 * How far is the reader? Restores the ticks of this browser, keeps every change at once, shows progress in words.
 */

import { readTicks, watchTicks, writeTick } from "../lib/ticks.mjs";

/** @param {HTMLFormElement} form */
export function mount(form) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox][name]")]);
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-progress]"));
  const kept = /** @type {HTMLElement} */ (form.querySelector("[data-kept]"));
  const ring = form.querySelector("[data-ring]");
  const print = /** @type {HTMLButtonElement} */ (form.querySelector("[data-print]"));

  function count() {
    const done = boxes.filter((box) => box.checked).length;
    words.textContent = `已学 ${done} / ${boxes.length} 条`;
    ring?.setAttribute("stroke-dasharray", `${(100 * done) / boxes.length} 100`);
  }

  /** @param {Record<string, {done: boolean}>} items */
  function restore(items) {
    for (const box of boxes) {
      box.checked = Boolean(items[box.name]?.done);
    }
    count();
  }

  restore(readTicks());
  kept.textContent = "打的勾存在这个浏览器里，关掉再打开还在，不会上传。";
  watchTicks(restore);
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.name) {
      return;
    }
    try {
      writeTick(box.name, box.checked);
    } catch {
      kept.textContent = "这个浏览器不让保存（可能是无痕模式或空间已满），关掉页面后打的勾会消失。请换一个窗口，或打印后手工打勾。";
    }
    count();
  });
  print.hidden = false;
  print.addEventListener("click", () => globalThis.print());
  open(location.hash);
  addEventListener("hashchange", () => open(location.hash));
}

/** Opens the item that the address names. @param {string} hash */
function open(hash) {
  const item = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  const fold = item && item.querySelector("details");
  if (fold) {
    fold.open = true;
    item.scrollIntoView();
  }
}
