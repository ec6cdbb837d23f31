import { css, html, nothing } from 'lit';
import { Panel } from '../parts/panel.js';
import { problemLine } from '../parts/problem.js';

/** What went wrong, newest first; asked for when it is opened, and again when the connection changes. */
export class ErrorLog extends Panel {
  static properties = {
    rows: { state: true },
    next: { state: true },
    open: { state: true },
  };

  static styles = [
    ...super.styles,
    css`
      ul {
        list-style: none;
        display: grid;
        gap: 8px;
      }
      li {
        border-top: 1px solid var(--_line);
        padding-top: 8px;
      }
      li a {
        display: inline-block;
        min-height: 24px;
        line-height: 24px;
      }
      .open {
        color: var(--_red);
        font-weight: 600;
      }
    `,
  ];

  updated(changes) {
    const before = changes.get('connection');
    if (this.open && before && traces(before) !== traces(this.connection)) {
      this.load();
    }
  }

  render() {
    const words = this.words.log;
    return html`<details @toggle=${(event) => this.toggled(event.target.open)}>
      <summary>${words.title}</summary>
      <div class="stack">
        ${this.rows === undefined && !this.problem ? html`<p role="status">${this.words.loading}</p>` : nothing}
        ${this.rows?.length === 0 ? html`<p class="muted">${words.empty}</p>` : nothing}
        <ul>${this.rows?.map((row) => this.row(row, words))}</ul>
        ${this.next
          ? html`<div><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.more()}>${this.words.showMore}</button></div>`
          : nothing}
        ${problemLine(this.problem, this.words)}
      </div>
    </details>`;
  }

  row(row, words) {
    return html`<li class="tight">
      <p class="small muted">${words.when(row.firstAt, row.lastAt, row.count)}</p>
      <h4>${row.title}</h4>
      <p>${row.what}</p>
      <p><strong>${this.words.error.fix}:</strong> ${row.remedy}</p>
      ${row.gap
        ? html`<p class="small muted">${this.words.facts.gap(row.gap.from, row.gap.to, row.gap.recovered)}</p>`
        : nothing}
      <p class="small row">
        ${row.resolvedAt
          ? html`<span class="muted">${words.resolved(row.resolvedAt)}</span>`
          : html`<span class="open">${words.open}</span>`}
        <a href=${this.api.troubleshooting(row.code)} target="_blank" rel="noopener"
          aria-label=${this.words.error.moreAbout(row.title)}>${row.code}</a>
        ${row.traceId ? html`<span class="muted">${words.trace(row.traceId)}</span>` : nothing}
      </p>
    </li>`;
  }

  toggled(open) {
    this.open = open;
    if (open) {
      this.load();
    }
  }

  load() {
    return this.attempt(async () => {
      const page = await this.api.get('/mail-sync/errors?limit=20');
      this.rows = page.items;
      this.next = page.next;
    });
  }

  more() {
    return this.attempt(async () => {
      const page = await this.api.get(`/mail-sync/errors?limit=20&cursor=${encodeURIComponent(this.next)}`);
      this.rows = [...this.rows, ...page.items];
      this.next = page.next;
    });
  }
}

/** What of a connection leaves traces in the log. */
function traces({ status, error, warnings }) {
  return JSON.stringify([status, error?.lastAt, warnings?.map((it) => it.lastAt)]);
}

customElements.get('mail-sync-part-error-log') ?? customElements.define('mail-sync-part-error-log', ErrorLog);
