import { PathButton } from '../../components/PathButton';
import { explorePath } from '../../core/addresses';
import { type Source } from '../../core/settings/schema';
import { mayExplore } from '../../grafana/permissions';

interface Props {
  source: Source;
  query: string;
  /** What is explored, after "Explore": `the query (warning)`. */
  what: string;
}

/** Opens a query in Explore on its source, for those who may use Explore. */
export function ExploreButton({ source, query, what }: Props) {
  return mayExplore().allowed ? (
    <PathButton
      variant="secondary"
      size="sm"
      icon="compass"
      href={explorePath(source.datasourceUid, query)}
      aria-label={`Explore ${what}`}
    >
      Explore
    </PathButton>
  ) : null;
}
