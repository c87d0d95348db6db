/**
 * On which day does a time limit end, counted in China's days from the one after it began?
 */

import { dayKind } from "./opening-hours.mjs";

/** @typedef {import("./opening-hours.mjs").Calendar} Calendar */

const DAY = 86_400_000;
const PARTS = new Intl.DateTimeFormat("en-US", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
});
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** @param {Date} moment */
function partsOf(moment) {
  return Object.fromEntries(PARTS.formatToParts(moment).map((part) => [part.type, part.value]));
}

/**
 * Is the day worked? Nobody knows of years without a calendar.
 * @param {Calendar} calendar @param {Date} moment @returns {boolean | null}
 */
function isWorked(calendar, moment) {
  const { kind } = dayKind(calendar, moment);
  const isWeekend = ["Sat", "Sun"].includes(partsOf(moment).weekday);
  return kind === "unknown" ? null : kind === "work" || (kind === "plain" && !isWeekend);
}

/**
 * The last day of a limit that begins at a moment; null where a day that has to be counted lies outside the known years.
 * @param {Calendar} calendar @param {Date} begins @param {number} count @param {string} unit workday or day @returns {Date | null}
 */
function lastDay(calendar, begins, count, unit) {
  let day = begins;
  for (let counted = 0; counted < count;) {
    // China keeps one time all year, so a day is always as long.
    day = new Date(day.getTime() + DAY);
    const worked = unit === "day" || isWorked(calendar, day);
    if (worked === null) {
      return null;
    }
    counted += worked ? 1 : 0;
  }
  return day;
}

/** 2026年12月18日（星期五） @param {Date} moment */
function dayInWords(moment) {
  const { year, month, day, weekday } = partsOf(moment);
  return `${year}年${month}月${day}日（星期${"日一二三四五六"[WEEKDAYS.indexOf(weekday)]}）`;
}

/** @param {Calendar} calendar @param {Date} now @param {{event: string, count: number, unit: string}} limit */
export function limitInWords(calendar, now, { event, count, unit }) {
  const last = lastDay(calendar, now, count, unit);
  if (!last) {
    return "超出已知的节假日安排，请自己数。";
  }
  const counted = `从明天起数 ${count} ${unit === "workday" ? "个工作日" : "天"}`;
  const rest = isWorked(calendar, last) === false ? "这一天休息，是否顺延请问办理单位。" : "";
  return `今天${event}，最迟 ${dayInWords(last)}（${counted}）。${rest}`;
}
