import { html, nothing } from 'lit';
import { MailSyncElement } from '../parts/element.js';
import { badgeStyles } from '../parts/status-badge.js';
import { wordsFor } from '../parts/problem.js';
import { Poller } from '../poller.js';
import { number } from '../format.js';
import { companyStyles } from './company-styles.js';
import { mailboxTable, moreAbout } from './mailbox-table.js';
import '../parts/disable-dialog.js';

const QUIET = 60_000;

/** What administrators see of their company: `<mail-sync-company api="…">`. */
export class MailSyncCompany extends MailSyncElement {
  static properties = {
    overview: { state: true },
    failure: { state: true },
    filter: { state: true },
    leaving: { state: true },
    said: { state: true },
  };

  static styles = [...super.styles, badgeStyles, companyStyles];

  constructor() {
    super();
    this.pages = 1;
    this.poller = new Poller(() => this.load(), () => (this.refresh ? this.refresh * 1000 : QUIET));
  }

  /** The overview is its own to ask for; the connection of whoever looks at it is not needed. */
  join() {
    this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.poller.stop();
  }

  updated(changes) {
    if (changes.has('token')) {
      this.begin();
    }
  }

  begin() {
    if (this.isConnected && this.feed.api.token && !this.poller.running) {
      this.poller.start();
    }
  }

  /** As many pages as are shown, so that a refresh takes nothing away. */
  async load() {
    try {
      let page = await this.page();
      const items = [...page.items];
      const { limit, inUse, waiting, billed, statuses, causes } = page;
      for (let n = 1; n < this.pages && page.next; n++) {
        page = await this.page(page.next);
        items.push(...page.items);
      }
      this.overview = { limit, inUse, waiting, billed, statuses, causes: causes ?? [], items, next: page.next };
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure;
      throw failure;
    }
  }

  page(cursor) {
    const query = new URLSearchParams({ limit: 50 });
    if (cursor) {
      query.set('cursor', cursor);
    }
    if (this.filter) {
      query.set('status', this.filter);
    }
    return this.feed.api.get(`/company/mail-sync?${query}`);
  }

  render() {
    const words = this.words.company;
    return html`<div class="stack">
      <h2>${words.title}</h2>
      <p role="status" class=${this.failure && this.overview ? 'box' : ''}>${this.failure && this.overview
        ? wordsFor(this.failure, this.words)
        : nothing}</p>
      ${this.overview ? this.content(words) : this.notYet()}
    </div>`;
  }

  notYet() {
    return this.failure
      ? html`<section class="box tight" role="alert">
          <h3>${this.words.failed.title}</h3>
          <p>${wordsFor(this.failure, this.words)}</p>
          <div><button type="button" class="button" @click=${() => this.poller.now()}>${this.words.tryAgain}</button></div>
        </section>`
      : html`<p role="status">${this.words.loading}</p>`;
  }

  content(words) {
    return html`${this.numbers(words)} ${this.causes(words)} ${this.filters(words)} ${this.mailboxes(words)}
      <p role="status">${this.said ?? nothing}</p>
      <mail-sync-part-disable .user=${this.leaving} .words=${this.words} .feed=${this.feed}
        @disabled=${(event) => this.disabled(event.detail.user)}></mail-sync-part-disable>`;
  }

  numbers(words) {
    const { limit, inUse, waiting, billed } = this.overview;
    const figures = [
      [words.seats, words.seatsOf(inUse, limit)],
      [words.waiting, number(waiting)],
      [words.billed, number(billed)],
    ];
    return html`<dl class="figures">${figures.map(([name, value]) => html`<div class="box"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  causes(words) {
    const { causes } = this.overview;
    return causes.length === 0
      ? nothing
      : html`<section class="tight" aria-labelledby="causes">
          <h3 id="causes">${words.causes}</h3>
          <ul class="causes">${causes.map((cause) => html`<li class="box tight">
            <p><strong>${words.cause(cause.mailboxes, cause.title)}</strong></p>
            <p>${cause.remedy}</p>
            <p class="small muted">${this.words.error.actor}: ${words.actors[cause.actor] ?? this.words.error.actors[cause.actor]}.
              ${moreAbout(cause, this.words, this.feed.api)}
              ${cause.adminConsentUrl
                ? html`<a href=${cause.adminConsentUrl} target="_blank" rel="noopener noreferrer">${this.words.error.approve}</a>`
                : nothing}</p>
          </li>`)}</ul>
        </section>`;
  }

  filters(words) {
    const found = Object.entries(this.overview.statuses).filter(([, count]) => count > 0);
    return html`<div class="row" role="group" aria-label=${words.filter}>
      ${[[undefined, words.all], ...found.map(([status, count]) => [status, `${this.words.status[status]} (${number(count)})`])].map(
        ([status, label]) => html`<button type="button" class="button chip" aria-pressed=${String(this.filter === status)}
          @click=${() => this.choose(status)}>${label}</button>`)}
    </div>`;
  }

  choose(status) {
    this.filter = status;
    this.pages = 1;
    this.again();
  }

  /** What is under way may have begun before the choice. */
  async again() {
    await this.poller.current;
    return this.poller.now();
  }

  mailboxes(words) {
    const { items, next } = this.overview;
    if (items.length === 0) {
      return html`<p class="muted">${this.filter ? words.emptyFiltered : words.empty}</p>`;
    }
    return html`${mailboxTable(items, this.words, this.feed.api, (user) => this.disable(user))}
      ${next
        ? html`<div><button type="button" class="button" @click=${() => this.showMore()}>${this.words.showMore}</button></div>`
        : nothing}`;
  }

  showMore() {
    this.pages += 1;
    this.again();
  }

  async disable(user) {
    this.leaving = user;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('mail-sync-part-disable');
    await dialog.updateComplete;
    dialog.open();
  }

  disabled(user) {
    this.said = this.words.company.disabled(user);
    this.again();
  }
}
