import { css, html } from 'lit';

/** Colour and words, and a shape of its own for each colour, for those who do not tell colours apart. */
export function statusBadge(status, colour, words) {
  return html`<span class="badge ${colour}"><span class="mark" aria-hidden="true"></span>${words.status[status] ?? status}</span>`;
}

export const badgeStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
    color: var(--_shade, var(--_text));
  }
  .mark {
    width: 14px;
    height: 14px;
    flex: none;
    background: var(--_shade, transparent);
    border: 2px solid var(--_shade, var(--_muted));
    border-radius: 50%;
  }
  .green {
    --_shade: var(--_green);
  }
  .yellow {
    --_shade: var(--_yellow);
  }
  .red {
    --_shade: var(--_red);
  }
  .orange {
    --_shade: var(--_orange);
  }
  .grey {
    --_shade: var(--_grey);
  }
  .yellow .mark {
    background: linear-gradient(90deg, var(--_shade) 50%, transparent 50%);
  }
  .red .mark {
    border-radius: 2px;
  }
  .orange .mark {
    border-radius: 2px;
    transform: rotate(45deg) scale(0.85);
  }
  .grey .mark {
    background: transparent;
    border-style: dashed;
  }
`;
