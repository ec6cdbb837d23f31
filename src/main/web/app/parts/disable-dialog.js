import { css, html, nothing } from 'lit';
import { Panel } from './panel.js';
import { problemLine } from './problem.js';

/** Asks what becomes of the recorded mail, and disables. Another user's counts are not shown: they are that user's. */
export class DisableDialog extends Panel {
  static properties = {
    /** whose sync it is, if not the caller's own */
    user: { attribute: false },
    removeOnly: { type: Boolean },
    preview: { state: true },
    history: { state: true },
  };

  static styles = [
    ...super.styles,
    css`
      dialog {
        color: var(--_text);
        background: var(--_background);
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        padding: 24px;
        width: min(480px, calc(100vw - 24px));
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }
      .warning {
        border-left: 4px solid var(--_red);
        padding-left: 12px;
        font-weight: 600;
      }
    `,
  ];

  /** The browser keeps the focus inside, closes on Escape, and gives the focus back. */
  open() {
    this.history = this.removeOnly ? 'REMOVE' : 'KEEP';
    this.problem = undefined;
    this.preview = undefined;
    this.renderRoot.querySelector('dialog').showModal();
    if (!this.user) {
      this.attempt(async () => (this.preview = await this.api.get('/mail-sync/disable/preview')));
    }
  }

  close() {
    this.renderRoot.querySelector('dialog').close();
  }

  render() {
    const words = this.words.disable;
    return html`<dialog aria-labelledby="title" aria-describedby="counts">
      <form class="stack" method="dialog" @submit=${(event) => this.confirm(event)}>
        <h2 id="title">${this.title(words)}</h2>
        <p id="counts" role="status">${this.user ? nothing : this.preview ? words.counts(this.preview) : words.counting}</p>
        ${this.removeOnly ? nothing : this.choice(words)}
        ${this.history === 'REMOVE'
          ? html`<p class="warning">${this.user ? words.irreversibleOther : words.irreversible}</p>`
          : nothing}
        ${problemLine(this.problem, this.words)}
        <div class="row">
          <button class="button primary danger" ?disabled=${this.busy}>${this.confirmation(words)}</button>
          <button type="button" class="button" @click=${() => this.close()}>${this.words.cancel}</button>
        </div>
      </form>
    </dialog>`;
  }

  title(words) {
    return this.removeOnly ? words.titleRemove : this.user ? words.titleOf(this.user) : words.title;
  }

  choice(words) {
    return html`<fieldset class="stack">
      <legend>${words.choose}</legend>
      ${[['KEEP', words.keep, this.user ? words.keepHelpOther : words.keepHelp], ['REMOVE', words.remove, words.removeHelp]].map(
        ([value, label, help]) => html`<label class="choice">
          <input type="radio" name="history" value=${value} .checked=${this.history === value}
            @change=${() => (this.history = value)}>
          <span class="tight"><strong>${label}</strong><span class="muted small">${help}</span></span>
        </label>`)}
    </fieldset>`;
  }

  confirmation(words) {
    if (this.removeOnly) {
      return words.confirmRemoveKept;
    }
    return this.history === 'REMOVE' ? words.confirmRemove : words.confirmKeep;
  }

  async confirm(event) {
    event.preventDefault();
    const body = this.user ? { history: this.history, userId: this.user } : { history: this.history };
    let connection;
    if (await this.attempt(async () => (connection = await this.api.post('/mail-sync/disable', body)))) {
      this.close();
      this.dispatchEvent(new CustomEvent('disabled', { detail: { connection, user: this.user } }));
    }
  }
}

customElements.get('mail-sync-part-disable') ?? customElements.define('mail-sync-part-disable', DisableDialog);
