import { css, html, nothing } from 'lit';
import { Panel } from '../parts/panel.js';
import { problemLine } from '../parts/problem.js';
import { remedyOf } from './remedy.js';
import './sign-in.js';

/** An error in plain words, with the one button that does what helps. */
export class ErrorPanel extends Panel {
  static properties = {
    error: { attribute: false },
    heading: { type: String },
    /** Where no connection stands behind the error: a sign-in that failed. */
    signingIn: { type: Boolean },
    returnUrl: { attribute: false },
  };

  static styles = [
    ...super.styles,
    css`
      .error {
        border-left: 4px solid var(--_red);
      }
      dt {
        font-weight: 600;
      }
      pre {
        font: inherit;
        font-size: 0.875em;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        margin: 0;
        padding: 12px;
        background: var(--_background);
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
    `,
  ];

  willUpdate(changes) {
    if (changes.get('error')?.code !== undefined && changes.get('error').code !== this.error.code) {
      this.said = undefined;
    }
    this.resultOfAttempt(this.error);
  }

  render() {
    const { error } = this;
    const words = this.words.error;
    return html`<section class="box error stack" aria-labelledby="error">
      <h3 id="error">${this.heading ? `${this.heading}: ` : ''}${error.title}</h3>
      <dl class="stack">
        <div><dt>${words.what}</dt><dd>${error.what}</dd></div>
        <div><dt>${words.fix}</dt><dd>${error.remedy}</dd></div>
        ${words.actors[error.actor]
          ? html`<div><dt>${words.actor}</dt><dd>${words.actors[error.actor]}</dd></div>`
          : nothing}
      </dl>
      ${this.action(words)}
      <p class="small" role="status">${this.said ?? nothing}</p>
      ${problemLine(this.problem, this.words)}
      ${this.footnotes(words)}
    </section>`;
  }

  action(words) {
    switch (remedyOf(this.error, this.signingIn ? undefined : this.connection.status)) {
      case 'sign-in':
        return this.signingIn ? nothing : this.signIn();
      case 'copy-note':
        return html`${this.copy(words.copyNote, this.error.note ?? this.note())} ${this.afterwards(words)}`;
      case 'copy-support':
        return html`${this.copy(words.copySupport, this.note())} ${this.afterwards(words)}`;
      default:
        return this.signingIn ? nothing : this.attemptButton(words, true);
    }
  }

  /** Once somebody else has done something, it can be tried, or signed in, at once. */
  afterwards(words) {
    if (this.signingIn) {
      return nothing;
    }
    return this.connection.status === 'ERROR' ? this.attemptButton(words, false) : this.signIn();
  }

  signIn() {
    return html`<mail-sync-part-sign-in again .words=${this.words} .feed=${this.feed} .returnUrl=${this.returnUrl}>
    </mail-sync-part-sign-in>`;
  }

  attemptButton(words, primary) {
    return html`<div><button type="button" class="button ${primary ? 'primary' : ''}" ?disabled=${this.busy}
      @click=${() => this.tryNow(this.error)}>${words.attempt}</button></div>`;
  }

  copy(label, note) {
    return html`<div class="row">
        <button type="button" class="button primary" @click=${() => this.copyNote(note)}>${label}</button>
        ${this.error.adminConsentUrl
          ? html`<a href=${this.error.adminConsentUrl} target="_blank" rel="noopener noreferrer">${this.words.error.approve}</a>`
          : nothing}
      </div>
      <details><summary>${this.words.error.note}</summary><pre tabindex="0" role="region" aria-label=${this.words.error.note}>${note}</pre></details>`;
  }

  footnotes(words) {
    const { code, title, nextAttemptAt } = this.error;
    return html`<p class="small muted">
      ${nextAttemptAt ? html`${words.nextAttempt(nextAttemptAt)} ` : nothing}
      <a href=${this.api.troubleshooting(code)} target="_blank" rel="noopener"
        aria-label=${words.moreAbout(title)}>${words.more}</a>
      <span>(${code})</span>
    </p>`;
  }

  note() {
    return this.words.error.noteOf(this.error, this.connection?.mailbox);
  }

  async copyNote(note) {
    try {
      await navigator.clipboard.writeText(note);
      this.said = this.words.copied;
    } catch {
      this.renderRoot.querySelector('details').open = true;
      this.said = this.words.notCopied;
    }
  }
}

customElements.get('mail-sync-part-error') ?? customElements.define('mail-sync-part-error', ErrorPanel);
