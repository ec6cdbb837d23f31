// How the browser's user writes numbers and times; the words around them are in messages/.
const integer = new Intl.NumberFormat();
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const withYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
// A date of the company's time zone has no time that a zone could move.
const dateOnly = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const timeOnly = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

const HALF_A_YEAR = 183 * 24 * 3600_000;

export function number(value) {
  return integer.format(value);
}

export function dateTime(instant) {
  const date = new Date(instant);
  return (Math.abs(date - Date.now()) > HALF_A_YEAR ? withYear : dayAndTime).format(date);
}

export function time(instant) {
  return timeOnly.format(new Date(instant));
}

/** @param day such as 2026-11-28 */
export function date(day) {
  return dateOnly.format(new Date(day));
}

/** In the largest unit that has a whole number of at least one: "2 seconds", "15 minutes". */
export function duration(millis, locale) {
  const seconds = Math.max(1, Math.round(millis / 1000));
  const [unit, size] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]].find(
    ([, length]) => seconds >= length && seconds % length === 0);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size);
}
