import { css } from 'lit';

export const settingsStyles = css`
  .badge {
    font-size: 1.1em;
  }
  .facts {
    display: grid;
    gap: 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(110px, 1fr) 3fr;
    gap: 4px 16px;
    padding: 8px 0;
    border-top: 1px solid var(--_line);
  }
  .facts dt {
    color: var(--_muted);
  }
  .facts dd {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .address {
    overflow-wrap: anywhere;
  }
  .away {
    border-left: 4px solid var(--_yellow);
  }
  .panels {
    border-top: 1px solid var(--_line);
    padding-top: 8px;
  }
  .wheel {
    width: 18px;
    height: 18px;
    border: 3px solid var(--_line);
    border-top-color: var(--_accent);
    border-radius: 50%;
  }
  @container (width < 420px) {
    .facts > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;
