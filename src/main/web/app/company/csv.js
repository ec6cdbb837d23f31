const LINE_END = '\r\n';

/** What spreadsheets would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** @param rows of values, by RFC 4180; the first one names the columns */
export function csv(rows) {
  return rows.map((row) => row.map(field).join(',')).join(LINE_END) + LINE_END;
}

function field(value) {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What an administrator keeps of the table; times as the API has them. */
export function mailboxesAsCsv(items, words) {
  const texts = words.company.columns;
  const rows = items.map((item) => [
    item.user,
    item.mailbox,
    words.status[item.status],
    item.since,
    item.lastSyncedAt,
    item.completeUpTo,
    item.place,
    item.error?.code,
    item.error?.remedy,
    item.month.emails.reduce((sum, emails) => sum + emails, 0),
    item.latency && item.latency.p50Millis / 1000,
  ]);
  return csv([texts, ...rows]);
}

/** Has the browser save a text as a file. */
export function save(name, text) {
  const link = document.createElement('a');
  // Excel takes a file without this mark for one in its own encoding.
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
