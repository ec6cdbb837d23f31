import { css, html, nothing } from 'lit';
import { MailSyncElement } from './parts/element.js';

/** For the CRM's toolbar: shows administrators that their own mailbox is not connected, and nothing to anybody else. */
export class MailSyncNotice extends MailSyncElement {
  static properties = {
    settingsUrl: { type: String, attribute: 'settings-url' },
  };

  static styles = [
    ...super.styles,
    css`
      :host {
        border: 0;
        padding: 0;
        container-type: normal;
        border-radius: 0;
      }
      p {
        padding: 8px 16px;
        border-left: 4px solid var(--_yellow);
        background: var(--_surface);
      }
    `,
  ];

  render() {
    const { connection } = this.feed;
    const words = this.words.notice;
    return html`<div role="status">${connection?.notice
      ? html`<p class="row">${words.text}
          ${this.settingsUrl ? html`<a href=${this.settingsUrl}>${words.link}</a>` : nothing}</p>`
      : nothing}</div>`;
  }
}
