/**
 * How does a question look that is being answered? A fieldset with real inputs; its order is made with buttons.
 *
 * @typedef {import("./questions.mjs").Question} Question
 * @typedef {import("./questions.mjs").Answer} Answer
 * @typedef {{element: HTMLFieldSetElement, read: () => Answer, write: (given: Answer) => void,
 *   show: (given: Answer) => boolean}} QuestionForm
 */

import { answerWords, isRight, KINDS, typedNumber } from "./questions.mjs";

/** @param {string} tag @param {string} className @param {(Node | string)[]} children */
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** @param {string} text @param {() => void} pressed @param {string} className */
export function button(text, pressed, className = "sb-button") {
  const made = /** @type {HTMLButtonElement} */ (make("button", className, text));
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

/** @param {string} href @param {string} text @param {string} className */
export function link(href, text, className = "") {
  const made = /** @type {HTMLAnchorElement} */ (make("a", className, text));
  made.href = href;
  return made;
}

/** @param {Question} question @param {string} root @param {string} number @returns {QuestionForm} */
export function questionForm(question, root, number = "") {
  const element = /** @type {HTMLFieldSetElement} */ (make("fieldset", "sb-choice"));
  element.append(
    make("legend", "", make("span", "sb-question__kind", `${number}${KINDS[question.kind]}`), question.ask),
  );
  const field = { single: choices, multiple: choices, judgement: choices, order: ordering, number: figure }[
    question.kind
  ](question, element);
  return {
    element,
    ...field,
    show(given) {
      const right = isRight(question, given);
      field.mark();
      element.append(explanation(question, root, right, given === undefined));
      return right;
    },
  };
}

/** The verdict, the right answer, why, and where it stands. @param {Question} question @param {string} root @param {boolean} right @param {boolean} empty */
export function explanation(question, root, right, empty) {
  const verdict = right ? "✓ 答对了" : empty ? "○ 没有作答" : "✗ 没有答对";
  return make(
    "div",
    `sb-explained${right ? " sb-explained--right" : ""}`,
    make("p", "", make("b", "", verdict), right ? "" : ` 正确答案：${answerWords(question)}`),
    make("p", "", question.explanation),
    make("p", "sb-small", "依据：", link(root + question.basis[1], question.basis[0])),
  );
}

/** Radio buttons and boxes. @param {Question} question @param {HTMLFieldSetElement} element */
function choices(question, element) {
  const options =
    question.kind === "judgement"
      ? [
          ["true", "对"],
          ["false", "错"],
        ]
      : (question.options ?? []);
  const several = question.kind === "multiple";
  const inputs = options.map(([id, text]) => {
    const input = document.createElement("input");
    Object.assign(input, { type: several ? "checkbox" : "radio", name: `answer-${question.id}`, value: id });
    element.append(make("label", "sb-option", input, make("span", "", text)));
    return input;
  });
  const right = [question.answer].flat().map(String);
  return {
    read() {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      if (!chosen.length) {
        return undefined;
      }
      return several ? chosen : question.kind === "judgement" ? chosen[0] === "true" : chosen[0];
    },
    /** @param {Answer} given */
    write(given) {
      const chosen = [given].flat().map(String);
      inputs.forEach((input) => (input.checked = chosen.includes(input.value)));
    },
    mark() {
      for (const input of inputs) {
        const isAnswer = right.includes(input.value);
        const words = isAnswer ? "✓ 正确答案" : input.checked ? "✗ 您选的" : "";
        if (words) {
          input.parentElement?.append(make("span", "sb-option__mark", words));
          input.parentElement?.classList.add(isAnswer ? "sb-option--right" : "sb-option--wrong");
        }
        input.disabled = true;
      }
    },
  };
}

/** Rows with 上移 and 下移; every move is said. @param {Question} question @param {HTMLFieldSetElement} element */
function ordering(question, element) {
  const list = make("ol", "sb-ordering");
  const said = make("p", "sb-hidden");
  said.setAttribute("role", "status");
  const text = Object.fromEntries(question.options ?? []);
  const rows = (question.options ?? []).map(([id, words]) => {
    const row = make("li", "sb-ordering__row", make("span", "", words));
    row.dataset.id = id;
    const movers = make("span", "sb-ordering__movers");
    for (const [name, step] of /** @type {[string, number][]} */ ([
      ["上移", -1],
      ["下移", 1],
    ])) {
      const mover = button(name, () => move(row, step, mover), "sb-button sb-ordering__move");
      mover.setAttribute("aria-label", `${name}：${words}`);
      movers.append(mover);
    }
    row.append(movers);
    return row;
  });
  let touched = false;

  /** @param {HTMLElement} row @param {number} step @param {HTMLElement} mover */
  function move(row, step, mover) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (other) {
      step < 0 ? other.before(row) : other.after(row);
      touched = true;
    }
    said.textContent = `“${text[String(row.dataset.id)]}”在第 ${[...list.children].indexOf(row) + 1} 位`;
    mover.focus();
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const ids = () => [...list.children].map((row) => String(/** @type {HTMLElement} */ (row).dataset.id));
  list.append(...rows);
  element.append(list, said);
  return {
    read: () => (touched ? ids() : undefined),
    /** @param {Answer} given */
    write(given) {
      if (Array.isArray(given)) {
        touched = true;
        list.append(...given.flatMap((id) => rows.filter((row) => row.dataset.id === id)));
      }
    },
    mark() {
      ids().forEach((id, i) => {
        const row = list.children[i];
        row.querySelector(".sb-ordering__movers")?.remove();
        const place = question.answer.indexOf(id);
        row.append(make("span", "sb-option__mark", place === i ? "✓" : `✗ 应在第 ${place + 1} 位`));
      });
    },
  };
}

/** A field for a number, with its unit. @param {Question} question @param {HTMLFieldSetElement} element */
function figure(question, element) {
  const input = /** @type {HTMLInputElement} */ (make("input", "sb-input"));
  Object.assign(input, { type: "text", inputMode: "decimal", autocomplete: "off", name: `answer-${question.id}` });
  element.append(
    make("label", "sb-figure", make("span", "", "填一个数"), input, make("span", "", question.unit ?? "")),
  );
  return {
    read: () => typedNumber(input.value),
    /** @param {Answer} given */
    write: (given) => void (input.value = given === undefined ? "" : String(given)),
    mark: () => void (input.disabled = true),
  };
}
