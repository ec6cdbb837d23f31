import { html, nothing } from 'lit';
import { MailSyncElement } from '../parts/element.js';
import { badgeStyles } from '../parts/status-badge.js';
import { wordsFor } from '../parts/problem.js';
import { Poller } from '../poller.js';
import { number } from '../format.js';
import { monthStyles } from '../parts/month.js';
import { companyStyles } from './company-styles.js';
import { mailboxesAsCsv, save } from './csv.js';
import { causes, figures } from './figures.js';
import { mailboxTable } from './mailbox-table.js';
import { arranged } from './order.js';
import '../parts/disable-dialog.js';

const QUIET = 60_000;
const PAGE = 50;
const MOST_ON_A_PAGE = 100;

/** Who sorts or searches sees the first 1,000 mailboxes. */
const MOST_PAGES = 1_000 / PAGE;

/** What administrators see of their company: `<mail-sync-company api="…">`. */
export class MailSyncCompany extends MailSyncElement {
  static properties = {
    overview: { state: true },
    failure: { state: true },
    filter: { state: true },
    order: { state: true },
    find: { state: true },
    leaving: { state: true },
    said: { state: true },
  };

  static styles = [...super.styles, badgeStyles, companyStyles, monthStyles];

  constructor() {
    super();
    this.pages = 1;
    this.order = { by: 'user', down: false };
    this.find = '';
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

  page(cursor, limit = PAGE) {
    const query = new URLSearchParams({ limit });
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
    return html`${figures(this.overview, words)} ${causes(this.overview, this.words, this.feed.api)}
      ${this.filters(words)} ${this.tools(words)} ${this.mailboxes(words)}
      <p role="status">${this.said ?? nothing}</p>
      <mail-sync-part-disable .user=${this.leaving} .words=${this.words} .feed=${this.feed}
        @disabled=${(event) => this.disabled(event.detail.user)}></mail-sync-part-disable>`;
  }

  filters(words) {
    const found = Object.entries(this.overview.statuses).filter(([, count]) => count > 0);
    return html`<div class="row" role="group" aria-label=${words.filter}>
      ${[[undefined, words.all], ...found.map(([status, count]) => [status, `${this.words.status[status]} (${number(count)})`])].map(
        ([status, label]) => html`<button type="button" class="button chip" aria-pressed=${String(this.filter === status)}
          @click=${() => this.choose(status)}>${label}</button>`)}
    </div>`;
  }

  tools(words) {
    return html`<div class="row">
      <label class="row">${words.find}
        <input type="search" .value=${this.find} @input=${(event) => this.search(event.target.value)}></label>
      <button type="button" class="button" @click=${() => this.download()}>${words.download}</button>
    </div>`;
  }

  search(text) {
    this.find = text;
    this.wantAll();
  }

  sort(by) {
    this.order = { by, down: this.order.by === by && !this.order.down };
    this.wantAll();
  }

  /** What is sorted or searched has to be there. */
  wantAll() {
    if (this.pages < MOST_PAGES) {
      this.pages = MOST_PAGES;
      if (this.overview.next) {
        this.again();
      }
    }
  }

  /** Of every mailbox with the chosen status, however many are shown. */
  async download() {
    const words = this.words.company;
    try {
      this.said = words.downloading;
      const items = [];
      let page = { next: undefined };
      do {
        page = await this.page(page.next, MOST_ON_A_PAGE);
        items.push(...page.items);
      } while (page.next);
      save(words.fileName, mailboxesAsCsv(items, this.words));
      this.said = words.downloaded(items.length);
    } catch (failure) {
      this.said = wordsFor(failure, this.words);
    }
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
    const items = arranged(this.overview.items, this.order, this.find);
    const actions = { disable: (user) => this.disable(user), sort: (by) => this.sort(by) };
    return html`${items.length === 0
        ? html`<p class="muted">${this.emptiness(words)}</p>`
        : mailboxTable(items, this.order, this.words, this.feed.api, actions)}
      ${this.overview.next ? this.more(words) : nothing}`;
  }

  emptiness(words) {
    if (this.find) {
      return words.notFound;
    }
    return this.filter ? words.emptyFiltered : words.empty;
  }

  more(words) {
    return this.pages < MOST_PAGES
      ? html`<div><button type="button" class="button" @click=${() => this.showMore()}>${this.words.showMore}</button></div>`
      : html`<p class="muted small">${words.firstOnly(this.overview.items.length)}</p>`;
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
