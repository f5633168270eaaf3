import { html, type Html } from '../html/html.js';

/** Where the baseline stands in the bar and where the target: progress outside them stays visible. */
const BASELINE = 20;
const TARGET = 80;

/** Progress drawn between its baseline (0) and its target (1), which it may fall short of or pass; the words beside it say it. */
export function progressBar(progress: number): Html {
  const reach = Math.min(100, Math.max(0, BASELINE + progress * (TARGET - BASELINE)));
  const [from, to] = [Math.min(BASELINE, reach), Math.max(BASELINE, reach)];
  return html`<svg
    class="progress"
    width="96"
    height="12"
    viewBox="0 0 100 12"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <rect y="4" width="100" height="4" class="track" />
    <rect
      x="${from}"
      y="2"
      width="${Math.max(1, to - from)}"
      height="8"
      class="${progress < 0 ? 'fill-behind' : 'fill-active'}"
    />
    <path d="M${BASELINE} 0V12M${TARGET} 0V12" class="mark" />
  </svg>`;
}
