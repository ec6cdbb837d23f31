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

  /** Says how the attempt went, once it shows in the error. */
  resultOfAttempt(error) {
    if (this.tried && (error.code !== this.tried.code || error.lastAt !== this.tried.lastAt)) {
      this.said = error.code === this.tried.code ? this.words.error.attempted(error.lastAt) : undefined;
      this.tried = undefined;
    }
  }

  /** Has Mail Sync try everything at once, quarantined email included. @param error as it was before */
  tryNow(error) {
    return this.attempt(async () => {
      await this.api.post('/mail-sync/attempt');
      this.tried = error;
      this.said = this.words.error.attempting;
      this.feed.hurry();
    });
  }
}
