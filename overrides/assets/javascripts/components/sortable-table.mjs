/**
 * In which order do the rows stand? Turns the headings of a table into buttons that sort by their column.
 */

/** @param {HTMLTableElement} table */
export function mount(table) {
  const body = table.tBodies[0];
  [...(table.tHead?.rows[0].cells ?? [])].forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sb-sort";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      const falling = cell.getAttribute("aria-sort") === "descending";
      table.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", falling ? "ascending" : "descending");
      const rows = [...body.rows].sort((one, other) => compare(one.cells[column], other.cells[column]));
      body.append(...(falling ? rows : rows.reverse()));
    });
  });
}

/** @param {HTMLElement} one @param {HTMLElement} other */
function compare(one, other) {
  const [a, b] = [one, other].map((cell) => (cell.textContent ?? "").replace(/[\s,%]/gu, ""));
  return Number(a) - Number(b) || a.localeCompare(b, "zh");
}
