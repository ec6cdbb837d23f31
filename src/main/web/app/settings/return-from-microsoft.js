const TICKET = 'mail_sync_ticket';
const ERROR = 'mail_sync_error';

/** What Microsoft's sign-in left in the address, which is then rid of it: neither a reload nor a copied link repeats it. */
export function takeReturn() {
  const url = new URL(location.href);
  const found = { ticket: url.searchParams.get(TICKET), error: url.searchParams.get(ERROR) };
  if (found.ticket || found.error) {
    history.replaceState(history.state, '', withoutReturn(url));
  }
  return found;
}

/** This page, to which a sign-in returns. The API refuses an address with a fragment. */
export function thisPage() {
  const url = withoutReturn(new URL(location.href));
  url.hash = '';
  return url.href;
}

function withoutReturn(url) {
  url.searchParams.delete(TICKET);
  url.searchParams.delete(ERROR);
  return url;
}
