/**
 * Which components does this page hold? Mounts each `[data-module]` with the component of that name.
 *
 * A component is a module `components/<name>.mjs` that exports `mount(element)`. Pages work without any of
 * them. Under instant navigation Material publishes `document$`, and new pages are mounted as they arrive.
 */

/** Marks the element when its component has begun, so that it begins once, and when it stands. @param {Element} element */
async function mount(element) {
  element.setAttribute("data-mounting", "");
  const component = await import(`./components/${element.getAttribute("data-module")}.mjs`);
  await component.mount(element);
  element.setAttribute("data-mounted", "");
}

/** One component that fails leaves the others working; its error still reaches the console. @param {ParentNode} root */
function mountAll(root) {
  for (const element of root.querySelectorAll("[data-module]:not([data-mounting])")) {
    mount(element);
  }
}

/** Lets the keyboard reach, and so scroll, a table that is wider than its column; the theme wraps tables for that. */
function reachWideTables() {
  for (const wrap of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-typeset__scrollwrap"))) {
    wrap.toggleAttribute("tabindex", wrap.scrollWidth > wrap.clientWidth);
    if (wrap.hasAttribute("tabindex")) wrap.tabIndex = 0;
  }
}

/** @type {{subscribe: (next: () => void) => void} | undefined} */
const pages = /** @type {any} */ (globalThis).document$;
if (pages) {
  pages.subscribe(() => {
    mountAll(document);
    reachWideTables();
  });
  addEventListener("resize", reachWideTables);
} else {
  mountAll(document);
}
