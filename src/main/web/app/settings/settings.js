import { html, nothing } from 'lit';
import { MailSyncElement } from '../parts/element.js';
import { badgeStyles, statusBadge } from '../parts/status-badge.js';
import { wordsFor } from '../parts/problem.js';
import { month, monthStyles } from '../parts/month.js';
import { facts, progress } from './facts.js';
import { takeReturn } from './return-from-microsoft.js';
import { settingsStyles } from './settings-styles.js';
import '../parts/disable-dialog.js';
import './error-log.js';
import './error-panel.js';
import './never-record.js';
import './sign-in.js';
import './warning.js';

const CAN_DISABLE = new Set(['PENDING', 'ENABLED', 'ERROR', 'CONNECTION_ISSUE']);

/** A user's own settings page: `<mail-sync-settings api="…">`. */
export class MailSyncSettings extends MailSyncElement {
  static properties = {
    returnUrl: { type: String, attribute: 'return-url' },
    /** Why a sign-in was not completed, as the error log or the API has it. */
    failedSignIn: { state: true },
    confirming: { state: true },
  };

  static styles = [...super.styles, badgeStyles, settingsStyles, monthStyles];

  join() {
    const { ticket, error } = takeReturn();
    if (ticket) {
      this.confirm(ticket);
    }
    super.join();
    this.returnedWith = error;
  }

  /** The first call is the confirmation: what it answers is the connection. */
  async confirm(ticket) {
    this.confirming = true;
    try {
      await this.feed.instead(async () => {
        await this.tokenGiven();
        return this.feed.api.post('/mail-sync/connection/confirmation', { ticket });
      });
    } catch (failure) {
      this.failedSignIn = { title: this.words.signIn.failed, text: wordsFor(failure, this.words) };
    }
    this.confirming = false;
  }

  tokenGiven() {
    return this.token ? Promise.resolve() : new Promise((given) => (this.whenTokenGiven = given));
  }

  willUpdate(changes) {
    super.willUpdate(changes);
    if (this.token) {
      this.whenTokenGiven?.();
    }
    const { connection } = this.feed;
    if (this.returnedWith && connection) {
      this.explain(this.returnedWith);
      this.returnedWith = undefined;
    }
    if (connection && connection.status !== this.told) {
      this.told = connection.status;
      this.tell('mail-sync-status', { status: connection.status, colour: connection.colour, label: connection.label });
    }
  }

  /** The code in the address says little; the words stand in the error log. */
  async explain(code) {
    try {
      const { items } = await this.feed.api.get('/mail-sync/errors?limit=20');
      this.failedSignIn = { row: items.find((row) => !row.resolvedAt), title: this.words.signIn.failed, text: code };
    } catch {
      this.failedSignIn = { title: this.words.signIn.failed, text: code };
    }
  }

  render() {
    const { connection, failure } = this.feed;
    return html`<div class="stack">
      <h2 tabindex="-1">${this.words.title}</h2>
      ${connection ? this.connected(connection) : this.notYet(failure)}
    </div>`;
  }

  notYet(failure) {
    if (!failure) {
      const text = this.confirming ? this.words.signIn.confirming : this.words.loading;
      return html`<p class="row" role="status"><span class="wheel turning" aria-hidden="true"></span>${text}</p>`;
    }
    return html`<section class="box tight" role="alert">
      <h3>${this.words.failed.title}</h3>
      <p>${wordsFor(failure, this.words)}</p>
      <div><button type="button" class="button" @click=${() => this.feed.refresh()}>${this.words.tryAgain}</button></div>
    </section>`;
  }

  connected(connection) {
    return html`${this.away()} ${this.status(connection)} ${this.signInFailure(connection)} ${this.error(connection)}
      ${this.warnings(connection)}
      ${this.removal(connection)} ${facts(connection, this.words)} ${month(connection, this.words)} ${this.signIn(connection)}
      ${this.panels(connection)} ${this.disabling(connection)}`;
  }

