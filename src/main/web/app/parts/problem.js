import { html, nothing } from 'lit';
import { ProblemError, UnreachableError } from '../api.js';

/** What a failed call means to a person. */
export function wordsFor(failure, words) {
  if (failure instanceof UnreachableError) {
    return words.failed.unreachable;
  }
  if (failure instanceof ProblemError) {
    switch (failure.status) {
      case 401:
        return words.failed.unauthorized;
      case 403:
        return words.failed.forbidden;
      default:
        return failure.message || words.failed.unexpected;
    }
  }
  return words.failed.unexpected;
}

/** Stands there empty from the start, so that screen readers say what comes into it. */
export function problemLine(failure, words) {
  return html`<p role="alert" class="problem">${failure ? wordsFor(failure, words) : nothing}</p>`;
}
