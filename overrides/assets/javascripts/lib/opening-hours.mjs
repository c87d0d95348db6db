/**
 * Is a week of open intervals open at a moment, in China's time, and when does that change?
 *
 * A week is the intervals of Monday to Sunday in minutes from midnight.
 */

const DAY = 1440;
const WEEK = 7 * DAY;
// A pause that begins about noon is lunch; one in the night, or one that lasts into the evening, is not.
const LUNCH = { from: 10 * 60 + 30, to: 14 * 60, until: 16 * 60 };
const NAMES = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
// China is eight hours ahead, without summer time since 1991; clocks of Intl took 50 ms of the finder's start.
const AHEAD = 8 * 3600 * 1000;

/** The same moment as a clock in China shows it, to be read by the UTC methods. @param {Date} moment */
function inChina(moment) {
  return new Date(moment.getTime() + AHEAD);
}

/** Minutes since Monday 00:00 in China. @param {Date} moment */
export function minuteOfWeek(moment) {
  const clock = inChina(moment);
  return ((clock.getUTCDay() + 6) % 7) * DAY + clock.getUTCHours() * 60 + clock.getUTCMinutes();
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
  const days = Math.floor(minute / DAY) - Math.floor(now / DAY);
  return `${["今天", "明天"][days] ?? NAMES[Math.floor((minute % WEEK) / DAY)]} ${clockOf(minute)}`;
}

/** @param {number} minute */
function clockOf(minute) {
  return `${String(Math.floor((minute % DAY) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
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
  const before = open.filter(([, to]) => to <= now).at(-1);
  const next = open.find(([from]) => from > now);
  if (before && next && isLunch(before[1], next[0], now)) {
    return { open: false, words: `◐ 午休 · ${clockOf(next[0])} 开门` };
  }
  return { open: false, words: `○ 已休息${next ? ` · ${when(next[0], now)} 开门` : ""}` };
}

/** Whether the pause from one opening of today to the next is lunch. @param {number} from @param {number} until @param {number} now */
function isLunch(from, until, now) {
  const midnight = Math.floor(now / DAY) * DAY;
  const [left, back] = [from - midnight, until - midnight];
  return left >= LUNCH.from && left <= LUNCH.to && back <= LUNCH.until;
}

/** @typedef {Record<string, {off: Record<string, string>, work: string[]}>} Calendar */

/**
 * What kind of day is it in China: a public holiday (with its name), a weekend day that is worked, or neither?
 * Years that the calendar does not know are unknown.
 * @param {Calendar} calendar @param {Date} moment @returns {{kind: "off" | "work" | "plain" | "unknown", name: string}}
 */
export function dayKind(calendar, moment) {
  const day = inChina(moment).toISOString().slice(0, 10);
  const year = calendar[day.slice(0, 4)];
  if (!year) {
    return { kind: "unknown", name: "" };
  }
  if (day in year.off) {
    return { kind: "off", name: year.off[day] };
  }
  return { kind: year.work.includes(day) ? "work" : "plain", name: "" };
}
