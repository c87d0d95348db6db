/**
 * Which rows fit the choices of the form? Hides the others, keeps the choices in the address, says how many are left.
 */

/** @param {HTMLFormElement} form */
export function mount(form) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(form.dataset.list ?? "")]);
  const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  form.hidden = false;

  function read() {
    const chosen = new URLSearchParams(location.search);
    for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
      if (field.name) {
        field.value = chosen.get(field.name) ?? "";
      }
    }
  }

  function choices() {
    return [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);
  }

  function show() {
    const chosen = choices();
    let left = 0;
    let samples = 0;
    for (const row of rows) {
      row.hidden = !chosen.every(([name, value]) => fits(row.dataset[name] ?? "", name, value));
      left += Number(!row.hidden && !("sample" in row.dataset));
      samples += Number(!row.hidden && "sample" in row.dataset);
    }
    for (const group of document.querySelectorAll(".sb-series")) {
      /** @type {HTMLElement} */ (group).hidden = !group.querySelector(`${form.dataset.list}:not([hidden])`);
    }
    const also = samples ? `，另有示例 ${samples} 份` : "";
    said.textContent = left + samples ? `${left} 份${also}` : "没有符合的，请少选一项或换个词。";
  }

  form.addEventListener("input", () => {
    const query = new URLSearchParams(choices()).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    read();
    show();
  });
  read();
  show();
}

/** @param {string} text @param {string} name @param {string} value */
function fits(text, name, value) {
  if (name === "words") {
    return value
      .toLowerCase()
      .split(/\s+/u)
      .every((word) => text.toLowerCase().includes(word));
  }
  return name === "lines" ? text.split(" ").includes(value) : text === value;
}
