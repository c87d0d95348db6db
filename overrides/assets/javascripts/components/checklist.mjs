/**
 * How far is the reader? Restores the states kept in this browser, keeps every change at once, shows progress in words.
 *
 * Each row says its state in `data-state`, `data-changed` and `data-due`, which the filter reads.
 */

import { dueCards, KEPT_WORDS, SIGNS, stateOf, today, WORDS } from "../lib/item-states.mjs";
import { differences } from "../lib/text-diff.mjs";
import { isBlank, learnerOf, mark, readAll, watch } from "../lib/progress.mjs";

const KEPT = "进度存在这个浏览器里，关掉再打开还在，不会上传。";
const REFUSED =
  "这个浏览器不让保存（可能是无痕模式或空间已满），关掉页面后这次的改动会消失。请马上“保存进度文件”，或换一个窗口，或打印后手工打勾。";

/** @typedef {{item: HTMLElement, box: HTMLInputElement, choice: HTMLSelectElement, sign: HTMLElement, from: string[], isSplit: boolean}} Row */

/** @param {HTMLFormElement} form */
export function mount(form) {
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-progress]"));
  const kept = /** @type {HTMLElement} */ (form.querySelector("[data-kept]"));
  const print = /** @type {HTMLButtonElement} */ (form.querySelector("[data-print]"));
  form.classList.add("sb-checklist--live");
  const rows = rowsOf(form);
  const byItem = new Map(rows.map((row) => [row.item, row]));

  function restore() {
    const learner = learnerOf(readAll());
    const due = new Set(dueCards(learner, today()));
    for (const row of rows) {
      const { item } = row;
      const { state, isChanged, was, isSplit } = stateOf(
        learner,
        item.id,
        item.dataset.seen ?? "",
        row.from,
        row.isSplit,
      );
      show(row, state);
      item.toggleAttribute("data-due", due.has(item.id));
      changed(form, row, isChanged, was, isSplit);
    }
    form.toggleAttribute("data-blank", isBlank(learner));
    count();
    form.dispatchEvent(new CustomEvent("sb:restored"));
  }

  function count() {
    const known = rows.filter((row) => row.item.dataset.state === "known").length;
    const others = ["learning", "skipped"].map((state) => [
      WORDS[state],
      rows.filter((row) => row.item.dataset.state === state).length,
    ]);
    const waiting = rows.filter((row) => row.item.hasAttribute("data-changed")).length;
    const more = [...others, ["已变更待复核", waiting]]
      .filter(([, number]) => number)
      .map(([word, number]) => `，${word} ${number}`);
    words.textContent = `已学 ${known} / ${rows.length} 条${more.join("")}`;
    form.querySelector("[data-ring]")?.setAttribute("stroke-dasharray", `${(100 * known) / (rows.length || 1)} 100`);
    for (const group of form.querySelectorAll(".sb-group")) {
      const items = [...group.querySelectorAll(".sb-item")];
      const said = /** @type {HTMLElement} */ (group.querySelector("[data-count]"));
      said.textContent = `已学 ${items.filter((item) => item.getAttribute("data-state") === "known").length} / ${items.length} 条`;
      said.hidden = false;
    }
  }

  /** @param {Row} row @param {string} state */
  function keep(row, state) {
    const seen = row.item.dataset.seen ?? "";
    show(row, state);
    changed(form, row, false, "", false);
    try {
      mark(
        "items",
        row.item.id,
        state === "new" ? { state, seen } : { state, seen, was: wordsOf(row.item).slice(0, KEPT_WORDS) },
      );
      kept.textContent = KEPT;
    } catch {
      kept.textContent = REFUSED;
    }
    form.removeAttribute("data-blank");
    kept.classList.toggle("sb-said--loud", kept.textContent === REFUSED);
    count();
  }

  // A box that was ticked while the scripts were still on their way counts as ticked.
  const early = rows.filter((row) => row.box.checked);
  restore();
  kept.textContent = KEPT;
  early.filter((row) => row.item.dataset.state !== "known").forEach((row) => keep(row, "known"));
  watch(restore);
  form.addEventListener("change", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = byItem.get(/** @type {HTMLElement} */ (target.closest(".sb-item")));
    if (row && target === row.box) {
      keep(row, row.box.checked ? "known" : "new");
    } else if (row && target === row.choice) {
      keep(row, row.choice.value);
    }
  });
  form.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-reviewed]");
    const row = button && byItem.get(/** @type {HTMLElement} */ (button.closest(".sb-item")));
    if (row) {
      keep(row, String(row.item.dataset.state));
      row.box.focus();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  print.hidden = false;
  print.addEventListener("click", () => globalThis.print());
  addEventListener("beforeprint", () => sheet(form));
  open(location.hash);
  addEventListener("hashchange", () => open(location.hash));
}

