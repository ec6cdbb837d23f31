import { css } from 'lit';

export const companyStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: 12px;
  }
  .figures dt {
    color: var(--_muted);
  }
  .figures dd {
    font-size: 1.35em;
    font-weight: 600;
  }
  .causes {
    list-style: none;
    display: grid;
    gap: 8px;
  }
  .chip {
    min-height: 36px;
    border-radius: 18px;
  }
  .chip[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  thead .plain {
    color: inherit;
    text-decoration: none;
    padding: 0;
    text-align: start;
  }
  table .month {
    width: 68px;
    height: 32px;
  }
  td time {
    display: inline-block;
    min-width: 11ch;
  }
  .remedy {
    min-width: 20ch;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 10px 12px 10px 0;
    border-top: 1px solid var(--_line);
  }
  thead th {
    border: 0;
    color: var(--_muted);
    font-weight: 400;
    vertical-align: bottom;
  }
  .address {
    display: block;
    font-weight: 400;
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
    min-width: 20ch;
  }
  /* On a phone each mailbox is a block of its own, with the names of the columns before what they hold. */
  @container (width < 640px) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      display: none;
    }
    tr {
      border-top: 1px solid var(--_line);
      padding: 8px 0;
    }
    th,
    td {
      border: 0;
      padding: 4px 0;
    }
    td:empty {
      display: none;
    }
    td[data-name]::before {
      content: attr(data-name) ' ';
      display: block;
      font-size: 0.875em;
      color: var(--_muted);
    }
  }
`;
