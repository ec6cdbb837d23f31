import { css, html, nothing, svg } from 'lit';
import { date } from '../format.js';

const WITH_TROUBLE = new Set(['ERROR', 'CONNECTION_ISSUE']);

const WIDTH = 5;
const GAP = 1;
const HEIGHT = 44;
const BASE = 4;

/**
 * The last 30 days as a strip: a bar for the emails of each day, above the colour of its worst status. What went wrong has
 * a ground of full height, too, for those who do not tell colours apart.
 *
 * @param days oldest first, `{date, emails, worst}`
 */
export function monthStrip(days, words) {
  const most = Math.max(...days.map((day) => day.emails), 1);
  return html`<svg class="month" role="img" aria-label=${summary(days, words)} preserveAspectRatio="none"
    viewBox="0 0 ${days.length * (WIDTH + GAP)} ${HEIGHT + BASE}">${days.map((day, i) => column(day, i, most, words))}</svg>`;
}

function column(day, i, most, words) {
  const height = Math.round((day.emails / most) * HEIGHT);
  const x = i * (WIDTH + GAP);
  return svg`<g class="day ${day.worst ?? ''}"><title>${words.month.day(day)}</title>
    <rect class="ground" x=${x} y="0" width=${WIDTH} height=${HEIGHT}></rect>
    <rect class="bar" x=${x} y=${HEIGHT - height} width=${WIDTH} height=${height}></rect>
    <rect class="base" x=${x} y=${HEIGHT} width=${WIDTH} height=${BASE}></rect></g>`;
}

function summary(days, words) {
  const emails = days.reduce((sum, day) => sum + day.emails, 0);
  const failing = days.filter((day) => WITH_TROUBLE.has(day.worst)).length;
  return words.month.summary(emails, failing);
}

/** @param days of a connection's status; undefined for a user who never connected */
export function month({ days }, words) {
  return days
    ? html`<section class="tight" aria-labelledby="month">
        <h3 id="month">${words.month.title}</h3>
        ${monthStrip(days.map((day) => ({ ...day, emails: day.sent + day.received })), words)}
        <details><summary>${words.month.asTable}</summary>${table(days, words)}</details>
      </section>`
    : nothing;
}

/** The same for those who want figures, or hear the page; the latest day first. */
function table(days, words) {
  const texts = words.month;
  const columns = [texts.date, texts.status, texts.sent, texts.received, texts.skipped];
  return html`<table class="days">
    <caption class="hidden">${texts.title}</caption>
    <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${days.toReversed().map((day) => html`<tr>
      <th scope="row"><time datetime=${day.date}>${date(day.date)}</time></th>
      <td>${day.worst ? words.status[day.worst] : nothing}</td>
      <td>${day.sent}</td><td>${day.received}</td><td>${day.skipped}</td>
    </tr>`)}</tbody>
  </table>`;
}

export const monthStyles = css`
  .month {
    display: block;
    width: 100%;
    height: 48px;
  }
  .day {
    fill: var(--_shade, var(--_line));
  }
  .bar {
    opacity: 0.6;
  }
  .ground {
    opacity: 0;
  }
  .day.ENABLED {
    --_shade: var(--_green);
  }
  .day.PENDING {
    --_shade: var(--_yellow);
  }
  .day.ERROR {
    --_shade: var(--_red);
  }
  .day.CONNECTION_ISSUE {
    --_shade: var(--_orange);
  }
  .day.DISABLING {
    --_shade: var(--_grey);
  }
  .ERROR .ground,
  .CONNECTION_ISSUE .ground {
    opacity: 0.25;
  }
  .days {
    border-collapse: collapse;
    font-size: 0.875em;
  }
  .days th,
  .days td {
    text-align: start;
    font-weight: 400;
    padding: 4px 16px 4px 0;
    border-top: 1px solid var(--_line);
  }
  .days thead th {
    border: 0;
    color: var(--_muted);
  }
  .hidden {
    position: absolute;
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
`;
