import { type Locator } from '@playwright/test';

/** Colours of threshold lines, as Grafana's theme draws `orange` and `red`. */
const colors = { orange: [255, 152, 48], red: [242, 73, 92] } as const;

type LineColor = keyof typeof colors;

/**
 * How high above the time axis horizontal lines of these colours are drawn in the upper half of a plot, in pixels of the
 * screen; undefined where there is none. Data near zero is below that half.
 */
export async function drawnLines(plot: Locator): Promise<Record<LineColor, number | undefined>> {
  return plot.evaluate((over, wanted) => {
    const canvas = over.parentElement?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) {
      throw new Error('The plot has no canvas.');
    }
    const [frame, place] = [canvas.getBoundingClientRect(), over.getBoundingClientRect()];
    const scale = canvas.width / frame.width;
    const left = Math.round((place.left - frame.left) * scale);
    const top = Math.round((place.top - frame.top) * scale);
    const [width, height] = [Math.round(place.width * scale), Math.round(place.height * scale)];
    const { data } = context.getImageData(left, top, width, height);
    const countIn = (row: number, color: readonly number[]) => {
      let count = 0;
      for (let column = 0; column < width; column += 1) {
        const at = (row * width + column) * 4;
        const isNear = color.every((part, channel) => Math.abs((data[at + channel] ?? 0) - part) < 40);
        count += isNear && (data[at + 3] ?? 0) > 100 ? 1 : 0;
      }
      return count;
    };
    const heightOf = (color: readonly number[]) => {
      let best = { row: -1, count: width / 4 };
      for (let row = 0; row < height / 2; row += 1) {
        const count = countIn(row, color);
        best = count > best.count ? { row, count } : best;
      }
      return best.row < 0 ? undefined : (height - best.row) / scale;
    };
    return { orange: heightOf(wanted.orange), red: heightOf(wanted.red) };
  }, colors);
}
