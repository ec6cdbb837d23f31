import { html, nothing } from 'lit';
import { Panel } from '../parts/panel.js';
import { problemLine } from '../parts/problem.js';

/** The user's own list of addresses and domains. */
export class NeverRecord extends Panel {
  static properties = {
    entries: { state: true },
    text: { state: true },
    said: { state: true },
  };

  render() {
    const words = this.words.neverRecord;
    return html`<details @toggle=${(event) => event.target.open && this.entries === undefined && this.load()}>
      <summary>${words.title}</summary>
      <form class="stack" @submit=${(event) => this.save(event)}>
        <p class="muted small">${words.help}</p>
        ${this.entries === undefined ? html`<p role="status">${this.problem ? nothing : this.words.loading}</p>` : this.list(words)}
        <p class="small" role="status">${this.said ?? nothing}</p>
        ${problemLine(this.problem, this.words)}
      </form>
    </details>`;
  }

  list(words) {
    const changed = this.text !== this.entries.join('\n');
    return html`<label class="tight"><span>${words.label}</span>
        <textarea rows="4" spellcheck="false" placeholder=${words.placeholder} .value=${this.text}
          @input=${(event) => (this.text = event.target.value)}></textarea></label>
      <div class="row">
        <button class="button" ?disabled=${this.busy || !changed}>${this.words.save}</button>
        ${changed ? html`<button type="button" class="plain" @click=${() => this.show(this.entries)}>${words.discard}</button>` : nothing}
      </div>`;
  }

  show(entries) {
    this.entries = entries;
    this.text = entries.join('\n');
  }

  load() {
    return this.attempt(async () => this.show((await this.api.get('/mail-sync/never-record')).entries));
  }

  async save(event) {
    event.preventDefault();
    this.said = undefined;
    const entries = this.text.split(/[\s,;]+/).filter(Boolean);
    const saved = await this.attempt(async () =>
      this.show((await this.api.put('/mail-sync/never-record', { entries })).entries));
    this.said = saved ? this.words.saved : undefined;
  }
}

customElements.get('mail-sync-part-never-record') ?? customElements.define('mail-sync-part-never-record', NeverRecord);
