/**
 * In which division is the visitor? A row of selects from the province down; each offers what lies below the one before.
 *
 * On the site of a region the first select offers what lies in the region, and last of all the provinces elsewhere,
 * which is the sample; who chooses such a one gets the whole row.
 */

import { file } from "./station-index.mjs";

/** @typedef {[string, string, Division[]?]} Division code, name, divisions below */

/**
 * @param {HTMLElement} form holds the selects with data-level, widest first, and names the region where there is one
 * @param {string} root
 * @param {(code: string) => void} changed called with the code that is chosen now, or nothing
 */
export async function chooseDivision(form, root, changed) {
  const selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select[data-level]")]);
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Division[]} */
  const provinces = await file(root, "finder/divisions.json");
  const region = form.dataset.region ?? "";
  /** @param {string} code */
  const isElsewhere = (code) => region !== "" && code !== "" && !region.startsWith(code.slice(0, 2));

  /** @param {number} at @param {Division[]} divisions */
  function fill(at, divisions) {
    const select = selects[at];
    divisions.forEach(([code, name]) => names.set(code, name));
    select.replaceChildren(new Option("全部", ""), ...divisions.map(([code, name]) => new Option(name, code)));
    /** @type {HTMLElement} */ (select.parentElement).hidden = at > 0 && divisions.length === 0;
  }

  /** The divisions below a code, loading its province first. @param {string} code @returns {Promise<Division[]>} */
  async function below(code) {
    /** @type {Division[]} */
    let divisions = await file(root, `finder/divisions/${code.slice(0, 2)}.json`);
    for (;;) {
      const next =
        divisions.find(([own]) => own !== code && own.length < code.length && code.startsWith(own)) ??
        divisions.find(([own]) => own === code);
      if (!next || code.length === 2) {
        return divisions;
      }
      divisions = next[2] ?? [];
      if (next[0] === code) {
        return divisions;
      }
    }
  }

  /**
   * Offers divisions at a level; where there is only one, as on the site of a region, what lies below it instead.
   * @param {number} at @param {Division[]} divisions @returns {Promise<number>} the level at which there is a choice
   */
  async function open(at, divisions) {
    fill(at, divisions);
    if (divisions.length !== 1 || at + 1 === selects.length) {
      return at;
    }
    const [[only]] = divisions;
    const next = await below(only);
    if (next.length === 0) {
      return at;
    }
    selects[at].value = only;
    /** @type {HTMLElement} */ (selects[at].parentElement).hidden = true;
    return open(at + 1, next);
  }

  /** Begins the row anew, for what lies around a code. @param {string} code @returns {Promise<number>} the level at which there is a choice */
  async function begin(code) {
    selects.slice(1).forEach((_, at) => fill(at + 1, []));
    /** @type {HTMLElement} */ (selects[0].parentElement).hidden = false;
    if (isElsewhere(code)) {
      fill(0, provinces);
      return 0;
    }
    const at = await open(
      0,
      provinces.filter(([one]) => !isElsewhere(one)),
    );
    for (const [one, name] of provinces.filter(([one]) => isElsewhere(one))) {
      names.set(one, name);
      selects[at].append(new Option(name, one));
    }
    return at;
  }

  /** Sets the selects to a code from the address. @param {string} code */
  async function show(code) {
    let at = await begin(code);
    for (const part of [code.slice(0, 2), code.slice(0, 4), code.slice(0, 6), code.slice(0, 9)].filter(
      (one, place, all) => one && all.indexOf(one) === place,
    )) {
      if (![...selects[at].options].some((option) => option.value === part)) {
        continue;
      }
      selects[at].value = part;
      at += 1;
      if (at < selects.length) {
        fill(at, await below(part));
      }
    }
  }

  selects.forEach((select, at) =>
    select.addEventListener("change", async (event) => {
      event.stopPropagation();
      const code = select.value || selects[at - 1]?.value || "";
      if (isElsewhere(select.value) || (region && at === 0)) {
        await show(select.value);
        changed(code);
        return;
      }
      selects.slice(at + 1).forEach((_, more) => fill(at + 1 + more, []));
      if (select.value && at + 1 < selects.length) {
        fill(at + 1, await below(select.value));
      }
      changed(code);
    }),
  );
  selects.forEach((select) => select.addEventListener("input", (event) => event.stopPropagation()));
  await begin("");
  return { show, name: (/** @type {string} */ code) => names.get(code) ?? "" };
}