  away() {
    const { feed } = this;
    const text = feed.isAway
      ? (navigator.onLine ? this.words.unreachable : this.words.offline)(feed.seenAt)
      : feed.failure && wordsFor(feed.failure, this.words);
    return html`<p role="status" class=${text ? 'box away' : ''}>${text || nothing}</p>`;
  }

  status({ status, colour, since }) {
    return html`<div class="tight" role="status">
      <p class="row">
        ${statusBadge(status, colour, this.words)}
        ${since ? html`<span class="muted"><time datetime=${since}>${this.words.since(since)}</time></span>` : nothing}
      </p>
      <p>${this.words.explained[status]}</p>
    </div>`;
  }

  signInFailure(connection) {
    if (!this.failedSignIn) {
      return nothing;
    }
    const { row, title, text } = this.failedSignIn;
    return row
      ? html`<mail-sync-part-error signingIn heading=${title} .error=${row} .connection=${connection}
          .words=${this.words} .feed=${this.feed}></mail-sync-part-error>`
      : html`<section class="box tight" role="alert"><h3>${title}</h3><p>${text}</p></section>`;
  }

  error(connection) {
    return connection.error
      ? html`<mail-sync-part-error .error=${connection.error} .connection=${connection} .words=${this.words}
          .feed=${this.feed} .returnUrl=${this.returnUrl}></mail-sync-part-error>`
      : nothing;
  }

  warnings({ warnings = [] }) {
    return warnings.map((it) => html`<mail-sync-part-warning .error=${it} .words=${this.words} .feed=${this.feed}>
    </mail-sync-part-warning>`);
  }

  removal({ removal }) {
    if (!removal) {
      return nothing;
    }
    const words = this.words.removal;
    return html`<p class="tight" role="status">${removal.doneAt
      ? words.receipt(removal.removed, removal.doneAt)
      : progress(words.label, removal.removed, removal.total, words.progress(removal.removed, removal.total))}</p>`;
  }

  signIn({ status }) {
    return status === 'NOT_CONFIGURED'
      ? html`<section class="box stack" aria-labelledby="connect">
          <h3 id="connect">${this.words.signIn.title}</h3>
          <mail-sync-part-sign-in .words=${this.words} .feed=${this.feed} .returnUrl=${this.returnUrl}></mail-sync-part-sign-in>
        </section>`
      : nothing;
  }

  panels(connection) {
    return html`<div class="panels">
      ${connection.status === 'ENABLED' && !connection.sendingEnabled
        ? html`<details><summary>${this.words.signIn.allowSending}</summary>
            <mail-sync-part-sign-in again toSend .words=${this.words} .feed=${this.feed} .returnUrl=${this.returnUrl}>
            </mail-sync-part-sign-in></details>`
        : nothing}
      <mail-sync-part-error-log .words=${this.words} .feed=${this.feed} .connection=${connection}></mail-sync-part-error-log>
      <mail-sync-part-never-record .words=${this.words} .feed=${this.feed}></mail-sync-part-never-record>
    </div>`;
  }

  disabling({ status, counts }) {
    const kept = status === 'NOT_CONFIGURED' && counts.recorded > 0;
    const words = this.words.disable;
    return html`${kept || CAN_DISABLE.has(status)
        ? html`<div class="row">
            ${kept ? html`<p>${words.kept(counts.recorded)}</p>` : nothing}
            <button type="button" class="button danger" @click=${() => this.dialog.open()}>
              ${kept ? words.removeKept : words.button}</button>
          </div>`
        : nothing}
      <mail-sync-part-disable ?removeOnly=${kept} .words=${this.words} .feed=${this.feed}
        @disabled=${(event) => this.disabled(event.detail.connection)}></mail-sync-part-disable>`;
  }

  get dialog() {
    return this.renderRoot.querySelector('mail-sync-part-disable');
  }

  disabled(connection) {
    this.failedSignIn = undefined;
    this.feed.show(connection);
    this.feed.hurry();
    // The button that the focus would go back to may be gone.
    this.renderRoot.querySelector('h2').focus();
  }
}