/** Adds the choice of a state to every item. @param {HTMLFormElement} form @returns {Row[]} */
function rowsOf(form) {
  const choice = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-choice]")).content
    .firstElementChild;
  const items = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".sb-item")]);
  const carried = items.map((item) => (item.dataset.from ?? "").split(" ").filter(Boolean));
  const all = carried.flat();
  return items.map((item, number) => {
    const made = /** @type {HTMLElement} */ (choice?.cloneNode(true));
    const select = /** @type {HTMLSelectElement} */ (made.querySelector("select"));
    select.setAttribute("aria-describedby", `words-${item.id}`);
    item.append(made);
    const box = /** @type {HTMLInputElement} */ (item.querySelector(".sb-item__box"));
    const isSplit = carried[number].some((old) => all.indexOf(old) !== all.lastIndexOf(old));
    return {
      item,
      box,
      choice: select,
      sign: /** @type {HTMLElement} */ (made.firstElementChild),
      from: carried[number],
      isSplit,
    };
  });
}

/** @param {Row} row @param {string} state */
function show({ item, box, choice, sign }, state) {
  item.dataset.state = state;
  box.checked = state === "known";
  choice.value = state;
  sign.textContent = `${SIGNS[state]} ${WORDS[state]}`;
}

/** Says that an item changed since the learner marked it, and what changed. @param {HTMLFormElement} form @param {Row} row @param {boolean} isChanged @param {string} was @param {boolean} isSplit */
function changed(form, { item }, isChanged, was, isSplit) {
  if (!isChanged && !item.hasAttribute("data-changed")) {
    return;
  }
  item.toggleAttribute("data-changed", isChanged);
  item.querySelector(".sb-item__changed")?.remove();
  if (!isChanged) {
    return;
  }
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-changed]"));
  const note = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  if (isSplit) {
    /** @type {HTMLElement} */ (note.querySelector("[data-why]")).textContent =
      "这一条由您学过的条目拆分或合并而来，请再看一遍。";
  }
  const now = wordsOf(item);
  const cut = now.slice(0, KEPT_WORDS);
  const shown = /** @type {HTMLElement} */ (note.querySelector("[data-diff]"));
  if (was && was !== cut) {
    shown.append(
      "和您上次看到的相比：",
      ...differences(was, cut).map(piece),
      now.length > KEPT_WORDS || was.length >= KEPT_WORDS ? `……（只比较前 ${KEPT_WORDS} 字）` : "",
    );
    shown.hidden = false;
  } else if (was && now.length > KEPT_WORDS) {
    shown.textContent = `前 ${KEPT_WORDS} 字没有变，改动在后面。`;
    shown.hidden = false;
  }
  item.append(note);
}

/** @param {import("../lib/text-diff.mjs").Piece} piece */
function piece({ kind, words }) {
  if (kind === "same") {
    return words;
  }
  const element = document.createElement(kind === "out" ? "del" : "ins");
  const said = document.createElement("span");
  said.className = "sb-hidden";
  said.textContent = kind === "out" ? "（删去）" : "（新增）";
  element.append(said, words);
  return element;
}

/** What is learnt of an item, as the page writes it; not the dates and hints that help on this page only. @param {HTMLElement} item */
function wordsOf(item) {
  const parts = [
    ...item.querySelectorAll(".sb-item__words, summary, .sb-steps > li > b, .sb-step dd, .sb-advice__part"),
  ];
  return parts.map((part) => textWithout(part, ".sb-no-print").replace(/\s+/gu, " ").trim()).join(" ");
}

/** @param {Element} element @param {string} selector */
function textWithout(element, selector) {
  if (!element.querySelector(selector)) {
    return element.textContent ?? "";
  }
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const part of copy.querySelectorAll(selector)) {
    part.remove();
  }
  return copy.textContent ?? "";
}

/** The head of the progress sheet on paper. @param {HTMLFormElement} form */
function sheet(form) {
  const head = /** @type {HTMLElement} */ (form.querySelector("[data-sheet]"));
  const { name } = learnerOf(readAll());
  const hidden = form.querySelectorAll(".sb-item[hidden]").length;
  const progress = form.querySelector("[data-progress]")?.textContent;
  const part = hidden ? `　只打印了筛选出的条目，另有 ${hidden} 条没有打印` : "";
  head.textContent = `学习进度表　学习人：${name || "＿＿＿＿＿＿"}　日期：${today()}　清单：${form.dataset.slug} 版　${progress}${part}`;
  head.hidden = false;
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
