/** What is known of the data source that shall take recorded series. */
export interface RecordingTarget {
  name: string;
  /** Of the data source's plugin. */
  type: string;
  /** `jsonData.prometheusType`: Prometheus, Mimir, Cortex or Thanos; undefined where nobody chose. */
  prometheusType?: string;
}

/** Whether Grafana can record into a data source, and why, as sentences with what to do. */
export interface RecordingSupport {
  /** `unknown`: it depends on how the server behind it is set up. */
  can: 'yes' | 'no' | 'unknown';
  reason: string;
}

const exportInstead = 'Or export the rules for the Prometheus or Mimir behind it, recording rules included.';

/**
 * Where Grafana's recording rules can write. It writes into data sources of type `prometheus` only, by remote write:
 * below their address where `prometheusType` is Prometheus, to Mimir's address for any other, also where it is not set
 * (Grafana 12.3: pkg/services/ngalert/writer/datasourcewriter.go).
 */
export function recordingSupport({ name, type, prometheusType = '' }: RecordingTarget): RecordingSupport {
  if (type !== 'prometheus') {
    return {
      can: 'no',
      reason: `Grafana records into data sources of type prometheus only; “${name}” is of type ${type}. ${exportInstead}`,
    };
  }
  switch (prometheusType) {
    case 'Prometheus':
      return {
        can: 'unknown',
        reason: `“${name}” takes recorded series where Prometheus runs with --web.enable-remote-write-receiver. VictoriaMetrics takes them as it is.`,
      };
    case 'Mimir':
    case 'Cortex':
      return { can: 'yes', reason: `“${name}” takes recorded series: ${prometheusType} receives remote write.` };
    case 'Thanos':
      return {
        can: 'no',
        reason: `“${name}” is a Thanos query, which only reads. Record into the data source of a Prometheus below it. ${exportInstead}`,
      };
    default:
      return {
        can: 'unknown',
        reason: `“${name}” does not say what it is, so Grafana writes to the address that Mimir has, where Prometheus and VictoriaMetrics answer 404. Choose the Prometheus type in the settings of the data source.`,
      };
  }
}
