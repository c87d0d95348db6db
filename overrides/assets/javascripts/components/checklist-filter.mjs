/**
 * Which items fit the choices, and where do the words stand? Hides the others, keeps the choices in the address,
 * says how many are left. Single keys (j k x / ?) work outside of fields, and can be switched off.
 */

import { SIGNS } from "../lib/item-states.mjs";

const KEYS = "stationbook.keys";
/** Milliseconds a frame for marking words. */
const AT_ONCE = 5;

/** @param {HTMLElement} tools */
export function mount(tools) {
  const form = /** @type {HTMLFormElement} */ (tools.closest("form"));
  const items = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".sb-item")]);
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...tools.querySelectorAll("[name]")]);
  const search = /** @type {HTMLInputElement} */ (tools.querySelector("[name=q]"));
  const said = /** @type {HTMLElement} */ (tools.querySelector("[data-said]"));
  const keys = /** @type {HTMLInputElement} */ (tools.querySelector("[data-keys]"));
  /** @type {WeakMap<HTMLElement, string>} */
  const texts = new WeakMap();
  /** @type {Set<HTMLElement>} */
  const marked = new Set();
  let typing = 0;
  let drawing = 0;

  for (const field of fields) {
    offer(field, items);
  }

  function read() {
    const chosen = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = /** @type {HTMLElement} */ (field.closest("label")).hidden ? "" : (chosen.get(field.name) ?? "");
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = value === field.value;
      } else {
        field.value = value;
      }
    }
  }

  function choices() {
    const chosen = fields.map((field) => [
      field.name,
      field instanceof HTMLInputElement && field.type === "checkbox" && !field.checked ? "" : field.value.trim(),
    ]);
    return chosen.filter(([, value]) => value);
  }

  /** @param {HTMLElement} item */
  function textOf(item) {
    let text = texts.get(item);
    if (text === undefined) {
      const fold = item.querySelector(".sb-item__fold");
      text = `${item.closest(".sb-group")?.querySelector("h2")?.textContent} ${fold?.textContent}`.toLowerCase();
      texts.set(item, text);
    }
    return text;
  }

  function show() {
    const chosen = choices();
    const words = search.value.trim().toLowerCase().split(/\s+/u).filter(Boolean);
    let left = 0;
    for (const item of items) {
      const isShown = chosen.every(([name, value]) =>
        name === "q" ? words.every((word) => textOf(item).includes(word)) : fits(item, name, value),
      );
      if (item.hidden === isShown) {
        item.hidden = !isShown;
      }
      left += Number(isShown);
    }
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".sb-group"))) {
      group.hidden = !group.querySelector(".sb-item:not([hidden])");
    }
    said.textContent = !chosen.length
      ? ""
      : left
        ? `显示 ${left} / ${items.length} 条。`
        : "没有符合的条目，请少选一项或换个词。";
    highlight(words);
  }

  /** As many rows as a frame has time for, the rest in the frames that follow. @param {string[]} words */
  function highlight(words) {
    drawing += 1;
    const turn = drawing;
    const shown = words.length ? items.filter((item) => !item.hidden) : [];
    const rest = [...new Set([...shown, ...marked])];
    const some = () => {
      const end = performance.now() + AT_ONCE;
      while (turn === drawing && rest.length && performance.now() < end) {
        const item = /** @type {HTMLElement} */ (rest.shift());
        for (const mark of marked.delete(item) ? item.querySelectorAll("mark") : []) {
          mark.replaceWith(...mark.childNodes);
        }
        if (words.length && !item.hidden) {
          draw(item, words);
          marked.add(item);
        }
      }
      if (turn === drawing && rest.length) {
        requestAnimationFrame(some);
      }
    };
    some();
  }

  /** @param {boolean} isStep whether the browser's back key should come here again */
  function remember(isStep) {
    const query = new URLSearchParams(choices()).toString();
    history[isStep ? "pushState" : "replaceState"](null, "", location.pathname + (query && `?${query}`));
  }

  /** @param {HTMLElement | undefined} item */
  function goTo(item) {
    if (item) {
      item.querySelector("details")?.setAttribute("open", "");
      item.scrollIntoView({ block: "center" });
      /** @type {HTMLElement} */ (item.querySelector(".sb-item__box")).focus({ preventScroll: true });
    }
  }

  /** @param {number} step */
  function move(step) {
    const shown = items.filter((item) => !item.hidden);
    const here = shown.findIndex((item) => item.contains(document.activeElement));
    const next =
      shown[here < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(Math.max(here + step, 0), shown.length - 1)];
    next?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector(".sb-item__box"))?.focus();
  }

  /** @type {Record<string, () => void>} */
  const commands = {
    j: () => move(1),
    k: () => move(-1),
    x: () =>
      /** @type {HTMLElement | null | undefined} */ (
        document.activeElement?.closest(".sb-item")?.querySelector(".sb-item__box")
      )?.click(),
    "/": () => search.focus(),
    "?": () => {
      const list = /** @type {HTMLDetailsElement} */ (keys.closest("details"));
      list.open = true;
      /** @type {HTMLElement} */ (list.querySelector("summary")).focus();
    },
  };

  addEventListener("keydown", (event) => {
    const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined;
    const isTyping = /** @type {HTMLElement} */ (event.target).closest?.(
      "input:not([type=checkbox]), select, textarea, [contenteditable]",
    );
    if (
      command &&
      tools.isConnected &&
      keys.checked &&
      !isTyping &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !event.isComposing
    ) {
      event.preventDefault();
      command();
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      clearTimeout(typing);
      remember(true);
      goTo(items.find((item) => !item.hidden));
    }
  });
  tools.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.name) {
      clearTimeout(typing);
      if (field === search) {
        typing = setTimeout(remember, 200, false);
      } else {
        remember(true);
      }
      show();
    }
  });
  keys.checked = localFlag() !== "off";
  keys.addEventListener("change", () => localFlag(keys.checked ? "on" : "off"));
  form.addEventListener("sb:restored", () => choices().length && show());
  addEventListener("popstate", () => {
    if (tools.isConnected) {
      read();
      show();
    }
  });
  read();
  show();
  /** @type {HTMLDetailsElement} */ (tools.querySelector("[data-choices]")).open = choices().some(
    ([name]) => name !== "q",
  );
  tools.hidden = false;
  // The first key should not wait for the words of the whole list.
  setTimeout(() => items.forEach(textOf), 0);
}

