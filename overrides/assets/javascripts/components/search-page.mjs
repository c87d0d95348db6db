/**
 * What are all the answers to the query in the address? Fills the search page and keeps the address shareable.
 */

import { groupedAnswers } from "../lib/search-answers.mjs";

const EACH = 50;

/** @param {HTMLElement} page */
export async function mount(page) {
  const root = page.dataset.root ?? "";
  const results = /** @type {HTMLElement} */ (page.querySelector("[data-results]"));
  const said = /** @type {HTMLElement} */ (page.querySelector("[data-said]"));
  const help = /** @type {HTMLElement} */ (page.querySelector("[data-help]"));
  const input = /** @type {HTMLInputElement} */ (page.querySelector("input[name=q]"));

  async function answer() {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    input.value = query;
    results.replaceChildren();
    help.hidden = Boolean(query);
    if (!query) {
      said.textContent = "";
      return;
    }
    said.textContent = "正在找…";
    try {
      const groups = await groupedAnswers(root, query, EACH);
      const total = groups.reduce((sum, group) => sum + group.total, 0);
      said.textContent = total ? `“${query}”：找到 ${total} 条` : `没有找到“${query}”`;
      help.hidden = total > 0;
      results.replaceChildren(...groups.map((group) => section(group, root)));
    } catch {
      said.textContent = "搜索没有成功，请检查网络后再试；也可以从下面的链接去找。";
      help.hidden = false;
    }
  }

  page.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?q=${encodeURIComponent(input.value.trim())}`);
    answer();
  });
  addEventListener("popstate", answer);
  await answer();
}

/** @param {import("../lib/search-answers.mjs").AnswerGroup} group @param {string} root */
function section(group, root) {
  const part = document.createElement("section");
  const heading = document.createElement("h2");
  heading.textContent = `${group.name}（${group.total}）`;
  heading.id = `sb-group-${group.kind}`;
  part.setAttribute("aria-labelledby", heading.id);
  const list = document.createElement("ol");
  list.className = "sb-rows";
  list.append(...group.answers.map((answer) => row(answer, root)));
  part.append(heading, list);
  if (group.total > group.answers.length) {
    const more = document.createElement("p");
    more.className = "sb-quiet";
    more.textContent = `还有 ${group.total - group.answers.length} 条没有列出，请多写几个字。`;
    part.append(more);
  }
  return part;
}

/** @param {import("../lib/search-answers.mjs").Answer} answer @param {string} root */
function row(answer, root) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + answer.url;
  link.textContent = answer.title;
  item.append(link);
  if (answer.context) {
    const where = document.createElement("span");
    where.className = "sb-quiet sb-small";
    where.textContent = `　${answer.context}`;
    item.append(where);
  }
  if (answer.excerpt) {
    const words = document.createElement("p");
    words.className = "sb-excerpt";
    words.append(...marked(answer.excerpt));
    item.append(words);
  }
  return item;
}

/** Turns `…<mark>…</mark>…` into nodes; nothing else in the excerpt can become markup. @param {string} excerpt */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/gu).map((part) => {
    const inner = /^<mark>(.*)<\/mark>$/u.exec(part);
    const text = (inner ? inner[1] : part)
      .replace(/&lt;/gu, "<")
      .replace(/&gt;/gu, ">")
      .replace(/&quot;/gu, '"')
      .replace(/&amp;/gu, "&");
    if (!inner) {
      return document.createTextNode(text);
    }
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
