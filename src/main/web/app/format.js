// How the browser's user writes numbers and times; the words around them are in messages/.
const integer = new Intl.NumberFormat();
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const withYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
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
