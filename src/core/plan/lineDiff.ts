/** One line of two texts: in both, only in the first, or only in the second. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Lines in both texts that are far from every change. */
export interface LeftOut {
  kind: 'left out';
  lines: number;
}

/** The fewest lines to take out and put in that turn one text into the other, in the order in which they stand. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const common = commonLengths(old, now);
  const length = (row: number, column: number) => common[row]?.[column] ?? 0;
  const diff: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [left, right] = [old[row], now[column]];
    if (left !== undefined && left === right) {
      diff.push({ kind: 'same', text: left });
      [row, column] = [row + 1, column + 1];
    } else if (left !== undefined && (right === undefined || length(row + 1, column) >= length(row, column + 1))) {
      diff.push({ kind: 'removed', text: left });
      row += 1;
    } else {
      diff.push({ kind: 'added', text: right ?? '' });
      column += 1;
    }
  }
  return diff;
}

/** The changed lines and `context` lines around each; a gap of one line is not worth leaving out. */
export function changedLines(diff: readonly DiffLine[], context = 2): Array<DiffLine | LeftOut> {
  const isNear = diff.map((_, at) => diff.slice(Math.max(0, at - context), at + context + 1).some(isChanged));
  const isShown = isNear.map((near, at) => near || (isNear[at - 1] !== false && isNear[at + 1] !== false));
  return diff.flatMap((line, at): Array<DiffLine | LeftOut> => {
    if (isShown[at] === true) {
      return [line];
    }
    const end = isShown.indexOf(true, at);
    return isShown[at - 1] === false ? [] : [{ kind: 'left out', lines: (end < 0 ? diff.length : end) - at }];
  });
}

function isChanged({ kind }: DiffLine): boolean {
  return kind !== 'same';
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** How many lines the rests of both texts have in common at most, by where the rests begin. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const rows: number[][] = [[]];
  for (const line of [...old].reverse()) {
    const below = rows[0] ?? [];
    const row: number[] = [];
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const isSame = line === now[column];
      row[column] = isSame ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, row[column + 1] ?? 0);
    }
    rows.unshift(row);
  }
  return rows;
}
