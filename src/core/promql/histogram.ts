import { bucketsOf } from './bucket';
import { Expression } from './expression';
import { madeLabels } from './madeLabels';
import { select, type Matcher } from './selector';

/** In which form Prometheus holds histograms. `both`: some targets so, others so. */
export const histogramForms = ['classic', 'native', 'both'] as const;

export type HistogramForm = (typeof histogramForms)[number];

/** A histogram's observations within a range before now. */
export interface HistogramWindow {
  name: string;
  matchers: Matcher[];
  /** Prometheus duration. */
  range: string;
  /**
   * Per second, or all within the range. Growth compares the range's ends: a few samples, whatever its length, and
   * observations of before where a process began anew and has already counted more than the one before it.
   */
  counted: 'rate' | 'increase' | 'growth';
}

/**
 * What can be asked about the observations of a histogram, in each form. Classic: series `_bucket`, `_sum`, `_count`.
 * Native: one series with the bare name, read by functions that Prometheus has since 2.40 and VictoriaMetrics has not.
 * In `both` a target that has both forms counts once, by its classic one.
 */
export class Histogram {
  constructor(
    private readonly window: HistogramWindow,
    private readonly form: HistogramForm
  ) {}

  /** How many observations there were, for each value of the labels `by`. */
  observations(by: string[]): Expression {
    return this.added('_count', 'histogram_count').aggregated('sum', by);
  }

  /**
   * Mean of the observations; nothing while there are none. A count that happens to be equal before and after a restart
   * looks like none while its sum grew: without the guard the mean were infinite.
   * @param moreThan so many observations say nothing
   */
  mean(by: string[], moreThan = 0): Expression {
    const total = this.added('_sum', 'histogram_sum').aggregated('sum', by);
    return total.dividedBy(this.observations(by).isAbove(moreThan));
  }

  /** How many observations were at most `bound`, which is the bound of a bucket. Native buckets are interpolated. */
  atMost(bound: number, by: string[]): Expression {
    return this.joined(
      this.classic('_bucket', [bucketsOf([bound])]).aggregated('sum', by),
      (native) =>
        native
          .prefixed('histogram_fraction', `-Inf, ${bound}`)
          // The fraction of no observations is not a number.
          .times(native.inside('histogram_count').isAbove(0)),
      by,
      'sum'
    );
  }

  /**
   * A quantile of the observations. Classic: never above the largest finite bucket that is read; `bounds` reads only some
   * of many. In `both` it is the larger one of what the two kinds of targets show.
   */
  quantile(fraction: number, by: string[], bounds?: readonly number[]): Expression {
    const matchers = bounds === undefined ? [] : [bucketsOf([...bounds, Infinity])];
    return this.joined(
      quantileOf(fraction, this.classic('_bucket', matchers).aggregated('sum', [...by, 'le'])),
      (native) => quantileOf(fraction, native),
      by,
      'max'
    );
  }

  private classic(suffix: '_sum' | '_count' | '_bucket', matchers: Matcher[] = []): Expression {
    const { name, matchers: targets, range, counted } = this.window;
    const all = [...targets, ...matchers];
    if (counted === 'growth') {
      const now = select(`${name}${suffix}`, all);
      return now
        .minus(select(`${name}${suffix}`, all, { offset: range }))
        .isAtLeast(0)
        .or(now);
    }
    return select(`${name}${suffix}`, all, { range }).inside(counted);
  }

  private get native(): Expression {
    const { name, matchers, range, counted } = this.window;
    return counted === 'growth'
      ? select(name, matchers).minus(select(name, matchers, { offset: range }))
      : select(name, matchers, { range }).inside(counted);
  }

  private added(suffix: '_sum' | '_count', ofNative: string): Expression {
    switch (this.form) {
      case 'classic':
        return this.classic(suffix);
      case 'native':
        return this.native.inside(ofNative);
      case 'both':
        return this.classic(suffix).or(this.native.inside(ofNative));
    }
  }

  private joined(
    classic: Expression,
    ofNative: (native: Expression) => Expression,
    by: string[],
    operator: 'sum' | 'max'
  ): Expression {
    switch (this.form) {
      case 'classic':
        return classic;
      case 'native':
        return ofNative(this.native.aggregated('sum', by));
      case 'both':
        return classic
          .or(
            ofNative(this.native.unless(this.classic('_count')).aggregated('sum', by)).withLabel(
              madeLabels.form,
              'native',
              '',
              ''
            )
          )
          .aggregated(operator, by);
    }
  }
}

function quantileOf(fraction: number, observations: Expression): Expression {
  return Expression.atom(`histogram_quantile(\n  ${fraction},\n${observations.text.replace(/^/gm, '  ')}\n)`);
}
