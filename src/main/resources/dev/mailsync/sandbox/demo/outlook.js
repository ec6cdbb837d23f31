// The sandbox's own small Outlook.

import { $, element, moment, working } from './dom.js';
import { mailboxOf, nameOf, sandbox, who } from './session.js';
import { lead } from './timeline.js';

const FOLDERS = { inbox: 'Inbox', archive: 'Archive', deleteditems: 'Deleted Items' };
let shown = '';

const mailbox = () => $('#mailbox-choice').value;

/** Every user of the CRM has a mailbox. */
export async function prepareMailboxes() {
  for (const { value } of $('#who').user.options) {
    if (!(await isThere(mailboxOf(value)))) {
      await prepareMailbox({ upn: mailboxOf(value), displayName: nameOf(value) });
    }
  }
}

async function isThere(upn) {
  return (await sandbox('/sandbox/control/mailboxes')).some((mailbox) => mailbox.upn === upn);
}

/** The demo makes some of them as well, a moment after its start. */
async function prepareMailbox(mailbox) {
  try {
    await sandbox('/sandbox/control/mailboxes', mailbox);
  } catch (refused) {
    if (!(await isThere(mailbox.upn))) {
      throw refused;
    }
  }
}

export function prepareOutlook() {
  $('#mailbox-choice').addEventListener('change', showMessages);
  $('#letter').addEventListener('submit', (event) => {
    event.preventDefault();
    working(event.target, event.target.querySelector('output'), () => deliver(event.target));
  });
}

export async function showOutlook() {
  const all = (await sandbox('/sandbox/control/mailboxes')).map(({ upn }) => upn);
  const before = mailbox() || mailboxOf(who.user);
  $('#mailbox-choice').replaceChildren(...all.map((upn) => element('option', { selected: upn === before }, upn)));
  await showMessages();
}

export function chooseOwnMailbox() {
  $('#mailbox-choice').value = mailboxOf(who.user);
}

export async function showMessages() {
  if (!mailbox()) {
    return;
  }
  const messages = await sandbox(`/sandbox/control/mailboxes/${mailbox()}/messages`);
  const now = JSON.stringify([mailbox(), messages]);
  if (now === shown) {
    return;
  }
  shown = now;
  $('#messages').replaceChildren(
    ...(messages.length ? messages.map(row) : [element('li', { class: 'hint' }, 'This mailbox is empty.')]));
}

function row(message) {
  return element(
    'li',
    {},
    element('strong', {}, message.fromName || message.from || '(no sender)'),
    ` ${message.subject || '(no subject)'} `,
    element('span', { class: 'hint' }, `To ${message.to.join(', ') || 'nobody'} · ${message.folder} · `, moment(message.sentDateTime)),
    element('span', { class: 'buttons' }, ...Object.entries(FOLDERS)
      .filter(([, name]) => name !== message.folder)
      .map(([folder, name]) => element('button', { onclick: () => move(message, folder) }, `Move to ${name}`))),
  );
}

async function move({ internetMessageId }, folder) {
  await sandbox(`/sandbox/control/mailboxes/${mailbox()}/move`, { internetMessageId, folder });
  await showMessages();
}

async function deliver(form) {
  const { direction, subject, text } = Object.fromEntries(new FormData(form));
  const person = ({ name, address }) => ({ emailAddress: { name, address } });
  const own = { name: nameOf(mailbox().split('@')[0]), address: mailbox() };
  const other = direction === 'stranger' ? { name: 'Sam Stranger', address: 'stranger@else.example' } : lead();
  const sent = direction === 'sentitems';
  await sandbox(`/sandbox/control/mailboxes/${mailbox()}/messages?folder=${sent ? 'sentitems' : 'inbox'}`, {
    subject,
    body: { contentType: 'text', content: text },
    from: person(sent ? own : other),
    toRecipients: [person(sent ? other : own)],
  });
  await showMessages();
  return direction === 'stranger' ? "Delivered. A stranger isn't a lead, so Mail Sync skips this email." : 'Delivered.';
}
