// Which Microsoft the application talks to. With the real one, the page leaves out what only the sandbox can do.

import { $, working } from './dom.js';
import { call, sandbox } from './session.js';
import { LEADS, showLeads, showTimeline } from './timeline.js';

const KEY = 'small-crm-leads';
const ONLY_IN_THE_SANDBOX = '#intro, #outlook, #weather, #requests';

const { live, graph, notified } = await sandbox('/sandbox/demo/microsoft');

export const isLive = live;

/** The sample leads would be strangers to a real mailbox. Those registered here are kept by the browser. */
export function prepareLive() {
  if (!live) {
    return;
  }
  document.querySelectorAll(ONLY_IN_THE_SANDBOX).forEach((part) => { part.hidden = true; });
  $('#live').hidden = false;
  $('#new-lead').hidden = false;
  $('#microsoft').textContent = graph;
  $('#told-by').textContent = notified
    ? 'It sends notifications, so email appears within seconds.'
    : "It can't send notifications to this machine, so Mail Sync checks for new email every minute.";
  LEADS.splice(0, LEADS.length, ...JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  $('#new-lead').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    working(form, form.querySelector('output'), () => register(form));
  });
}

async function register(form) {
  const address = form.address.value.trim().toLowerCase();
  const lead = { id: `lead-${address.replace(/[^a-z0-9]+/g, '-')}`, name: address.split('@')[0], address, opportunities: [] };
  const { ignored } = await call('PUT', `/v1/leads/${lead.id}`, { as: 'service', body: { addresses: [address], opportunities: [] } });
  if (ignored.length) {
    return "Not registered: this address belongs to your own company.";
  }
  LEADS.splice(0, LEADS.length, lead, ...LEADS.filter(({ id }) => id !== lead.id));
  localStorage.setItem(KEY, JSON.stringify(LEADS));
  form.reset();
  showLeads();
  await showTimeline();
  return 'Registered. Earlier email with this lead appears within two minutes.';
}
