// The Life of the Lead, and Smart Mail to it.

import { $, element, moment, reasonOf, working } from './dom.js';
import { call } from './session.js';

export const LEADS = [
  { id: 'lead-lee', name: 'Lee Harper', address: 'lee@customer.example', opportunities: ['opportunity-1'] },
  { id: 'lead-may', name: 'May Chen', address: 'may@prospect.example', opportunities: [] },
  { id: 'lead-tom', name: 'Tom Becker', address: 'tom@fabrikam.example', opportunities: [] },
];

const opened = new Set();
let shown = '';

/** Nobody, as long as no lead is registered. */
export const lead = () => LEADS.find(({ id }) => id === $('#lead-choice').value) ?? LEADS[0];

export async function registerLeads() {
  if (!LEADS.length) {
    return;
  }
  await call('POST', '/v1/leads', {
    as: 'service',
    body: LEADS.map(({ id, address, opportunities }) => ({ id, addresses: [address], opportunities })),
  });
}

export function prepareTimeline() {
  showLeads();
  $('#lead-choice').addEventListener('change', showTimeline);
  $('#smart-mail').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    working(form, form.querySelector('output'), () => send(form));
  });
}

export function showLeads() {
  $('#lead-choice').replaceChildren(
    ...LEADS.map(({ id, name, address }) => element('option', { value: id }, `${name} <${address}>`)));
  $('#smart-mail').hidden = !LEADS.length;
}

export async function showTimeline() {
  if (!lead()) {
    $('#lead-hint').textContent = 'No leads yet.';
    return;
  }
  const { id } = lead();
  let mails;
  try {
    mails = (await call('GET', `/v1/leads/${id}/mails`)).items;
  } catch (problem) {
    $('#lead-hint').textContent = reasonOf(problem);
    return;
  }
  if (lead()?.id !== id) {
    // Another lead was chosen meanwhile.
    return;
  }
  $('#lead-hint').textContent = mails.length ? '' : 'No email yet. Once your mailbox is connected, deliver an email from this lead.';
  const now = JSON.stringify([id, mails]);
  if (now !== shown) {
    shown = now;
    $('#timeline').replaceChildren(...threads(mails));
  }
}

/** Mails of a conversation stand together, the latest conversation first. */
function threads(mails) {
  const byConversation = Map.groupBy(mails, (mail) => mail.conversationId ?? subject(mail));
  return [...byConversation.values()].map((members) =>
    element('li', { class: 'thread' }, element('h3', {}, topic(members.at(-1))), element('ul', {}, ...members.map(entry))));
}

const subject = (mail) => mail.subject || '(no subject)';

const topic = (mail) => subject(mail).replace(/^((re|aw|fw|fwd|wg):\s*)+/i, '');

const kinds = { AUTO_REPLY: 'Automatic reply', BOUNCE: 'Bounce', READ_RECEIPT: 'Receipt', MEETING: 'Meeting' };

const A_DAY = 24 * 60 * 60 * 1000;

/** Whether the sender's date says little about when it came. */
const isDatedElsewhere = (mail) => Math.abs(new Date(mail.sentAt) - new Date(mail.receivedAt)) > A_DAY;

function entry(mail) {
  const body = element('div', { class: 'body' });
  const details = element(
    'details',
    { open: opened.has(mail.id), ontoggle: (event) => toggled(event.target, mail, body) },
    element(
      'summary',
      {},
      element('span', { class: `direction ${mail.direction.toLowerCase()}` }, mail.direction === 'SENT' ? 'Sent' : 'Received'),
      mail.smartMail ? element('span', { class: 'smart' }, 'Smart Mail') : null,
      kinds[mail.kind] ? element('span', { class: 'kind' }, kinds[mail.kind]) : null,
      mail.bouncedAt ? element('span', { class: 'bounced' }, 'Not delivered') : null,
      ` ${mail.from.name || mail.from.address} `,
      moment(mail.sentAt),
    ),
    isDatedElsewhere(mail) ? element('p', { class: 'hint' }, 'Received ', moment(mail.receivedAt), '. The date above was set by the sender.') : null,
    mail.bouncedAt ? element('p', { class: 'hint' }, 'Undeliverable: a bounce arrived ', moment(mail.bouncedAt), '.') : null,
    element('p', { class: 'hint' }, `To ${mail.to.map(({ address }) => address).join(', ')}. In the mailbox of ${mail.holders.join(', ')}.`),
    body,
    attachments(mail),
  );
  return element('li', {}, details, element('p', { class: 'preview' }, mail.preview ?? ''));
}

function attachments(mail) {
  return mail.attachments.length
    ? element('ul', { class: 'attachments' }, ...mail.attachments.map(({ name, size }) => element('li', {}, `${name} (${size} bytes)`)))
    : null;
}

async function toggled(details, mail, body) {
  if (!details.open) {
    opened.delete(mail.id);
    return;
  }
  opened.add(mail.id);
  const whole = await call('GET', `/v1/mails/${mail.id}`);
  body.textContent = whole.text ?? 'This email is too large to show here.';
}

// The same key as long as the form is the same: pressing Send again after a failure asks how it went.
let draft = { written: '', key: '' };

async function send(form) {
  const fields = Object.fromEntries(new FormData(form));
  const { id, address } = lead();
  const attached = fields.file?.size ? [await attachment(fields.file)] : [];
  const mail = { leadId: id, to: [address], subject: fields.subject, html: html(fields.text), attachments: attached };
  const written = JSON.stringify(mail);
  if (draft.written !== written) {
    draft = { written, key: crypto.randomUUID() };
  }
  const answer = await call('POST', '/v1/smart-mails', { body: mail, headers: { 'Idempotency-Key': draft.key } });
  if (answer.status === 'SENDING') {
    return answer.detail;
  }
  draft = { written: '', key: '' };
  await showTimeline();
  return 'Sent, and on the timeline.';
}

function html(text) {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph.outerHTML;
}

async function attachment(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  }
  return { name: file.name, type: file.type || 'application/octet-stream', contentBytes: btoa(binary) };
}
