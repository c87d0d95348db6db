/**
 * Is a week of open intervals open at a moment, in China's time, and when does that change?
 *
 * A week is the intervals of Monday to Sunday in minutes from midnight.
 */

const DAY = 1440;
const WEEK = 7 * DAY;
const NAMES = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const CHINA = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Minutes since Monday 00:00 in China. @param {Date} moment */
export function minuteOfWeek(moment) {
  const parts = Object.fromEntries(CHINA.formatToParts(moment).map((part) => [part.type, part.value]));
  return WEEKDAYS.indexOf(parts.weekday) * DAY + Number(parts.hour) * 60 + Number(parts.minute);
}

/** Joins intervals that touch at midnight. @param {number[][][]} week @returns {[number, number][]} */
function spans(week) {
  /** @type {[number, number][]} */
  const joined = [];
  week.forEach((day, number) =>
    day.forEach(([from, to]) => {
      const last = joined.at(-1);
      if (last && last[1] === number * DAY + from) {
        last[1] = number * DAY + to;
      } else {
        joined.push([number * DAY + from, number * DAY + to]);
      }
    }),
  );
  return joined;
}

/** @param {number} minute @param {number} now */
function when(minute, now) {
  const at = minute % WEEK;
  const clock = `${String(Math.floor((at % DAY) / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const days = Math.floor(minute / DAY) - Math.floor(now / DAY);
  return `${["今天", "明天"][days] ?? NAMES[Math.floor(at / DAY)]} ${clock}`;
}

/** @param {number[][][]} week @param {number} now minutes since Monday 00:00 @returns {{open: boolean, words: string}} */
export function stateAt(week, now) {
  // Two weeks in a row, so that what lies over Sunday's midnight is one interval.
  const open = spans([...week, ...week]);
  const current = open.find(([from, to]) => from <= now && now < to);
  if (current) {
    const always = current[1] - current[0] >= 2 * WEEK;
    return { open: true, words: `● 现在开放 · ${always ? "全天" : `${when(current[1], now)} 关门`}` };
  }
  const next = open.find(([from]) => from > now);
  return { open: false, words: `○ 已休息${next ? ` · ${when(next[0], now)} 开门` : ""}` };
}

/** @typedef {Record<string, {off: Record<string, string>, work: string[]}>} Calendar */

const DATE = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });

/**
 * What kind of day is it in China: a public holiday (with its name), a weekend day that is worked, or neither?
 * Years that the calendar does not know are unknown.
 * @param {Calendar} calendar @param {Date} moment @returns {{kind: "off" | "work" | "plain" | "unknown", name: string}}
 */
export function dayKind(calendar, moment) {
  const day = DATE.format(moment);
  const year = calendar[day.slice(0, 4)];
  if (!year) {
    return { kind: "unknown", name: "" };
  }
  if (day in year.off) {
    return { kind: "off", name: year.off[day] };
  }
  return { kind: year.work.includes(day) ? "work" : "plain", name: "" };
}
