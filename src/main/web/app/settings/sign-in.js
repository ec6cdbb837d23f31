import { html, nothing } from 'lit';
import { Panel } from '../parts/panel.js';
import { microsoftButton, microsoftButtonStyles } from '../parts/microsoft-button.js';
import { problemLine } from '../parts/problem.js';
import { thisPage } from './return-from-microsoft.js';

const LONGEST_HISTORY = 365;

/** The way to Microsoft: for the first time with the choice of history, or again. */
export class SignIn extends Panel {
  static properties = {
    returnUrl: { attribute: false },
    /** with what was chosen before */
    again: { type: Boolean },
    /** again, but with the permission to send */
    toSend: { type: Boolean },
    days: { state: true },
    sending: { state: true },
    leaving: { state: true },
  };

  static styles = [...super.styles, microsoftButtonStyles];

  constructor() {
    super();
    this.days = 30;
    this.sending = false;
    // Whoever comes back by the browser's "back" finds the button as it was.
    this.unleave = () => (this.leaving = false);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pageshow', this.unleave);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.unleave);
  }

  render() {
    const words = this.words.signIn;
    return html`<div class="stack">
      ${this.again ? nothing : [this.history(words), this.permission(words)]}
      ${this.toSend ? html`<p class="muted small">${words.sendingHelp}</p>` : nothing}
      <div class="row">
        ${microsoftButton(this.words, this.busy || this.leaving, () => this.start())}
        <span class="muted small" role="status">${this.leaving ? words.leaving : words.promise}</span>
      </div>
      ${problemLine(this.problem, this.words)}
    </div>`;
  }

  history(words) {
    return html`<fieldset class="tight" aria-describedby="history-help">
      <legend>${words.history}</legend>
      <p id="history-help" class="muted small">${words.historyHelp}</p>
      <div class="row">
        ${words.presets.map(([days, label]) => html`<label class="choice">
          <input type="radio" name="history" .checked=${this.days === days} @change=${() => (this.days = days)}>
          <span>${label}</span>
        </label>`)}
        <label class="row">
          <span>${words.days}</span>
          <input type="number" min="0" max=${LONGEST_HISTORY} step="1" required .value=${String(this.days)}
            @input=${(event) => this.daysTyped(event.target)}>
        </label>
      </div>
    </fieldset>`;
  }

  permission(words) {
    return html`<div class="tight">
      <label class="choice">
        <input type="checkbox" .checked=${this.sending} aria-describedby="sending-help"
          @change=${(event) => (this.sending = event.target.checked)}>
        <span>${words.sending}</span>
      </label>
      <p id="sending-help" class="muted small">${words.sendingHelp}</p>
    </div>`;
  }

  daysTyped(input) {
    if (input.validity.valid) {
      this.days = input.valueAsNumber;
    }
  }

  start() {
    const number = this.renderRoot.querySelector('input[type=number]');
    if (number && !number.reportValidity()) {
      return;
    }
    this.attempt(async () => {
      const choices = this.again ? { sending: this.toSend || undefined } : { historyDays: this.days, sending: this.sending };
      const started = await this.api.post('/mail-sync/connection', { returnUrl: this.returnUrl || thisPage(), ...choices });
      this.leave(started.authorizationUrl);
    });
  }

  leave(url) {
    const detail = { url };
    const wanted = this.dispatchEvent(
      new CustomEvent('mail-sync-sign-in', { detail, bubbles: true, composed: true, cancelable: true }),
    );
    if (wanted) {
      this.leaving = true;
      location.assign(url);
    }
  }
}

customElements.get('mail-sync-part-sign-in') ?? customElements.define('mail-sync-part-sign-in', SignIn);
