/**
 * What does the assessor score here? Saves every change at once in this browser, several sheets side by side.
 */

import { randomId } from "../lib/progress-store.mjs";
import {
  exported,
  ImportError,
  imported,
  KEY,
  merged,
  readSheets,
  removeSheet,
  writeSheet,
} from "../lib/score-sheets.mjs";

/** @param {HTMLFormElement} form */
export function mount(form) {
  const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  const choice = /** @type {HTMLSelectElement} */ (form.querySelector("[data-sheets]"));
  const total = /** @type {HTMLElement} */ (form.querySelector("[data-total]"));
  const points = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-point]")]);
  const heads = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-head]")]);
  const { scheme = "", edition = "" } = form.dataset;
  const highest = new Map(points.map((point) => [String(point.dataset.point), Number(point.dataset.max)]));
  /** @type {import("../lib/score-sheets.mjs").Sheet} */
  let sheet = mine()[0] ?? blank();

  function mine() {
    return Object.values(readSheets()).filter((one) => one.scheme === scheme);
  }

  function blank() {
    const id = randomId();
    return { id, scheme, edition, head: {}, headAt: "", entries: {} };
  }

  /** @param {HTMLElement} point @param {string} name */
  const field = (point, name) => /** @type {HTMLInputElement} */ (point.querySelector(`[data-field=${name}]`));

  function show() {
    for (const head of heads) {
      const value = sheet.head[head.name] ?? "";
      if (head.type === "checkbox") {
        head.checked = value === "1";
      } else if (document.activeElement !== head) {
        head.value = value;
      }
    }
    for (const point of points) {
      const entry = sheet.entries[String(point.dataset.point)] ?? {};
      for (const name of /** @type {const} */ (["score", "evidence", "none", "reason"])) {
        const input = field(point, name);
        if (document.activeElement !== input) {
          input.value = entry[name] ?? "";
        }
      }
    }
    list();
    count();
  }

  function list() {
    const sheets = { ...Object.fromEntries(mine().map((one) => [one.id, one])), [sheet.id]: sheet };
    choice.replaceChildren(
      ...Object.values(sheets).map((one) => {
        const words = [one.head.name || one.head.subject || "还没有写对象", one.head.assessor]
          .filter(Boolean)
          .join(" · ");
        return new Option(words, one.id, one.id === sheet.id, one.id === sheet.id);
      }),
    );
  }

  function count() {
    const county = /^\d{6}$/u.test(sheet.head.subject ?? "");
    let score = 0;
    let assessed = 0;
    let applicable = 0;
    let done = 0;
    let all = 0;
    for (const section of form.querySelectorAll("[data-part]")) {
      const shown = !sheet.head.subject || (section.getAttribute("data-part") === "county") === county;
      /** @type {HTMLElement} */ (section).hidden = !shown;
      for (const point of shown ? points.filter((one) => section.contains(one)) : []) {
        const entry = sheet.entries[String(point.dataset.point)];
        const max = Number(point.dataset.max);
        all += 1;
        applicable += entry?.none === "not_applicable" ? 0 : max;
        if (entry?.none) {
          done += 1;
        } else if (entry?.score) {
          done += 1;
          score += Number(entry.score);
          assessed += max;
        }
      }
    }
    const rate = assessed ? `，得分率 ${((100 * score) / assessed).toFixed(1)}%` : "";
    total.textContent = `已评 ${done} / ${all} 个观测点，得 ${score.toFixed(1)} 分；已评估满分 ${assessed}，适用满分 ${applicable}${rate}。`;
  }

  function save() {
    try {
      sheet = writeSheet(sheet);
      said.classList.remove("sb-sheet__said--loud");
      said.textContent = "已存在这个浏览器里。";
    } catch {
      said.classList.add("sb-sheet__said--loud");
      said.textContent =
        "这个浏览器存不下了（可能是无痕模式或空间已满）。填的内容还在这一页上，请马上导出 .yml，再关页面。";
    }
    list();
    count();
  }

  /** @param {HTMLInputElement} input */
  function take(input) {
    const at = new Date().toISOString();
    const point = /** @type {HTMLElement | null} */ (input.closest("[data-point]"));
    if (point) {
      const id = String(point.dataset.point);
      const name = String(input.dataset.field);
      if (
        name === "score" &&
        input.value !== "" &&
        !(Number(input.value) >= 0 && Number(input.value) <= Number(point.dataset.max))
      ) {
        input.setCustomValidity(`填 0 到 ${point.dataset.max}`);
        input.reportValidity();
        return;
      }
      input.setCustomValidity("");
      sheet = { ...sheet, entries: { ...sheet.entries, [id]: { ...sheet.entries[id], [name]: input.value, at } } };
      save();
    } else if (input.hasAttribute("data-head")) {
      const value = input.type === "checkbox" ? (input.checked ? "1" : "") : input.value.trim();
      sheet = { ...sheet, head: { ...sheet.head, [input.name]: value }, headAt: at };
      save();
    }
  }

  /** What was filled in before this script arrived is kept; a head filled in early means another sheet than the stored one. */
  function takeEarly() {
    const fields = /** @type {HTMLInputElement[]} */ (
      points.flatMap((point) => [...point.querySelectorAll("[data-field]")])
    );
    const early = [...heads, ...fields].filter((input) =>
      input.type === "checkbox" ? input.checked : input.value !== "",
    );
    if (early.some((input) => input.hasAttribute("data-head"))) {
      sheet = blank();
    }
    early.forEach(take);
  }

  form.addEventListener("input", (event) => take(/** @type {HTMLInputElement} */ (event.target)));
  form.addEventListener("submit", (event) => event.preventDefault());
  choice.addEventListener("change", () => {
    sheet = readSheets()[choice.value] ?? sheet;
    show();
  });
  form.querySelector("[data-new]")?.addEventListener("click", () => {
    sheet = blank();
    show();
    heads[0].focus();
  });
  form.querySelector("[data-remove]")?.addEventListener("click", () => {
    if (confirm("删去以后不能恢复。需要留底的，请先导出。确定删去这一张吗？")) {
      removeSheet(sheet.id);
      sheet = mine()[0] ?? blank();
      show();
    }
  });
  form.querySelector("[data-export]")?.addEventListener("click", () => {
    if (!form.reportValidity()) {
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported(sheet)], { type: "application/yaml" }));
    link.download = `${sheet.head.subject}.${sheet.id.slice(0, 4)}.yml`;
    link.click();
    URL.revokeObjectURL(link.href);
    said.textContent = `已导出 ${link.download}。`;
  });
  form.querySelector("[data-import]")?.addEventListener("change", async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    try {
      const text = await file.text();
      const { scheme: itsScheme, edition: itsEdition } = JSON.parse(text);
      if (itsScheme !== scheme || itsEdition !== edition) {
        throw new ImportError("它属于另一次评估");
      }
      const read = imported(text, randomId(), new Date().toISOString(), highest);
      sheet = read;
      save();
      show();
    } catch (error) {
      const why = error instanceof ImportError ? error.message : "这个文件不是从评分表导出的";
      said.textContent = `${why}，没有导入；原来的内容没有动。`;
    }
    input.value = "";
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY) {
      const stored = readSheets()[sheet.id];
      if (stored) {
        sheet = merged(stored, sheet);
        show();
      }
    }
  });
  /** @type {HTMLElement} */ (form.querySelector("[data-bar]")).hidden = false;
  said.textContent = mine().length ? "接着上次的内容填。" : "";
  takeEarly();
  show();
}
