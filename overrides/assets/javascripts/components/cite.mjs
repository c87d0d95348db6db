/**
 * How is a clause cited? Gives every numbered clause a button that copies 《标准名》(2026 版) 5.2.1 and a link that stays.
 *
 * The link is the clause's standing address, or on an edition that is not the one of today its place in that edition.
 */

/** @param {HTMLElement} edition */
export function mount(edition) {
  const said = document.createElement("p");
  said.className = "sb-hidden";
  said.setAttribute("role", "status");
  edition.append(said);
  for (const clause of edition.querySelectorAll(".sb-clause")) {
    const tools = clause.querySelector(".sb-clause__tools");
    if (!tools || !navigator.clipboard) {
      continue;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sb-clause__cite";
    button.textContent = "引用";
    const citation = cite(edition, clause);
    button.setAttribute("aria-label", `复制引用：${citation.split("\n")[0]}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(citation);
      button.textContent = "已复制";
      said.textContent = "已复制引用";
      setTimeout(() => (button.textContent = "引用"), 2000);
    });
    tools.prepend(button);
  }
}

/** @param {HTMLElement} edition @param {Element} clause */
function cite(edition, clause) {
  const { title = "", edition: year = "", lasting = "", standing = "" } = edition.dataset;
  const number = clause.getAttribute("data-number") ?? "";
  const link = new URL(standing ? `${standing}${clause.id}/` : `${lasting}#${clause.id}`, location.href).href;
  return `《${title}》${year ? `(${year} 版)` : ""}${number ? ` ${number}` : ""}\n${link}`;
}
