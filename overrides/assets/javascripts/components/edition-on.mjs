/**
 * Which edition applied on a day? Answers the form, and `?on=YYYY-MM-DD` in the address of a standard, by leading there.
 */

/** @param {HTMLFormElement} form */
export function mount(form) {
  /** @type {[string, string, string][]} */
  const periods = JSON.parse(form.dataset.periods ?? "[]");
  const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("on"));
  form.hidden = false;

  /** @param {string} day */
  const edition = (day) => periods.find(([since, until]) => since <= day && (!until || day <= until))?.[2];

  /** @param {string} day @param {"assign" | "replace"} way */
  function lead(day, way) {
    const found = edition(day);
    if (found) {
      location[way](new URL(`${form.dataset.base}${found}/${location.hash}`, location.href));
    } else {
      said.textContent = `${day} 还没有适用的版本`;
      form.closest("details")?.setAttribute("open", "");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    lead(field.value, "assign");
  });
  const asked = new URLSearchParams(location.search).get("on") ?? "";
  if (/^\d{4}-\d{2}-\d{2}$/u.test(asked)) {
    field.value = asked;
    lead(asked, "replace");
  }
}
