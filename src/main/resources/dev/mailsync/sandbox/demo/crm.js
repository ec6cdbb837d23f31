// The page as a whole: who is signed in, and what is looked at again every few seconds.

import { $, element, reasonOf } from './dom.js';
import { isLive, prepareLive } from './live.js';
import { chooseOwnMailbox, prepareMailboxes, prepareOutlook, showMessages, showOutlook } from './outlook.js';
import { become, call, managesCompany, token, who } from './session.js';
import { showStory } from './story.js';
import { prepareTimeline, registerLeads, showTimeline } from './timeline.js';
import { prepareWeather, showClock, showPlan } from './weather.js';

const LOOK_AGAIN_MILLIS = 3000;
const FOR_EVERYBODY = 'mail-sync-settings, mail-sync-notice';
const ELEMENTS = `${FOR_EVERYBODY}, mail-sync-company`;

function showPerson() {
  const form = $('#who');
  form.company.value = who.company;
  form.user.value = who.user;
  form.role.value = who.role;
  $('#company').hidden = !managesCompany();
  for (const part of document.querySelectorAll(managesCompany() ? ELEMENTS : FOR_EVERYBODY)) {
    part.token = token;
  }
}

/** The elements are those of one user: for another one they are made anew. */
function changePerson() {
  for (const part of document.querySelectorAll(FOR_EVERYBODY)) {
    part.replaceWith(part.cloneNode(false));
  }
  // Those who may not see the company are not asked for it.
  document.querySelector('mail-sync-company')?.remove();
  if (managesCompany()) {
    $('#company').append(element('mail-sync-company', { refresh: 3 }));
  }
  showPerson();
}

async function everything() {
  await registerLeads();
  if (!isLive) {
    await prepareMailboxes();
    await showOutlook();
  }
  open();
  await look();
  if (managesCompany()) {
    await showPlan();
  }
}

/** Before, nobody has chosen a mailbox or a lead yet. */
function open() {
  document.querySelectorAll('main > [inert]').forEach((part) => { part.inert = false; });
}

async function look() {
  await Promise.all(isLive ? [showTimeline()] : [showTimeline(), showMessages(), showClock(), showStory()]);
}

async function showOwnMailbox() {
  if (!isLive) {
    chooseOwnMailbox();
    await showMessages();
  }
}

let problemShown = '';

function lost(problem) {
  problemShown = reasonOf(problem);
  $('#told').textContent = problemShown;
}

function connected() {
  if (problemShown && $('#told').textContent === problemShown) {
    $('#told').textContent = '';
  }
  problemShown = '';
}

async function lookAgain() {
  if (!document.hidden) {
    await look().then(connected, lost);
  }
  setTimeout(lookAgain, LOOK_AGAIN_MILLIS);
}

async function begin() {
  const settings = await call('GET', `/v1/companies/${who.company}`, { as: 'service' });
  if (settings.mailboxLimit === undefined) {
    await call('PUT', `/v1/companies/${who.company}`, { as: 'service', body: { plan: 'TEAM', mailboxLimit: 3 } });
  }
}

$('#who').addEventListener('change', async (event) => {
  const companyChanged = event.target.name === 'company';
  become(Object.fromEntries(new FormData($('#who'))));
  changePerson();
  if (companyChanged) {
    await begin();
  }
  await everything();
  await showOwnMailbox();
});

// Only some roles see the company, so the link to it changes the role.
$('#intro a[href="#company"]').addEventListener('click', () => {
  if (!managesCompany()) {
    $('#who').role.value = 'administrator';
    $('#who').role.dispatchEvent(new Event('change', { bubbles: true }));
  }
});

prepareLive();
prepareTimeline();
prepareOutlook();
prepareWeather(look);
showPerson();
await begin();
await everything();
await showOwnMailbox();
setTimeout(lookAgain, LOOK_AGAIN_MILLIS);
