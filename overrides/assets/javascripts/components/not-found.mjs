/**
 * What was the visitor looking for? Puts the words of an address that does not exist into the search box.
 *
 * Who copied a standing address from paper is told that there is no such id, and how one looks.
 */

/** @param {string} path @returns {string} the last part of a path that says something, as words */
export function wordsOf(path) {
  const parts = path.split("/").filter((part) => part && !/^(index|404)\.html$/.test(part));
  try {
    return decodeURIComponent(parts.at(-1) ?? "")
      .replace(/\.html?$/, "")
      .replace(/[-_]+/g, " ")
      .slice(0, 80);
  } catch {
    return "";
  }
}

/** What each kind of standing address names, and what to do about one that does not exist. */
const STANDING = {
  s: ["站点", "请对着门牌核对，编号是县的代码、短横和拼音，例如 990101-qingxi；或者在下面按乡镇、村名找。"],
  c: ["条款", "请核对网址，或者打开标准的网页找这一条。"],
  p: ["政策文件", "请核对网址，或者在下面按文件的名称找。"],
};

/** @param {string} path without what the site stands below @returns {string} what to say of a standing address; nothing for others */
export function standingWords(path) {
  const [folder, ...rest] = path.split("/").filter((part) => part && part !== "index.html");
  const known = Object.entries(STANDING).find(([name]) => name === folder);
  if (!known || !rest.length) {
    return "";
  }
  const [named, advice] = known[1];
  return `没有这个编号的${named}：${wordsOf(rest.join("/")).replaceAll(" ", "-")}。${advice}`;
}

/** @param {HTMLElement} element */
export function mount(element) {
  const note = element.querySelector("[data-standing]");
  const form = element.querySelector("form");
  const words = form ? standingWords(location.pathname.slice(new URL("..", form.action).pathname.length)) : "";
  if (note && words) {
    note.textContent = words;
  }
  const input = element.querySelector("input");
  if (input && !input.value) input.value = wordsOf(location.pathname);
}
