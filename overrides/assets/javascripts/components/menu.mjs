/**
 * Where else can I go, on a phone and by keyboard? A real button for the theme's drawer.
 *
 * The theme opens its drawer by a check box and a label, which no key reaches; that way stays for pages without scripts.
 */

/** @param {HTMLElement} place */
export function mount(place) {
  const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
  const drawer = document.querySelector(".md-sidebar--primary");
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  if (!toggle || !drawer) {
    return;
  }
  drawer.id = "sb-drawer";
  button.setAttribute("aria-controls", drawer.id);
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    if (toggle.checked !== isOpen) {
      toggle.click();
    }
  };
  const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
  toggle.addEventListener("change", show);
  button.addEventListener("click", () => {
    open(!toggle.checked);
    if (toggle.checked) {
      /** @type {HTMLElement | undefined} */ (
        [...drawer.querySelectorAll("a")].find((link) => link.checkVisibility())
      )?.focus();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      open(false);
      button.focus();
    }
  });
  // Focus that goes on behind the drawer would be out of sight.
  drawer.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !drawer.contains(next) && !place.contains(next)) {
      open(false);
    }
  });
  // The page's own contents open by a label too; the theme presses it on Enter.
  const contents = drawer.querySelector("label[for=__toc]");
  contents?.setAttribute("role", "button");
  contents?.setAttribute("tabindex", "0");
  /** @type {HTMLElement} */ (place.querySelector("label")).hidden = true;
  button.hidden = false;
  show();
}
