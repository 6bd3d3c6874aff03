import { type Expression } from '../promql/expression';
import { type KubeProxy } from '../signals/kubeProxy';
import { type RecordingId } from './recordedSeries';

/** A series that a recording rule writes, so that what is dear is computed once for all who read it. */
export interface Recording {
  id: RecordingId;
  /** What its value says, as a sentence. */
  meaning: string;
  /** Labels besides that of the source, by their meaning; the cluster label has the name that the settings say. */
  labels: readonly string[];
  /**
   * What alerts and pages read where nothing is recorded: they call the same function. The second `KubeProxy` reads
   * what is recorded.
   */
  expression(kubeProxy: KubeProxy, recorded: KubeProxy): Expression;
}
