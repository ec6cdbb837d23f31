import { Api, UnreachableError } from './api.js';
import { Poller } from './poller.js';

const feeds = new Map();

const WHILE_SOMETHING_MOVES = 2_000;
const WHILE_NOTHING_MOVES = 30_000;
const HURRY = 60_000;

/** The one feed of an address: all elements of a page show the same connection, which is asked for once. */
export function feedOf(base) {
  const key = base || '';
  if (!feeds.has(key)) {
    feeds.set(key, new Feed(new Api(base)));
  }
  return feeds.get(key);
}

/** The user's connection as it was last seen, and whoever wants to know of it. */
class Feed extends EventTarget {
  constructor(api) {
    super();
    this.api = api;
    this.connection = undefined;
    this.failure = undefined;
    this.seenAt = undefined;
    this.listeners = 0;
    this.hurriedUntil = 0;
    this.quiet = WHILE_NOTHING_MOVES;
    this.poller = new Poller(() => this.load(), () => this.pause());
    this.tell = () => this.dispatchEvent(new Event('change'));
  }

  join(listener) {
    this.addEventListener('change', listener);
    this.listeners += 1;
    if (this.listeners === 1) {
      // So that "offline" is said, and taken back, when it happens.
      window.addEventListener('online', this.tell);
      window.addEventListener('offline', this.tell);
    }
    this.begin();
  }

  leave(listener) {
    this.removeEventListener('change', listener);
    this.listeners -= 1;
    if (this.listeners === 0) {
      this.poller.stop();
      window.removeEventListener('online', this.tell);
      window.removeEventListener('offline', this.tell);
    }
  }

  /** Without a token there is nothing to ask with. */
  begin() {
    if (this.api.token && this.listeners > 0 && !this.poller.running && !this.held) {
      this.poller.start();
    }
  }

  set token(token) {
    this.api.token = token;
    this.begin();
  }

  /** Nothing is asked for until what is under way has brought the connection itself. */
  async instead(work) {
    this.held = true;
    try {
      this.show(await work());
    } finally {
      this.held = false;
      this.begin();
    }
  }

  async load() {
    try {
      this.show(await this.api.get('/mail-sync/connection'));
    } catch (failure) {
      this.failure = failure;
      this.tell();
      throw failure;
    }
  }

  show(connection) {
    this.connection = connection;
    this.failure = undefined;
    this.seenAt = new Date();
    this.tell();
  }

  refresh() {
    return this.poller.now();
  }

  /** Something was set in motion: it is looked at often for a while. */
  hurry() {
    this.hurriedUntil = Date.now() + HURRY;
    return this.refresh();
  }

  get isAway() {
    return !navigator.onLine || this.failure instanceof UnreachableError;
  }

  pause() {
    const moves = Date.now() < this.hurriedUntil || isMoving(this.connection);
    return Math.min(moves ? WHILE_SOMETHING_MOVES : WHILE_NOTHING_MOVES, this.quiet);
  }
}

function isMoving(connection) {
  const importing = connection?.status === 'ENABLED' && connection.history && !connection.history.done;
  const overQuota = connection?.quota?.deferred > 0;
  return connection?.status === 'DISABLING' || (importing && !overQuota);
}
