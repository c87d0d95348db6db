/** How does the reader get a file that this page made? As a download; nothing leaves the browser. */

/** @param {string} name @param {string} content @param {string} type */
export function saveFile(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name.replace(/[\\/:*?"<>|]/gu, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
