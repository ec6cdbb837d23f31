import { html, nothing } from 'lit';
import { dateTime } from '../format.js';

/** What is known of the mailbox: how complete it is, and what is under way. */
export function facts(connection, words) {
  const rows = [
    mailbox(connection, words),
    waiting(connection, words),
    completeUpTo(connection, words),
    lastSync(connection, words),
    folders(connection, words),
    historyImport(connection, words),
    quota(connection, words),
    recorded(connection, words),
    skipped(connection, words),
    speed(connection, words),
    sending(connection, words),
  ].filter(Boolean);
  if (rows.length === 0) {
    return nothing;
  }
  return html`<section class="tight" aria-labelledby="facts">
    <h3 id="facts">${words.facts.title}</h3>
    <dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${connection.notifications?.mode === 'POLLING' ? html`<p class="muted small">${words.facts.polling}</p>` : nothing}
    ${gap(connection, words)}
  </section>`;
}

export function instant(at) {
  return html`<time datetime=${at}>${dateTime(at)}</time>`;
}

/** A bar, with the words that say the same. */
export function progress(label, done, total, words) {
  return html`<progress aria-label=${label} max=${Math.max(total, 1)} .value=${total === 0 ? 0 : done}></progress>
    <span class="small">${words}</span>`;
}

function mailbox({ mailbox: address }, words) {
  return address && [words.facts.mailbox, html`<span class="address">${address}</span>`];
}

function waiting({ pending }, words) {
  return pending && [words.facts.waiting, words.facts.position(pending.place, pending.limit, pending.inUse)];
}

function completeUpTo({ completeUpTo: at }, words) {
  return at && [words.facts.completeUpTo, instant(at)];
}

function lastSync({ lastSyncedAt }, words) {
  return lastSyncedAt && [words.facts.lastSynced, instant(lastSyncedAt)];
}

function folders({ folders: found }, words) {
  return found && [words.facts.folders, words.facts.foldersListed(found.listed)];
}

function historyImport({ status, history }, words) {
  const texts = words.facts;
  if (!history || status === 'PENDING') {
    return undefined;
  }
  if (history.done) {
    return history.imported > 0 && [texts.history, texts.historyDone(history.imported)];
  }
  // What was recorded before the import paused was looked at, too.
  const lookedAt = Math.max(history.lookedAt, history.imported);
  return [
    texts.history,
    history.total === 0
      ? texts.historyStarting
      : progress(texts.history, lookedAt, history.total, texts.historyProgress(lookedAt, history.total, history.imported)),
  ];
}

function quota({ status, quota: today }, words) {
  const texts = words.facts;
  if (today?.limit === undefined || status === 'PENDING') {
    return undefined;
  }
  const then = today.deferred > 0
    ? html`<span class="small">${texts.quotaReached(today.deferred, today.resetsAt)}</span>`
    : html`<span class="muted small">${texts.quotaResets(today.resetsAt)}</span>`;
  return [texts.quota, html`${progress(texts.quota, today.used, today.limit, texts.quotaUsed(today.used, today.limit))} ${then}`];
}

function recorded({ counts }, words) {
  return counts.recorded > 0 && [words.facts.recorded, words.facts.emails(counts.recorded)];
}

/** The privacy receipt: what was looked at, and why no more than that. Drafts are no email yet. */
function skipped({ counts }, words) {
  const reasons = Object.entries(counts.leftOut).filter(([reason]) => reason !== 'DRAFT').sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  const total = reasons.reduce((sum, [, n]) => sum + n, 0);
  return total > 0 && [
    words.facts.skipped,
    html`<span>${words.facts.receipt(total, reasons.map(([reason, n]) => words.facts.reason(n, reason)))}</span>
      <span class="muted small">${words.facts.privacy}</span>`,
  ];
}

/** Only while it holds. */
function speed({ status, latency }, words) {
  return status === 'ENABLED' && latency && [
    words.facts.speed,
    html`<span>${words.facts.median(words.duration(latency.p50Millis))}</span>
      <span class="muted small">${words.facts.nearlyAll(words.duration(latency.p95Millis))}</span>`,
  ];
}

function sending({ status, sendingEnabled }, words) {
  return status === 'ENABLED' && [words.facts.sending, sendingEnabled ? words.facts.sendingOn : words.facts.sendingOff];
}

function gap({ gap: last }, words) {
  return last ? html`<p class="muted small">${words.facts.gap(last.from, last.to, last.recovered)}</p>` : nothing;
}
