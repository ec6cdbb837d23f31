// The clock, and what can go wrong.

import { $, element, moment, working } from './dom.js';
import { call, mailboxOf, sandbox, who } from './session.js';

const own = () => mailboxOf(who.user);
const tenant = () => `${who.company}.example`;
const scenario = (name, more = {}) => sandbox('/sandbox/control/scenarios', { name, ...more });

const FAULTS = [
  ['Your password is reset by an administrator', 'Within an hour the status is red: sign in again.',
    () => scenario('password-reset-by-admin', { upn: own() })],
  ['The administrator withdraws the approval', 'All mailboxes of the company turn red for one reason.',
    () => scenario('admin-consent-withdrawn', { tenant: tenant() })],
  ['An administrator has to approve first', 'Sign in as somebody who is not connected yet.',
    () => sandbox(`/sandbox/control/tenants/${tenant()}/policy`, { condition: 'admin-consent-required' })],
  ['Microsoft Graph is down for an hour', 'After a quarter of an hour red, then green by itself.',
    () => scenario('graph-outage', { lasts: 'PT1H' })],
  ['Your mailbox loses its licence', 'Somebody else has to act: the remedy says who.',
    () => scenario('licence-removed', { upn: own() })],
  ['Notifications stop without a word', 'Nothing is lost: the mailbox is read every hour all the same.',
    () => scenario('notifications-silent', { upn: own(), lasts: 'PT3H' })],
  ['Microsoft answers a sending with silence', 'Send a Smart Mail: it is in doubt, and never sent twice.',
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
    return 'All faults are gone. What needs a new sign-in still needs one.';
  }));
  $('#reset').addEventListener('click', (event) => working(event.target, told, async () => {
    await sandbox('/sandbox/control/reset', {});
    location.assign('/');
  }));
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
  return 'Set. Who waits moves up if a seat is free.';
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
