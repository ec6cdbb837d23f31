import { html, nothing } from 'lit';
import { Panel } from '../parts/panel.js';
import { problemLine } from '../parts/problem.js';
import { instant } from './facts.js';

/** What is quarantined: it can be tried before its time. */
const CAN_BE_TRIED = new Set(['MAIL_UNREADABLE', 'FOLDER_UNREADABLE']);

/** What is not as it should be, but doesn't keep email from being recorded. */
export class Warning extends Panel {
  static properties = {
    error: { attribute: false },
  };

  willUpdate() {
    this.resultOfAttempt(this.error);
  }

  render() {
    const { code, title, what, remedy, firstAt, nextAttemptAt } = this.error;
    const words = this.words.error;
    return html`<section class="box tight" aria-label="${words.warning}: ${title}">
      <h3>${words.warning}: ${title}</h3>
      <p>${what} ${remedy}</p>
      ${CAN_BE_TRIED.has(code)
        ? html`<div><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.tryNow(this.error)}>${words.attempt}</button></div>`
        : nothing}
      <p class="small" role="status">${this.said ?? nothing}</p>
      ${problemLine(this.problem, this.words)}
      <p class="small muted">${words.since} ${instant(firstAt)}.
        ${nextAttemptAt ? words.nextAttempt(nextAttemptAt) : nothing}
        <a href=${this.api.troubleshooting(code)} target="_blank" rel="noopener"
          aria-label=${words.moreAbout(title)}>${words.more}</a></p>
    </section>`;
  }
}

customElements.get('mail-sync-part-warning') ?? customElements.define('mail-sync-part-warning', Warning);
