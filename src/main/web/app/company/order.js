const BY_URGENCY = ['CONNECTION_ISSUE', 'ERROR', 'PENDING', 'DISABLING', 'ENABLED', 'NOT_CONFIGURED'];

/** What each column is sorted by; what is not known comes last. */
const KEYS = {
  user: (item) => item.user.toLowerCase(),
  status: (item) => BY_URGENCY.indexOf(item.status),
  lastSync: (item) => item.lastSyncedAt,
  speed: (item) => item.latency?.p50Millis,
};

/** @param order `{by, down}`; @param find part of a user's id or of an address */
export function arranged(items, order, find) {
  const key = KEYS[order.by];
  const wanted = find.trim().toLowerCase();
  return items
    .filter((item) => `${item.user} ${item.mailbox ?? ''}`.toLowerCase().includes(wanted))
    .sort((one, other) => compare(key(one), key(other), order.down));
}

function compare(one, other, down) {
  if (one === undefined || other === undefined || one === other) {
    return (one === undefined) - (other === undefined);
  }
  return one < other !== down ? -1 : 1;
}
