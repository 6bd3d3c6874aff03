// The template functions that Grafana and Prometheus have in common.
const commonFunctions = new Set(
  `and or not if else end range with define template block len index slice print printf println html js urlquery
  eq ne lt le gt ge call humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp title toUpper
  toLower match reReplaceAll graphLink tableLink sortByLabel stripPort stripDomain toTime parseDuration externalURL
  pathPrefix true false nil`.split(/\s+/)
);

const action = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;

/** Text that Prometheus prints as it is. */
export function literal(text: string): string {
  return text.includes('{{') ? `{{ ${JSON.stringify(text)} }}` : text;
}

function translatedAction(code: string): string | undefined {
  const withValues = code
    .replace(/\$values\.\w+\.Value\b/g, '$value')
    .replace(/\$values\.\w+\.Labels\b/g, '$labels')
    // A bare `$values.A` prints as its value, but no function accepts it.
    .replace(/^\$values\.\w+$/, '$value')
    .replace(/\(index \$values "\w+"\)\.Value\b/g, '$value');
  if (withValues.includes('$values')) {
    return undefined;
  }
  const words = withValues.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '').match(/(?<![.$\w])[A-Za-z]\w*/g) ?? [];
  return words.every((word) => commonFunctions.has(word)) ? withValues : undefined;
}

/**
 * A message in Grafana's template dialect, for Prometheus. Grafana shows a message that it cannot expand as raw
 * text (for example `{{ $values.A | humanizeDuration }}`), so then Prometheus is told to do the same.
 */
export function templateForPrometheus(text: string): string {
  let readable = true;
  const translated = text.replace(action, (_, code: string) => {
    const result = translatedAction(code);
    readable &&= result !== undefined;
    return `{{ ${result ?? ''} }}`;
  });
  const opened = text.split('{{').length - 1;
  const closed = [...text.matchAll(action)].length;
  return readable && opened === closed ? translated : literal(text);
}
