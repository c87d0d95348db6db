/**
 * On which day is this paper printed? In China's time, as every date of this site.
 */

/** @returns {string} Such as 打印于 2026年11月24日. */
export function printedOn() {
  const today = new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "Asia/Shanghai" }).format(new Date());
  return `打印于 ${today}`;
}
