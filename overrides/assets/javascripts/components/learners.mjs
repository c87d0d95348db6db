/** Who learns at this browser? Chooses, adds, renames and removes learners; saves and takes in their files. */

import { today } from "../lib/item-states.mjs";
import {
  addLearner,
  chooseLearner,
  exported,
  imported,
  isBlank,
  learnersOf,
  ProgressFileError,
  readAll,
  removeLearner,
  renameLearner,
  spoiltTexts,
  takeIn,
  watch,
} from "../lib/progress.mjs";
import { saveFile } from "../lib/save-file.mjs";

const REFUSED = "这个浏览器不让保存（可能是无痕模式或空间已满），没有改成。现有的进度请用“保存进度文件”存下来。";
const NAMELESS = "未写名字";

/** @param {HTMLElement} section */
export function mount(section) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (section.querySelector(`[data-${name}]`));
  const choice = /** @type {HTMLSelectElement} */ (part("learners"));
  const name = /** @type {HTMLInputElement} */ (part("name"));
  const said = part("said");

  function show() {
    const store = readAll();
    choice.replaceChildren(
      ...learnersOf(store).map(([id, one]) => new Option(one.name || NAMELESS, id, false, id === store.learner)),
    );
    part("shown").textContent = shownName();
    part("spoilt").hidden = !spoiltTexts().length;
  }

  /** @param {string} words @param {() => unknown} change */
  function tryTo(words, change) {
    try {
      change();
      said.textContent = words;
    } catch {
      said.textContent = REFUSED;
    }
    said.classList.toggle("sb-said--loud", said.textContent === REFUSED);
    show();
  }

  function shownName() {
    return choice.selectedOptions[0]?.textContent ?? NAMELESS;
  }

  function save() {
    const store = readAll();
    const file = `学习进度-${shownName()}-${today()}.json`;
    saveFile(file, exported(store, store.learner), "application/json");
    said.textContent = `已存成文件 ${file}。请放在自己的手机或 U 盘里。`;
  }

  /** The name typed; asks for one when it is missing or taken. */
  function newName() {
    const typed = name.value.trim();
    const isTaken = learnersOf(readAll()).some(([, one]) => one.name === typed);
    name.setCustomValidity(
      !typed ? "请先写名字，可以写代号。" : isTaken ? "这里已经有叫这个名字的学习人，请换一个。" : "",
    );
    if (!name.reportValidity()) {
      return "";
    }
    name.value = "";
    return typed;
  }

  choice.addEventListener("change", () => tryTo(`现在是“${shownName()}”的进度。`, () => chooseLearner(choice.value)));
  name.addEventListener("input", () => name.setCustomValidity(""));
  name.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  part("add").addEventListener("click", () => {
    const typed = newName();
    if (typed) {
      tryTo(`现在是“${typed}”的进度。`, () => addLearner(typed));
    }
  });
  part("rename").addEventListener("click", () => {
    const typed = newName();
    if (typed) {
      tryTo(`已改名为“${typed}”。`, () => renameLearner(readAll().learner, typed));
    }
  });
  part("export").addEventListener("click", save);
  part("confirm-export").addEventListener("click", save);
  part("remove").addEventListener("click", () => {
    const store = readAll();
    const learner = store.learners[store.learner];
    const number =
      Object.keys(learner.items).length + Object.keys(learner.cards).length + Object.keys(learner.answers).length;
    part("confirm-words").textContent = isBlank(learner)
      ? `移除“${shownName()}”？还没有学习记录。`
      : `移除“${shownName()}”？这个浏览器里的 ${number} 条记录会删去，不能恢复。需要留底的，请先保存进度文件。`;
    part("confirm").hidden = false;
    part("confirm-words").focus();
  });
  part("confirm-yes").addEventListener("click", () => {
    const removed = shownName();
    part("confirm").hidden = true;
    tryTo(`已移除“${removed}”。`, () => removeLearner(readAll().learner));
    choice.focus();
  });
  part("confirm-no").addEventListener("click", () => {
    part("confirm").hidden = true;
    part("remove").focus();
  });
  part("import").addEventListener("change", async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    try {
      const read = imported(await file.text());
      tryTo("", () => takeIn(read));
      said.textContent ||= `已导入，和原来的合在一起。现在是“${shownName()}”的进度。`;
    } catch (error) {
      said.textContent =
        error instanceof ProgressFileError ? error.message : "这个文件打不开，没有导入；原来的进度没有动。";
    }
    input.value = "";
  });
  part("spoilt-save").addEventListener("click", () =>
    saveFile(`读不懂的旧记录-${today()}.txt`, spoiltTexts().join("\n"), "text/plain"),
  );
  watch(show);
  show();
  if (spoiltTexts().length) {
    said.textContent =
      "这个浏览器里原来存的进度读不出来，已原样另存，没有删去；可以在下面存成文件请人看，或导入以前保存的进度文件。";
    said.classList.add("sb-said--loud");
    /** @type {HTMLDetailsElement} */ (part("fold")).open = true;
  }
  section.hidden = false;
}
