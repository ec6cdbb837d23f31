import { css } from 'lit';

/** Buttons, fields and bars. */
export const controls = css`
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  .button {
    min-height: 40px;
    padding: 6px 16px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
  }
  .button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.danger {
    border-color: var(--_red);
    color: var(--_red);
  }
  .button.danger.primary {
    background: var(--_red);
    color: light-dark(#ffffff, #10151c);
  }
  .button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  .plain {
    border: 0;
    background: none;
    padding: 6px 0;
    min-height: 32px;
    color: var(--_accent);
    text-decoration: underline;
    cursor: pointer;
  }
  input[type='number'],
  input[type='search'],
  textarea {
    background: var(--_background);
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    padding: 8px;
  }
  textarea {
    width: 100%;
    resize: vertical;
  }
  input[type='radio'],
  input[type='checkbox'] {
    accent-color: var(--_accent);
    width: 18px;
    height: 18px;
    margin: 2px 8px 0 0;
    flex: none;
  }
  .choice {
    display: flex;
    align-items: flex-start;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  progress {
    width: 100%;
    height: 10px;
    accent-color: var(--_accent);
  }
  summary {
    cursor: pointer;
    font-weight: 600;
    padding: 8px 0;
  }
`;
