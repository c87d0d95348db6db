/** What is saved on this device, and since when? Saves, updates and removes packages, one row each. */

import {
  canSave,
  missingBytes,
  offered,
  readSaved,
  removeAll,
  removePackage,
  savePackage,
  sizeWords,
} from "../lib/offline-packages.mjs";

/** @param {HTMLElement} page */
export async function mount(page) {
  const root = page.dataset.root ?? "";
  const said = /** @type {HTMLElement} */ (page.querySelector("[data-said]"));
  const list = /** @type {HTMLElement} */ (page.querySelector("[data-packages]"));
  const province = /** @type {HTMLSelectElement} */ (page.querySelector("[data-province]"));
  if (!canSave()) {
    said.textContent = "这个浏览器（或这个地址）不能把网页存到设备上。可以打印清单，或换一个浏览器。";
    return;
  }
  const names = new Map([
    ["learn", "必学清单、政策和自测"],
    ["standards", "标准全文和要求"],
  ]);
  const provinces = await offered(root, "provinces");
  for (const [code, name, count] of /** @type {[string, string, number][]} */ (
    /** @type {unknown} */ (provinces ?? [])
  )) {
    names.set(`province-${code}`, `${name}的站点名录`);
    province.append(new Option(`${name}（${count} 个站点）`, `province-${code}`));
  }
  page.querySelector("[data-choose]")?.toggleAttribute("hidden", !provinces);
  page.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const name = button?.dataset.save === "province" ? province.value : button?.dataset.save;
    if (name) {
      save(name);
    } else if (button?.dataset.remove) {
      removePackage(root, button.dataset.remove).then(show);
    } else if (button && "removeAll" in button.dataset) {
      removeAll(root)
        .then(() => (said.textContent = "这台设备上存的网页都删去了；学习进度没有动。"))
        .then(show);
    }
  });
  await show();

  async function show() {
    const saved = await readSaved(root);
    const rows = await Promise.all(
      [...new Set(["learn", "standards", ...Object.keys(saved)])].map((name) => row(name, saved[name])),
    );
    list.replaceChildren(...rows);
    page.querySelector("[data-remove-all]")?.toggleAttribute("hidden", !Object.keys(saved).length);
  }

  /** @param {string} name @param {import("../lib/offline-packages.mjs").Saved | undefined} saved */
  async function row(name, saved) {
    const line = document.createElement("li");
    const title = Object.assign(document.createElement("b"), { textContent: names.get(name) ?? name });
    const state = Object.assign(document.createElement("span"), {
      className: "sb-quiet sb-small sb-standard-row__about",
      textContent: saved
        ? `已存：${time(saved.at)}，${saved.files} 个文件，${sizeWords(saved.bytes)}，版本 ${saved.version}`
        : "还没有存",
    });
    line.append(title, state);
    const newest = await offered(root, name);
    if (newest && newest.version !== saved?.version) {
      const bytes = await missingBytes(root, name, newest);
      line.append(
        button(`${saved ? "更新" : "存到这台设备"}${bytes ? `（${sizeWords(bytes)}）` : ""}`, { save: name }),
      );
    }
    if (saved) {
      line.append(button("删去", { remove: name }));
    }
    return line;
  }

  /** @param {string} words @param {Record<string, string>} data */
  function button(words, data) {
    const made = Object.assign(document.createElement("button"), {
      type: "button",
      className: "sb-button",
      textContent: words,
    });
    Object.assign(made.dataset, data);
    return made;
  }

  /** @param {string} name */
  async function save(name) {
    const wanted = await offered(root, name);
    if (!wanted) {
      said.textContent = "现在没有网络，存不了。";
      return;
    }
    try {
      const saved = await savePackage(
        root,
        name,
        wanted,
        (done, all) => (said.textContent = `正在存：${done} / ${all}`),
      );
      said.textContent = `${names.get(name) ?? name}已存到这台设备，${sizeWords(saved.bytes)}。`;
    } catch (error) {
      said.textContent = /** @type {Error} */ (error).message;
    }
    await show();
  }
}

/** @param {string} at */
const time = (at) =>
  new Date(at).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long", timeStyle: "short" });
