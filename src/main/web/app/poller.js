const LONGEST_PAUSE = 5 * 60_000;

/**
 * Does something again and again, as often as it is worth while: often while something moves, less often the longer it
 * fails, and not at all while nobody looks or the network is away.
 */
export class Poller {
  /**
   * @param work does it; throws where it failed
   * @param pause how many milliseconds until the next time, after a success
   */
  constructor(work, pause) {
    this.work = work;
    this.pause = pause;
    this.failures = 0;
    this.running = false;
    this.resume = () => this.canWork() && this.now();
  }

  start() {
    this.running = true;
    document.addEventListener('visibilitychange', this.resume);
    window.addEventListener('online', this.resume);
    return this.now();
  }

  stop() {
    this.running = false;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.resume);
    window.removeEventListener('online', this.resume);
  }

  /** At once, and from then on in its time. Who asks while it is under way gets that one. */
  now() {
    this.current ??= this.once().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  async once() {
    clearTimeout(this.timer);
    let wait;
    try {
      await this.work();
      this.failures = 0;
      wait = this.pause();
    } catch (failure) {
      this.failures += 1;
      wait = failure.retryAfter ?? this.pause() * 2 ** Math.min(this.failures, 10);
    }
    if (this.running) {
      this.timer = setTimeout(() => this.canWork() && this.now(), Math.min(wait, LONGEST_PAUSE));
    }
  }

  canWork() {
    return this.running && document.visibilityState === 'visible' && navigator.onLine;
  }
}
