import { LitElement } from 'lit';
import { controls } from './controls.js';
import { base } from './styles.js';

/** A part of an element, with its words and the feed that it works on. */
export class Panel extends LitElement {
  static properties = {
    words: { attribute: false },
    feed: { attribute: false },
    connection: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    /** What came of the last click. */
    said: { state: true },
  };

  static styles = [base, controls];

  get api() {
    return this.feed.api;
  }

  /** Does something once at a time; what goes wrong is shown. @return whether it went well */
  async attempt(work) {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
      return true;
    } catch (failure) {
      this.problem = failure;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Has Mail Sync try everything at once, quarantined email included. */
  tryNow() {
    return this.attempt(async () => {
      await this.api.post('/mail-sync/attempt');
      this.said = this.words.error.attempting;
      this.feed.hurry();
    });
  }
}
