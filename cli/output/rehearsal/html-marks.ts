import { html, type Html } from './html-text.ts';

/** What is marked in the timeline beside ordinary runs. Each has a shape of its own, so that colour is not needed. */
export const MARKS = {
  failed: 'a run that failed',
  missed: 'a slot that was missed or skipped',
  late: 'a run that started late',
  expired: 'a question that nobody answered in time, or a task that was not done',
  woken: 'somebody was woken',
} as const;

/** A mark. */
export type Mark = keyof typeof MARKS;

/** A mark around a point, with what a pointer over it is told. */
export function drawMark(mark: Mark, x: number, y: number, title = ''): Html {
  const path = html`<path class="${mark}" d="${SHAPES[mark](x, y)}"`;
  return title === '' ? html`${path}/>` : html`${path}><title>${title}</title></path>`;
}

/** A picture of a mark for the key. */
export function pictureOf(mark: Mark): Html {
  return html`<svg viewBox="0 0 16 14" aria-hidden="true">${drawMark(mark, 8, 7)}</svg>`;
}

const SHAPES: Readonly<Record<Mark, (x: number, y: number) => string>> = {
  failed: (x, y) => `M${px(x - 4)} ${px(y - 4)}l8 8m0-8l-8 8`,
  missed: (x, y) => `M${px(x - 4.2)} ${px(y)}a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z`,
  late: (x, y) => `M${px(x)} ${px(y - 5)}l4.6 8.6h-9.2z`,
  expired: (x, y) => `M${px(x)} ${px(y - 3.6)}l3.6 3.6l-3.6 3.6l-3.6-3.6z`,
  woken: (x, y) => `M${px(x + 1)} ${px(y - 4.2)}a4.4 4.4 0 1 0 3.2 6.8a4 4 0 0 1-3.2-6.8z`,
};

/** A tenth of a pixel is enough, and the same on every machine. */
export function px(at: number): string {
  return String(Math.round(at * 10) / 10);
}
