/**
 * What hangs at the door? Shows the station's name, hours, phones and code as one landscape page to print.
 *
 * The plate is made of what the page says, lives at `?print=plate`, and back leads to the page again.
 */

const QUERY = "print";

/** @param {HTMLButtonElement} button */
export function mount(button) {
  const page = /** @type {HTMLElement} */ (button.closest(".sb-page"));
  /** @type {HTMLElement[]} */
  let shown = [];
  const sheet = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: new URL("../../stylesheets/plate.css", import.meta.url).href,
  });
  const show = () => {
    const wanted = new URLSearchParams(location.search).get(QUERY) === "plate";
    shown.forEach((one) => one.remove());
    shown = wanted ? [bar(), plate(page, button.dataset.tier ?? "")] : [];
    page.append(...shown);
    if (wanted) {
      document.head.append(sheet);
    } else {
      sheet.remove();
    }
    page.classList.toggle("sb-page--plate", wanted);
    if (wanted) {
      scrollTo(0, 0);
    }
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    history.pushState(null, "", `?${QUERY}=plate`);
    show();
    shown[0].querySelector("button")?.focus();
  });
  addEventListener("popstate", show);
  show();
}

function bar() {
  const made = Object.assign(document.createElement("p"), { className: "sb-actions sb-plate-bar sb-no-print" });
  const print = Object.assign(document.createElement("button"), {
    type: "button",
    className: "sb-button sb-button--primary",
    textContent: "打印门牌",
  });
  const back = Object.assign(document.createElement("a"), {
    className: "sb-button",
    href: location.pathname,
    textContent: "回到站点页",
  });
  const words = Object.assign(document.createElement("span"), {
    className: "sb-quiet sb-small",
    textContent: "A4 横向一页。统一标识以当地民政部门的规定为准，这里不带任何徽标。",
  });
  print.addEventListener("click", () => globalThis.print());
  made.append(print, back, words);
  return made;
}

/** @param {HTMLElement} page @param {string} tier */
function plate(page, tier) {
  const heading = /** @type {HTMLElement} */ (page.querySelector("h1"));
  const made = Object.assign(document.createElement("section"), { className: "sb-plate" });
  made.setAttribute("aria-label", "门牌");
  const top = Object.assign(document.createElement("p"), { className: "sb-plate__tier", textContent: `${tier} ` });
  const sample = heading.querySelector(".sb-sample");
  if (sample) {
    top.append(sample.cloneNode(true));
  }
  const name = Object.assign(document.createElement("h2"), {
    className: "sb-plate__name",
    textContent: heading.firstChild?.textContent?.trim() ?? "",
  });
  const foot = Object.assign(document.createElement("div"), { className: "sb-plate__foot" });
  const words = Object.assign(document.createElement("dl"), { className: "sb-plate__words" });
  for (const fact of page.querySelectorAll("[data-fact=hours], [data-fact=phone]")) {
    const row = /** @type {HTMLElement} */ (fact.cloneNode(true));
    row.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    words.append(row);
  }
  foot.append(words, ...code(page));
  made.append(top, name, foot);
  return made;
}

/** @param {HTMLElement} page @returns {HTMLElement[]} the code with its words; where the site does not know its address, the id */
function code(page) {
  const drawn = page.querySelector(".sb-qr--paper svg");
  const box = Object.assign(document.createElement("div"), { className: "sb-plate__code" });
  if (!drawn) {
    box.append(page.querySelector(".sb-paper-id")?.textContent ?? "");
    return [box];
  }
  const copy = /** @type {Element} */ (drawn.cloneNode(true));
  copy.querySelector("[id]")?.removeAttribute("id");
  box.append(copy, "扫码看服务和时间");
  return [box];
}
