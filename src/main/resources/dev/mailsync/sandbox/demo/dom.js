// Elements without a library. Text is only ever text, whoever wrote it.

export const $ = (selector) => document.querySelector(selector);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const moment = (text) => element('time', { datetime: text }, time.format(new Date(text)));

/** The browser's own words for a call that reached nobody help nobody. */
export const reasonOf = (problem) =>
  problem instanceof TypeError ? "The demo doesn't respond. Check your connection, and whether dev mode is still running." : problem.message;

/** Runs what a button or form is for, shows how it went, and keeps it from being pressed twice meanwhile. */
export async function working(control, output, action) {
  const buttons = control.matches('button') ? [control] : [...control.querySelectorAll('button')];
  buttons.forEach((button) => { button.disabled = true; });
  output.textContent = 'One moment…';
  try {
    output.textContent = (await action()) ?? '';
  } catch (problem) {
    output.textContent = reasonOf(problem);
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}
