/**
 * What does the visitor mean while typing? Shows the first answers below the box, in groups; Enter, the arrow
 * keys and Escape work as in a combobox. Without this script the form leads to the search page.
 */

import { groupedAnswers } from "../lib/search-answers.mjs";

const WAIT = 120;

/** @param {HTMLFormElement} form */
export function mount(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const root = form.action.replace(/search\/(\?.*)?$/u, "");
  const list = document.createElement("div");
  list.className = "sb-answers";
  list.id = `${input.id}-answers`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "搜索结果");
  list.hidden = true;
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  let asked = 0;
  let timer = 0;
  let composing = false;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const query = input.value.trim();
    const turn = ++asked;
    if (!query) {
      close();
      return;
    }
    const groups = await groupedAnswers(root, query, 4);
    if (turn === asked) {
      show(groups, query);
    }
  }

  /** @param {Awaited<ReturnType<typeof groupedAnswers>>} groups @param {string} query */
  function show(groups, query) {
    let number = 0;
    const shown = groups.map((group) => {
      const box = document.createElement("div");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `${group.name}，${group.total} 条`);
      const name = document.createElement("div");
      name.className = "sb-answers__group";
      name.setAttribute("aria-hidden", "true");
      name.textContent = `${group.name} ${group.total}`;
      box.append(name, ...group.answers.map((answer) => option(answer.url, answer.title, answer.context, number++)));
      return box;
    });
    const all = option(
      `search/?q=${encodeURIComponent(query)}`,
      groups.length ? "看全部结果" : "没有找到，去搜索页看看怎么办",
      "",
      number,
    );
    all.classList.add("sb-answers__all");
    list.replaceChildren(...shown, all);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {string} url @param {string} title @param {string} context @param {number} number */
  function option(url, title, context, number) {
    const link = document.createElement("a");
    link.className = "sb-answers__option";
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.id = `${list.id}-${number}`;
    link.href = root + url;
    link.tabIndex = -1;
    const name = document.createElement("span");
    name.textContent = title;
    link.append(name);
    if (context) {
      const where = document.createElement("span");
      where.className = "sb-answers__context";
      where.textContent = context;
      link.append(where);
    }
    return link;
  }

  /** @param {number} step */
  function move(step) {
    const options = [...list.querySelectorAll("[role=option]")];
    const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const next = options[(now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length];
    options.forEach((one) => one.setAttribute("aria-selected", String(one === next)));
    input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    ask();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (!composing) {
      timer = setTimeout(ask, WAIT);
    }
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || composing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      const chosen = list.querySelector("[aria-selected=true]");
      if (chosen instanceof HTMLAnchorElement) {
        event.preventDefault();
        location.href = chosen.href;
      }
    }
  });
  // Who typed before this script was there is answered now.
  if (document.activeElement === input) {
    ask();
  }
  form.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) {
      setTimeout(close, 150);
    }
  });
}
