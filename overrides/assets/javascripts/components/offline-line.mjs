/** Does this learning page work without a network? Saves the learning package on the first visit, and says since when. */

import { canSave, offered, readSaved, savePackage } from "../lib/offline-packages.mjs";

/** @param {HTMLElement} line */
export async function mount(line) {
  const root = line.dataset.root ?? "";
  if (!canSave()) {
    return;
  }
  const words = /** @type {HTMLElement} */ (line.querySelector("[data-words]"));
  const before = (await readSaved(root)).learn;
  if (before) {
    say(`必学清单已存到这台设备（${day(before.at)}），没有网络也能用。`);
  }
  const wanted = await offered(root, "learn");
  if (!wanted || before?.version === wanted.version) {
    return;
  }
  try {
    const saved = await savePackage(root, "learn", wanted);
    say(before ? "存在这台设备上的必学清单已更新，重新打开这一页就能看到。" : `必学清单已存到这台设备（${day(saved.at)}），没有网络也能用。`);
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }

  /** @param {string} text */
  function say(text) {
    words.textContent = text;
    line.hidden = false;
  }
}

/** @param {string} at */
const day = (at) => new Date(at).toLocaleDateString("zh-CN", { timeZone: "Asia/Shanghai", year: "numeric", month: "long", day: "numeric" });
