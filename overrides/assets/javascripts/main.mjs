/**
 * Which components does this page hold? Mounts each `[data-module]` with the component of that name.
 *
 * A component is a module `components/<name>.mjs` that exports `mount(element)`. Pages work without any of
 * them. Under instant navigation Material publishes `document$`, and new pages are mounted as they arrive.
 */

/** @param {ParentNode} root */
async function mountAll(root) {
  for (const element of root.querySelectorAll("[data-module]:not([data-mounted])")) {
    element.setAttribute("data-mounted", "");
    const name = element.getAttribute("data-module");
    const component = await import(`./components/${name}.mjs`);
    component.mount(element);
  }
}

/** @type {{subscribe: (next: () => void) => void} | undefined} */
const pages = globalThis.document$;
if (pages) {
  pages.subscribe(() => mountAll(document));
} else {
  mountAll(document);
}