/** Hides a choice that would choose nothing. @param {HTMLInputElement | HTMLSelectElement} field @param {HTMLElement[]} items */
function offer(field, items) {
  const label = /** @type {HTMLElement} */ (field.closest("label"));
  label.hidden =
    field instanceof HTMLSelectElement
      ? field.options.length < 3
      : field.name === "since" && !items.some((item) => fits(item, "since", field.value));
}

/** @param {HTMLElement} item @param {string} name @param {string} value */
function fits(item, name, value) {
  if (name === "due") {
    return item.hasAttribute("data-due");
  }
  if (name === "state") {
    return value === "changed"
      ? item.hasAttribute("data-changed")
      : (item.dataset.state ?? "new") === value || !(value in SIGNS);
  }
  return (item.dataset[name] ?? "").split(" ").includes(value);
}

/** Wraps the words where they stand. @param {HTMLElement} item @param {string[]} words */
function draw(item, words) {
  const fold = /** @type {HTMLElement} */ (item.querySelector(".sb-item__fold"));
  fold.normalize();
  const walker = document.createTreeWalker(fold, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (words.some((word) => node.data.toLowerCase().includes(word))) {
      found.push(node);
    }
  }
  for (let node of found) {
    for (;;) {
      const text = node.data.toLowerCase();
      const hits = words.map((word) => ({ at: text.indexOf(word), word })).filter((hit) => hit.at >= 0);
      const [first] = hits.sort((one, other) => one.at - other.at || other.word.length - one.word.length);
      if (!first) {
        break;
      }
      const hit = node.splitText(first.at);
      node = hit.splitText(first.word.length);
      const mark = document.createElement("mark");
      hit.replaceWith(mark);
      mark.append(hit);
    }
  }
}

/** Reads or keeps whether single keys are on; a browser that refuses leaves them on. @param {string} [value] */
function localFlag(value) {
  try {
    return value === undefined ? localStorage.getItem(KEYS) : localStorage.setItem(KEYS, value);
  } catch {
    return null;
  }
}
