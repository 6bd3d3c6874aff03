import { templateForPrometheus } from './template';

describe('a message in Grafana’s dialect, for Prometheus', () => {
  it.each([
    ['{{ $labels.node }} waits', '{{ $labels.node }} waits'],
    ['{{ humanizeDuration $values.A.Value }}', '{{ humanizeDuration $value }}'],
    ['{{ $values.A }} nodes', '{{ $value }} nodes'],
    ['{{ with $labels.cluster }}in {{ . }}{{ end }}', '{{ with $labels.cluster }}in {{ . }}{{ end }}'],
  ])('translates %s', (grafana, prometheus) => {
    expect(templateForPrometheus(grafana)).toBe(prometheus);
  });

  it.each([
    '{{ $values.A | humanizeDuration }}',
    '{{ $labels.node }} {{ $values.A | humanize }}',
    '{{ noSuchFunction $labels.node }}',
    'never closed {{ $labels.node',
  ])('keeps %s as raw text, as Grafana shows it', (text) => {
    expect(templateForPrometheus(text)).toBe(`{{ ${JSON.stringify(text)} }}`);
  });
});
