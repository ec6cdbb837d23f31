import { css, html, svg } from 'lit';

const logo = svg`<svg width="21" height="21" viewBox="0 0 21 21" aria-hidden="true" focusable="false">
  <path fill="#F25022" d="M1 1h9v9H1z"/>
  <path fill="#7FBA00" d="M11 1h9v9h-9z"/>
  <path fill="#00A4EF" d="M1 11h9v9H1z"/>
  <path fill="#FFB900" d="M11 11h9v9h-9z"/>
</svg>`;

/** The button as Microsoft's branding guidelines draw it: its words, measures and colours are not for a theme to change. */
export function microsoftButton(words, disabled, onClick) {
  return html`<button type="button" class="microsoft" ?disabled=${disabled} @click=${onClick}>
    ${logo}<span>${words.signIn.button}</span>
  </button>`;
}

export const microsoftButtonStyles = css`
  .microsoft {
    display: inline-flex;
    align-items: center;
    gap: 12px;
    height: 41px;
    padding: 0 12px;
    border: 1px solid light-dark(#8c8c8c, #2f2f2f);
    background: light-dark(#ffffff, #2f2f2f);
    color: light-dark(#5e5e5e, #ffffff);
    font: 600 15px 'Segoe UI', 'Segoe UI Web (West European)', system-ui, sans-serif;
    cursor: pointer;
    white-space: nowrap;
  }
  .microsoft:hover {
    background: light-dark(#f3f3f3, #3b3b3b);
  }
  .microsoft:disabled {
    opacity: 0.6;
    cursor: default;
  }
`;
