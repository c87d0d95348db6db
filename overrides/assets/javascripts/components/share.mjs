/**
 * How does a page reach somebody else? Copies its address, and hands it to the phone's own sharing where there is one.
 *
 * `data-href` is what is shared; without it the page itself, without what stands behind its address.
 */

/** @param {HTMLButtonElement} button */
export function mount(button) {
  const words = button.textContent ?? "";
  const address = () => new URL(button.dataset.href ?? location.pathname, location.href).href;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address());
      button.textContent = "已复制";
      setTimeout(() => (button.textContent = words), 2000);
    } catch {
      offer(button, address());
    }
  });
  if (typeof navigator.share === "function") {
    const share = Object.assign(document.createElement("button"), {
      type: "button",
      className: "sb-button",
      textContent: "分享",
    });
    // Whoever closes the phone's sheet has changed their mind; that is no error.
    share.addEventListener("click", () => navigator.share({ title: document.title, url: address() }).catch(() => {}));
    button.after(" ", share);
  }
}

/** Some browsers let nobody write to the clipboard: then the address stands there to be copied by hand. @param {HTMLElement} button @param {string} address */
function offer(button, address) {
  let field = /** @type {HTMLInputElement | null} */ (button.parentElement?.querySelector(".sb-share__address"));
  if (!field) {
    field = Object.assign(document.createElement("input"), { className: "sb-share__address", readOnly: true });
    field.setAttribute("aria-label", "请长按或按 Ctrl+C 复制这个链接");
    button.after(field);
  }
  field.value = address;
  field.select();
}
