// What happened last in the user's mailbox, in one sentence.

import { $ } from './dom.js';
import { call, mailboxOf, nameOf, sandbox, who } from './session.js';

const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
const ago = new Intl.RelativeTimeFormat('en');

export async function showStory() {
  const [connection, { now }, messages] = await Promise.all([
    call('GET', '/v1/mail-sync/connection'),
    sandbox('/sandbox/control/clock'),
    sandbox(`/sandbox/control/mailboxes/${mailboxOf(who.user)}/messages`),
  ]);
  $('#story').textContent = story(connection, now, messages.filter(({ draft }) => !draft).length);
}

/** @param arrived how many emails are in the mailbox. What Mail Sync skipped it may have counted more than once. */
function story(connection, now, arrived) {
  const { status, label, since, counts, gap, error } = connection;
  const mailbox = `${nameOf(who.user)}'s mailbox`;
  const recorded = arrived ? `${counts.recorded} of ${emails(arrived)} recorded` : 'no email has arrived yet';
  switch (status) {
    case 'NOT_CONFIGURED':
      return `${mailbox} isn't connected. Sign in with Microsoft under Settings.`;
    case 'ENABLED':
      return gap
        ? `${mailbox} recovered from an interruption ${before(gap.to, now)}; ${caughtUp(gap.recovered)}.`
        : `${mailbox} was connected ${before(since, now)}; ${recorded}.`;
    default:
      return `The status of ${mailbox} changed to ${label} ${before(since, now)}${error ? `: ${error.title}` : `; ${recorded}`}.`;
  }
}

const emails = (n) => `${n} ${n === 1 ? 'email was' : 'emails were'}`;

const caughtUp = (recovered) => (recovered ? `${emails(recovered)} recovered` : 'nothing was missed');

function before(then, now) {
  const seconds = Math.max(1, Math.round((new Date(now) - new Date(then)) / 1000));
  const [unit, size] = UNITS.find(([, length]) => seconds >= length);
  return ago.format(-Math.floor(seconds / size), unit);
}
