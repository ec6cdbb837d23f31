import { LitElement } from 'lit';
import { messagesFor } from '../messages/index.js';
import { feedOf } from '../feed.js';
import { controls } from './controls.js';
import { base, card, theme } from './styles.js';

/** An element that a CRM puts on its page. */
export class MailSyncElement extends LitElement {
  static properties = {
    api: { type: String },
    language: { type: String, attribute: 'lang' },
    refresh: { type: Number },
    token: { attribute: false },
  };

  static styles = [theme, card, base, controls];

  constructor() {
    super();
    this.changed = () => this.requestUpdate();
  }

  /** The words in the language of the page. */
  get words() {
    return messagesFor(this.language || document.documentElement.lang || navigator.language);
  }

  get feed() {
    return feedOf(this.api);
  }

  /** Attributes stand when this is called, whether the page or a script made the element. */
  firstUpdated() {
    this.join();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.join();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.joined?.leave(this.changed);
    this.joined = undefined;
  }

  join() {
    this.joined ??= this.feed;
    this.joined.join(this.changed);
  }

  willUpdate(changes) {
    if (changes.has('refresh') && this.refresh > 0) {
      this.feed.quiet = this.refresh * 1000;
    }
    if (changes.has('token') && this.token) {
      this.feed.token = this.token;
    }
  }

  /** Tells the page, which may want to prevent what would follow. */
  tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}
