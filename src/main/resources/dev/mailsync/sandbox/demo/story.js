// What has happened in the user's mailbox, in one sentence.

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
function story({ status, label, since, counts }, now, arrived) {
  const mailbox = `${nameOf(who.user)}'s mailbox`;
  if (status === 'NOT_CONFIGURED') {
    return `${mailbox} isn't connected yet. Sign in with Microsoft under Settings.`;
  }
  const recorded = arrived
    ? `${counts.recorded} of ${arrived} ${arrived === 1 ? 'email was' : 'emails were'} recorded`
    : 'no email has arrived yet';
  return status === 'ENABLED'
    ? `${mailbox} was connected ${before(since, now)}; ${recorded}.`
    : `The status of ${mailbox} changed to ${label} ${before(since, now)}; ${recorded}.`;
}

function before(since, now) {
  const seconds = Math.max(1, Math.round((new Date(now) - new Date(since)) / 1000));
  const [unit, size] = UNITS.find(([, length]) => seconds >= length);
  return ago.format(-Math.floor(seconds / size), unit);
}
