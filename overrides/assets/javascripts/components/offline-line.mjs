/**
 * Does this learning page work without a network? Offers to save the learning package, with its size, and says since when.
 *
 * Megabytes are fetched only when the reader presses the button; what was saved once is kept up to date by itself where
 * little changed, and never while the browser saves data.
 */

import {
  canSave,
  mayUpdate,
  missingBytes,
  offered,
  readSaved,
  savePackage,
  sizeWords,
} from "../lib/offline-packages.mjs";

/** @param {HTMLElement} line */
export async function mount(line) {
  const root = line.dataset.root ?? "";
  if (!canSave()) {
    return;
  }
  const words = /** @type {HTMLElement} */ (line.querySelector("[data-words]"));
  const button = /** @type {HTMLButtonElement} */ (line.querySelector("[data-save]"));
  const before = (await readSaved(root)).learn;
  if (before) {
    say(`必学清单已存到这台设备（${day(before.at)}），没有网络也能用。`);
  }
  const newest = await offered(root, "learn");
  if (!newest || before?.version === newest.version) {
    return;
  }
  const wanted = newest;
  const bytes = await missingBytes(root, "learn", wanted);
  if (before && mayUpdate(bytes)) {
    await save();
    return;
  }
  say(before ? "必学清单有新版本，这里看到的还是原来存的。" : "把必学清单、政策和自测存下来，没有网络也能用。");
  button.textContent = `${before ? "更新" : "存到这台设备"}（${sizeWords(bytes)}，建议连 Wi-Fi）`;
  button.hidden = false;
  button.addEventListener("click", save);

  async function save() {
    button.disabled = true;
    try {
      let tenth = 0;
      const saved = await savePackage(root, "learn", wanted, (done, all) => {
        if (Math.floor((10 * done) / all) > tenth) {
          tenth = Math.floor((10 * done) / all);
          say(`正在存：${tenth}0%`);
        }
      });
      button.hidden = true;
      say(
        before
          ? "存在这台设备上的必学清单已更新，重新打开这一页就能看到。"
          : `必学清单已存到这台设备（${day(saved.at)}），没有网络也能用。`,
      );
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    }
    button.disabled = false;
  }

  /** @param {string} text */
  function say(text) {
    words.textContent = text;
    line.hidden = false;
  }
}

/** @param {string} at */
const day = (at) =>
  new Date(at).toLocaleDateString("zh-CN", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
