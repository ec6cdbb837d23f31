import { en } from './en.js';

const LANGUAGES = { en };

/** The words for a language tag such as "en-GB"; English where there are none yet. */
export function messagesFor(language) {
  return LANGUAGES[(language || '').split('-')[0].toLowerCase()] ?? en;
}
