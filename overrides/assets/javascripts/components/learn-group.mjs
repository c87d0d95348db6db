/** How far is each of several learners? Lays their files side by side in this page only; nothing is kept or sent. */

import { csv } from "../lib/csv.mjs";
import { SIGNS, stateOf, today, WORDS } from "../lib/item-states.mjs";
import { imported, learnersOf, merge, ProgressFileError } from "../lib/progress.mjs";
import { emptyStore } from "../lib/progress-store.mjs";
import { saveFile } from "../lib/save-file.mjs";

/** @param {HTMLElement} view */
export function mount(view) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLButtonElement} */ (view.querySelector(`[data-${name}]`));
  const files = /** @type {HTMLInputElement} */ (view.querySelector("[data-files]"));
  const said = /** @type {HTMLElement} */ (view.querySelector("[data-said]"));
  const tables = /** @type {HTMLTableElement[]} */ ([...view.querySelectorAll("table")]);
  let group = emptyStore();

  /** The learners with a name that tells them apart. */
  function named() {
    /** @type {Map<string, number>} */
    const used = new Map();
    return learnersOf(group).map(([, learner]) => {
      const name = learner.name || "未写名字";
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      return { learner, name: times > 1 ? `${name}（${times}）` : name };
    });
  }

  function show() {
    const learners = named();
    for (const old of view.querySelectorAll("[data-added]")) {
      old.remove();
    }
    for (const table of tables) {
      const rows = /** @type {HTMLTableRowElement[]} */ ([...table.querySelectorAll("[data-item]")]);
      for (const { learner, name } of learners) {
        table.tHead?.rows[0].append(made("th", name));
        let known = 0;
        for (const row of rows) {
          const { state, isChanged } = stateOf(
            learner,
            String(row.dataset.item),
            String(row.dataset.seen),
            (row.dataset.from ?? "").split(" ").filter(Boolean),
          );
          known += Number(state === "known");
          row.append(
            made("td", `${SIGNS[state]} ${WORDS[state]}${isChanged ? " ◆ 旧内容" : ""}`, {
              state: `${WORDS[state]}${isChanged ? "（旧内容）" : ""}`,
            }),
          );
        }
        table.tFoot?.rows[0].append(made("td", `${known} / ${rows.length}`));
      }
      for (const heading of /** @type {NodeListOf<HTMLTableCellElement>} */ (
        table.querySelectorAll("[scope=rowgroup]")
      )) {
        heading.colSpan = learners.length + 1;
      }
    }
    for (const name of ["csv", "print", "clear"]) {
      part(name).disabled = !learners.length;
    }
  }

  function rowsForExcel() {
    const learners = named();
    const head = ["清单", "组", "条目编号", "条目", ...learners.map(({ name }) => name)];
    const body = tables.flatMap((table) =>
      [.../** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("[data-item]"))].map((row) => {
        const tbody = /** @type {HTMLElement} */ (row.parentElement);
        const states = [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("td"))].map((cell) =>
          String(cell.dataset.state),
        );
        return [
          String(table.dataset.list),
          String(tbody.dataset.group),
          String(row.dataset.item),
          row.cells[0].textContent ?? "",
          ...states,
        ];
      }),
    );
    return [head, ...body];
  }

  files.addEventListener("change", async () => {
    /** @type {string[]} */
    const refused = [];
    let read = 0;
    for (const file of files.files ?? []) {
      try {
        group = merge(group, imported(await file.text()));
        read += 1;
      } catch (error) {
        refused.push(`${file.name}：${error instanceof ProgressFileError ? error.message : "打不开。"}`);
      }
    }
    files.value = "";
    show();
    said.textContent = [`打开了 ${read} 个文件，现在有 ${named().length} 位学习人。`, ...refused].join(" ");
  });
  part("csv").addEventListener("click", () =>
    saveFile(`带教查看-${today()}.csv`, csv(rowsForExcel()), "text/csv;charset=utf-8"),
  );
  part("print").addEventListener("click", () => print());
  part("clear").addEventListener("click", () => {
    group = emptyStore();
    show();
    said.textContent = "已清空。";
  });
  /** @type {HTMLElement} */ (view.querySelector("[data-bar]")).hidden = false;
}

/** @param {"th" | "td"} name @param {string} words @param {Record<string, string>} [data] */
function made(name, words, data = {}) {
  const cell = document.createElement(name);
  cell.textContent = words;
  Object.assign(cell.dataset, data, { added: "" });
  if (name === "th") {
    cell.setAttribute("scope", "col");
  }
  return cell;
}
