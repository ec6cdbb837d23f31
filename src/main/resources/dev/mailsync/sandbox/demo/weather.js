// The clock, and faults to cause.

import { $, element, moment, working } from './dom.js';
import { call, mailboxOf, sandbox, who } from './session.js';

const RESET = "This deletes all mailboxes, leads and email of the demo. To get the morning's email back, restart dev mode. Delete everything?";
const own = () => mailboxOf(who.user);
const tenant = () => `${who.company}.example`;
const scenario = (name, more = {}) => sandbox('/sandbox/control/scenarios', { name, ...more });

const FAULTS = [
  ['Your password is reset by an administrator', 'Within an hour, the status is Error. Sign in again to fix it.',
    () => scenario('password-reset-by-admin', { upn: own() })],
  ['The administrator withdraws the approval', 'Within an hour, every mailbox in the company has the status Error, for the same reason.',
    () => scenario('admin-consent-withdrawn', { tenant: tenant() })],
  ['An administrator has to approve first', "Sign in as a user who isn't connected yet.",
    () => sandbox(`/sandbox/control/tenants/${tenant()}/policy`, { condition: 'admin-consent-required' })],
  ['Microsoft Graph is down for an hour', 'Deliver an email, then move the clock by 15 minutes: the status is Error. It recovers automatically.',
    () => scenario('graph-outage', { lasts: 'PT1H' })],
  ['Your mailbox loses its licence', 'Within an hour, the status is Error. It says who has to act and how to fix it.',
    () => scenario('licence-removed', { upn: own() })],
  ['Microsoft silently stops sending notifications', 'Nothing is lost: Mail Sync checks the mailbox every hour anyway.',
    () => scenario('notifications-silent', { upn: own(), lasts: 'PT3H' })],
  ['Microsoft throttles your mailbox for ten minutes', 'Deliver an email, then move the clock by 15 minutes: it arrives late, and the status stays Enabled.',
    () => scenario('throttled', { upn: own(), lasts: 'PT10M' })],
  ["Microsoft doesn't confirm a Smart Mail", 'Send a Smart Mail: Mail Sync searches Sent Items for it and never sends it twice.',
    () => sandbox('/sandbox/control/faults', { kind: 'lost-answer', match: { method: 'POST', path: '/send', upn: own() }, times: 1 })],
];

export function prepareWeather(refresh) {
  const told = $('#told');
  for (const button of $('#clock').children) {
    button.addEventListener('click', () => working(button, told, async () => {
      await sandbox('/sandbox/control/clock', { advance: button.dataset.advance });
      await refresh();
      return `The clock was moved by ${button.textContent}.`;
    }));
  }
  $('#faults').append(...FAULTS.map(([name, what, cause]) => {
    const button = element('button', {}, name);
    button.addEventListener('click', () => working(button, told, async () => {
      await cause();
      return `${name}. ${what}`;
    }));
    return element('li', {}, button, element('span', { class: 'hint' }, ` ${what}`));
  }));
  $('#mend').addEventListener('click', (event) => working(event.target, told, async () => {
    await mend();
    return 'All faults are cleared. Users whose sign-in has ended still have to sign in again.';
  }));
  $('#reset').addEventListener('click', (event) => {
    if (confirm(RESET)) {
      working(event.target, told, async () => {
        // While everything is deleted, nobody asks for it.
        document.querySelectorAll('mail-sync-settings, mail-sync-notice, mail-sync-company').forEach((part) => part.remove());
        await sandbox('/sandbox/control/reset', {});
        location.assign('/');
      });
    }
  });
  $('#plan').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    working(form, form.querySelector('output'), () => setPlan(form));
  });
}

async function mend() {
  await sandbox('/sandbox/control/faults', undefined, 'DELETE');
  await sandbox(`/sandbox/control/tenants/${tenant()}/policy`, { condition: null });
  await sandbox(`/sandbox/control/mailboxes/${own()}/condition`, { condition: null });
  await sandbox(`/sandbox/control/mailboxes/${own()}/silence`, { on: false });
}

async function setPlan(form) {
  const { plan, mailboxLimit, dailyMailsPerUser } = Object.fromEntries(new FormData(form));
  const settings = { plan, mailboxLimit: Number(mailboxLimit) };
  if (dailyMailsPerUser) {
    settings.dailyMailsPerUser = Number(dailyMailsPerUser);
  }
  await call('PUT', `/v1/companies/${who.company}`, { as: 'service', body: settings });
  return 'Saved. If a seat is free, the next user on the waiting list gets it.';
}

export async function showPlan() {
  const settings = await call('GET', `/v1/companies/${who.company}`, { as: 'service' });
  const form = $('#plan');
  form.plan.value = settings.plan;
  form.mailboxLimit.value = settings.mailboxLimit ?? '';
  form.dailyMailsPerUser.value = settings.dailyMailsPerUser ?? '';
}

export async function showClock() {
  const { now } = await sandbox('/sandbox/control/clock');
  $('#now').replaceChildren(moment(now));
}
