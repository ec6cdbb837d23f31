// Who is signed in to the CRM, and the calls made in their name.

const KEY = 'small-crm';
const tokens = new Map();

export const who = { company: 'acme', user: 'anna', role: 'salesperson', ...JSON.parse(sessionStorage.getItem(KEY) ?? '{}') };

/** Survives the way to Microsoft's pages and back. */
export function become(somebody) {
  Object.assign(who, somebody);
  sessionStorage.setItem(KEY, JSON.stringify(who));
}

export const managesCompany = () => ['administrator', 'company-manager'].includes(who.role);

/** The mailbox that the user of this name has in the sandbox. */
export const mailboxOf = (user) => `${user}@${who.company}.example`;

export const nameOf = (user) => user[0].toUpperCase() + user.slice(1);

/** A token as this CRM issues it. The sandbox keeps them for hours; a restart of the server makes them worthless. */
export async function token({ refused = false, role = who.role, user = who.user } = {}) {
  const key = `${who.company}/${user}/${role}`;
  if (refused || !tokens.has(key)) {
    const { token } = await sandbox('/sandbox/crm/token', { company: who.company, user, roles: [role] });
    tokens.set(key, token);
  }
  return tokens.get(key);
}

/** A call of the user's, or of the back end's. Throws the problem that came back. */
export async function call(method, path, { body, as, headers = {} } = {}) {
  const bearer = as === 'service' ? await token({ user: 'crm', role: 'crm-service' }) : await token();
  return answered(await fetch(path, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: body ? JSON.stringify(body) : undefined,
  }));
}

/** A control of the sandbox; with a body it is posted. */
export async function sandbox(path, body, method = body === undefined ? 'GET' : 'POST') {
  return answered(await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }));
}

async function answered(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw Object.assign(new Error(body?.detail ?? body?.title ?? `Status ${response.status}`), { status: response.status, body });
  }
  return body;
}
