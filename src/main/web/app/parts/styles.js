import { css } from 'lit';

/**
 * The look of all elements. What a CRM may change are the properties that begin with --mail-sync-; they are listed in
 * docs/settings-page.md. Each has a light and a dark value, of which the page's colour scheme chooses.
 */
export const theme = css`
  :host {
    --_text: var(--mail-sync-text, light-dark(#1d2430, #e9edf3));
    --_muted: var(--mail-sync-muted, light-dark(#556070, #a9b4c2));
    --_background: var(--mail-sync-background, light-dark(#ffffff, #171c24));
    --_surface: var(--mail-sync-surface, light-dark(#f4f6f9, #202733));
    --_line: var(--mail-sync-line, light-dark(#d3dae3, #38424f));
    --_accent: var(--mail-sync-accent, light-dark(#1756a9, #8ab8f5));
    --_on-accent: var(--mail-sync-on-accent, light-dark(#ffffff, #10151c));
    --_green: var(--mail-sync-green, light-dark(#157a3c, #5fd08a));
    --_yellow: var(--mail-sync-yellow, light-dark(#7d5d00, #f0cc4e));
    --_red: var(--mail-sync-red, light-dark(#b3261e, #ff9a92));
    --_orange: var(--mail-sync-orange, light-dark(#a34800, #ffb077));
    --_grey: var(--mail-sync-grey, light-dark(#556070, #a9b4c2));
    --_radius: var(--mail-sync-radius, 8px);
    --_font: var(--mail-sync-font, system-ui, 'Segoe UI', Roboto, sans-serif);
  }
`;

/** For the elements that stand on a CRM's page themselves; what is inside of them inherits it. */
export const card = css`
  :host {
    display: block;
    color-scheme: light dark;
    color: var(--_text);
    background: var(--_background);
    font: 400 15px/1.5 var(--_font);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: clamp(12px, 3vw, 24px);
    container-type: inline-size;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([hidden]) {
    display: none;
  }
`;

export const base = css`
  * {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2:focus {
    outline: none;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.25;
  }
  h3 {
    font-size: 1.05em;
  }
  h4 {
    font-size: 1em;
  }
  a {
    color: var(--_accent);
  }
  /* A place for what will be said: it takes no room before. */
  p:empty,
  mail-sync-part-disable {
    position: absolute;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  .stack {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  .tight {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .box {
    background: var(--_surface);
    border-radius: var(--_radius);
    padding: 16px;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .turning {
      animation: turn 1s linear infinite;
    }
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
