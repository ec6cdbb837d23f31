import { html, nothing } from 'lit';
import { instant } from '../settings/facts.js';
import { statusBadge } from '../parts/status-badge.js';

const CAN_DISABLE = new Set(['PENDING', 'ENABLED', 'ERROR', 'CONNECTION_ISSUE']);

/** Every mailbox with its status and remedy; @param disable what the button beside it does, with the user */
export function mailboxTable(items, words, api, disable) {
  const texts = words.company;
  const columns = [texts.user, texts.status, texts.lastSync, texts.fix, texts.actions];
  return html`<div role="region" tabindex="0" aria-label=${texts.mailboxes} class="scroll"><table>
    <caption class="hidden">${texts.mailboxes}</caption>
    <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${items.map((item) => row(item, words, api, disable))}</tbody>
  </table></div>`;
}

export function moreAbout({ code, title }, words, api) {
  return html`<a href=${api.troubleshooting(code)} target="_blank" rel="noopener"
    aria-label=${words.error.moreAbout(title)}>${words.error.more}</a>`;
}

function row(item, words, api, disable) {
  const texts = words.company;
  return html`<tr>
    <th scope="row">${item.user}<span class="address">${item.mailbox}</span></th>
    <td data-name=${texts.status}>${status(item, words)}</td>
    <td data-name=${texts.lastSync}>${item.lastSyncedAt ? instant(item.lastSyncedAt) : texts.never}</td>
    <td data-name=${texts.fix}>${item.error ? remedy(item.error, words, api) : nothing}</td>
    <td data-name=${texts.actions}>${CAN_DISABLE.has(item.status)
      ? html`<button type="button" class="plain" aria-label=${texts.disableUser(item.user)}
          @click=${() => disable(item.user)}>${texts.disable}</button>`
      : nothing}</td>
  </tr>`;
}

function status(item, words) {
  return html`<div class="tight">
    ${statusBadge(item.status, item.colour, words)}
    ${item.since ? html`<span class="small muted">${words.since(item.since)}</span>` : nothing}
    ${item.place ? html`<span class="small">${words.company.position(item.place)}</span>` : nothing}
  </div>`;
}

function remedy(error, words, api) {
  return html`<div class="tight"><strong>${error.title}</strong><span>${error.remedy}</span>
    <span class="small">${moreAbout(error, words, api)}</span></div>`;
}
