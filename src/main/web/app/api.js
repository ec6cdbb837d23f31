/** The address of the API unless one is given: the one that this script came from. */
const HOME = new URL('../../', import.meta.url).href.replace(/\/$/, '');

/** An answer that is no success, in the words of its problem+json. */
export class ProblemError extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.detail || problem.title || '');
    this.status = status;
    this.code = problem.code;
    this.retryAfter = retryAfter;
  }
}

/** No answer: the network is away, or the server. */
export class UnreachableError extends Error {}

/** Calls Mail Sync on behalf of whoever the CRM's token belongs to. */
export class Api {
  constructor(base) {
    this.base = (base || HOME).replace(/\/$/, '');
    this.token = undefined;
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body = {}) {
    return this.call('POST', path, body);
  }

  put(path, body) {
    return this.call('PUT', path, body);
  }

  /** The page that says more about an error. */
  troubleshooting(code) {
    const id = encodeURIComponent(code);
    return `${this.base}/mail-sync/troubleshooting?code=${id}#${id}`;
  }

  async call(method, path, body) {
    let response = await this.send(method, path, body, false);
    if (response.status === 401 && typeof this.token === 'function') {
      // The token may have run out since the CRM made it: it is asked for a new one, once.
      response = await this.send(method, path, body, true);
    }
    if (!response.ok) {
      throw new ProblemError(response.status, await problemOf(response), retryAfterOf(response));
    }
    return response.status === 204 ? null : response.json();
  }

  async send(method, path, body, refused) {
    const token = typeof this.token === 'function' ? await this.token({ refused }) : this.token;
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const request = { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store' };
    try {
      return await fetch(`${this.base}/v1${path}`, request);
    } catch (failure) {
      throw new UnreachableError(failure.message);
    }
  }
}

async function problemOf(response) {
  try {
    return await response.json();
  } catch {
    // A gateway on the way answers with a page of its own.
    return {};
  }
}

function retryAfterOf(response) {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? seconds * 1000 : undefined;
}
