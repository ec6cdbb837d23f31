import { html, nothing } from 'lit';
import { number } from '../format.js';
import { moreAbout } from './mailbox-table.js';

/** Seats, waiting list and what is billed. */
export function figures({ limit, inUse, waiting, billed }, words) {
  const all = [
    [words.seats, words.seatsOf(inUse, limit)],
    [words.waiting, number(waiting)],
    [words.billed, number(billed)],
  ];
  return html`<dl class="figures">${all.map(([name, value]) => html`<div class="box"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What several mailboxes suffer from alike, with the one remedy. */
export function causes({ causes: found }, words, api) {
  const texts = words.company;
  return found.length === 0
    ? nothing
    : html`<section class="tight" aria-labelledby="causes">
        <h3 id="causes">${texts.causes}</h3>
        <ul class="causes">${found.map((cause) => html`<li class="box tight">
          <p><strong>${texts.cause(cause.mailboxes, cause.title)}</strong></p>
          <p>${cause.remedy}</p>
          <p class="small muted">${words.error.actor}: ${texts.actors[cause.actor] ?? words.error.actors[cause.actor]}.
            ${moreAbout(cause, words, api)}
            ${cause.adminConsentUrl
              ? html`<a href=${cause.adminConsentUrl} target="_blank" rel="noopener noreferrer">${words.error.approve}</a>`
              : nothing}</p>
        </li>`)}</ul>
      </section>`;
}
