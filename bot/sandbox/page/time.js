// @ts-check
// Moments in words, as Discord shows them: https://docs.discord.com/developers/reference#message-formatting-formats

/** @import { Snowflake } from "./payloads" */

const EPOCH = 1_420_070_400_000n; // milliseconds, of snowflakes
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
/** @type {Record<string, Intl.DateTimeFormatOptions | undefined>} */
const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

let language = "en";

/**
 * The language of the person at the page: Discord writes moments in it, whatever a message is written in.
 * @param {string} locale
 */
export function speak(locale) {
  language = locale;
}

/**
 * @param {number} unix - seconds
 * @param {string} style - one of tTdDfFR
 */
export function inWords(unix, style) {
  if (Number.isNaN(new Date(unix * 1000).getTime())) return "Invalid Date"; // beyond what a Date holds
  if (style !== "R") return new Intl.DateTimeFormat(language, STYLES[style] ?? STYLES.f).format(unix * 1000);
  const seconds = Math.round(unix - Date.now() / 1000);
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(language, { numeric: "always" }).format(Math.trunc(seconds / length), unit);
}

/** @param {Snowflake} snowflake */
export const momentOf = (snowflake) => Number((BigInt(snowflake) >> 22n) + EPOCH);

/** @param {Snowflake} snowflake */
export function sentAt(snowflake) {
  const moment = new Date(momentOf(snowflake));
  const clock = new Intl.DateTimeFormat(language, STYLES.t).format(moment);
  if (moment.toDateString() === new Date().toDateString()) return clock;
  return `${new Intl.DateTimeFormat(language, STYLES.d).format(moment)} ${clock}`;
}

// Timestamps that say how long something takes count by themselves.
setInterval(() => {
  /** @type {NodeListOf<HTMLElement>} */
  const counting = document.querySelectorAll('time[data-style="R"]');
  for (const element of counting) {
    const words = inWords(Number(element.dataset.unix), "R");
    if (element.textContent !== words) element.textContent = words;
  }
}, 500);
