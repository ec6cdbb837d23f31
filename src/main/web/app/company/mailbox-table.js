import { html, nothing } from 'lit';
import { instant } from '../settings/facts.js';
import { monthStrip } from '../parts/month.js';
import { statusBadge } from '../parts/status-badge.js';

const CAN_DISABLE = new Set(['PENDING', 'ENABLED', 'ERROR', 'CONNECTION_ISSUE']);
const DAY = 24 * 3600_000;

/**
 * Every mailbox with its status, its month and how to fix it.
 *
 * @param order `{by, down}`: the column that it is sorted by
 * @param actions `disable(user)` and `sort(column)`
 */
export function mailboxTable(items, order, words, api, actions) {
  const texts = words.company;
  const columns = [
    ['user', texts.user],
    ['status', texts.status],
    ['lastSync', texts.lastSync],
    ['speed', texts.speed],
    [undefined, words.month.title],
    [undefined, texts.actions],
  ];
  return html`<div role="region" tabindex="0" aria-label=${texts.mailboxes} class="scroll"><table>
    <caption class="hidden">${texts.mailboxes}</caption>
    <thead><tr>${columns.map(([by, name]) => header(by, name, order, actions))}</tr></thead>
    <tbody>${items.map((item) => row(item, words, api, actions))}</tbody>
  </table></div>`;
}

function header(by, name, order, { sort }) {
  if (!by) {
    return html`<th scope="col">${name}</th>`;
  }
  const sorted = order.by === by;
  return html`<th scope="col" aria-sort=${sorted ? (order.down ? 'descending' : 'ascending') : nothing}>
    <button type="button" class="plain" @click=${() => sort(by)}>${name}
      <span aria-hidden="true">${sorted ? (order.down ? '▼' : '▲') : ''}</span></button></th>`;
}

export function moreAbout({ code, title }, words, api) {
  return html`<a href=${api.troubleshooting(code)} target="_blank" rel="noopener"
    aria-label=${words.error.moreAbout(title)}>${words.error.more}</a>`;
}

function row(item, words, api, { disable }) {
  const texts = words.company;
  return html`<tr>
    <th scope="row">${item.user}<span class="address">${item.mailbox}</span></th>
    <td data-name=${texts.status}>${status(item, words, api)}</td>
    <td data-name=${texts.lastSync}>${item.lastSyncedAt ? instant(item.lastSyncedAt) : texts.never}</td>
    <td data-name=${texts.speed}>${item.latency ? words.duration(item.latency.p50Millis) : nothing}</td>
    <td data-name=${words.month.title}>${monthStrip(days(item.month), words)}</td>
    <td data-name=${texts.actions}>${CAN_DISABLE.has(item.status)
      ? html`<button type="button" class="plain" aria-label=${texts.disableUser(item.user)}
          @click=${() => disable(item.user)}>${texts.disable}</button>`
      : nothing}</td>
  </tr>`;
}

function days({ from, worst, emails }) {
  const first = Date.parse(from);
  return emails.map((count, i) => ({
    date: new Date(first + i * DAY).toISOString().slice(0, 10),
    emails: count,
    worst: worst[i] ?? undefined,
  }));
}

function status(item, words, api) {
  return html`<div class="tight">
    ${statusBadge(item.status, item.colour, words)}
    ${item.since ? html`<span class="small muted">${words.since(item.since)}</span>` : nothing}
    ${item.place ? html`<span class="small">${words.company.position(item.place)}</span>` : nothing}
    ${item.error ? remedy(item.error, words, api) : nothing}
  </div>`;
}

function remedy(error, words, api) {
  return html`<div class="tight remedy"><strong>${error.title}</strong><span>${error.remedy}</span>
    <span class="small">${moreAbout(error, words, api)}</span></div>`;
}
