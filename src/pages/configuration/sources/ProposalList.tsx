import { Box, Button, Icon, Stack, Text } from '@grafana/ui';

import { Details } from '../../../components/Details';
import { type Loaded } from '../../../components/useLoaded';
import { clustersInWords } from './clustersInWords';
import { type Proposal, type Proposals } from './loadProposals';

interface Props {
  of: Loaded<Proposals>;
  /** Clusters that are watched already, by name. */
  watched: readonly string[];
  use: (proposal: Proposal) => void;
}

/** Data sources in which kube-proxy was found and that are not used yet. */
export function ProposalList({ of: { result, isLoading }, watched, use }: Props) {
  if (result === undefined) {
    return <Text color="secondary">{isLoading ? 'Looking for kube-proxy in your data sources …' : ''}</Text>;
  }
  const { found, refused, unasked } = result;
  const answered = result.asked - refused.length;
  return (
    <Stack direction="column" gap={1}>
      {found.map((proposal) => (
        <Box
          key={proposal.dataSource.uid}
          backgroundColor="secondary"
          borderRadius="default"
          padding={2}
          data-testid={`proposal-${proposal.dataSource.uid}`}
        >
          <Stack justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
            <Stack direction="column" gap={0.5}>
              <Text weight="medium">
                <Icon name="check-circle" /> {proposal.dataSource.name} has kube-proxy’s metrics
              </Text>
              <Text color="secondary">
                {clustersInWords(proposal.clusters)}, {proposal.targets} kube-proxies
              </Text>
              {proposal.clusters.some((cluster) => watched.includes(cluster)) && (
                <Text color="warning">
                  <Icon name="exclamation-triangle" /> Some of these clusters are watched already: their alerts would
                  come twice.
                </Text>
              )}
            </Stack>
            <Button
              variant={watched.length === 0 ? 'primary' : 'secondary'}
              icon="plus"
              aria-label={`Use ${proposal.dataSource.name}`}
              onClick={() => use(proposal)}
            >
              Use
            </Button>
          </Stack>
        </Box>
      ))}
      {answered > 0 && found.length === 0 && (
        <Text color="secondary">
          {answered === 1 ? 'The other data source' : `None of ${answered} other data sources`}{' '}
          {answered === 1 ? 'has none of' : 'has'} kube-proxy’s metrics.
        </Text>
      )}
      {refused.length > 0 && (
        <Details
          title={`${refused.length === 1 ? '1 data source' : `${refused.length} data sources`} could not be asked`}
        >
          {refused.map(({ refused: { reason, nextStep } }) => `${reason} ${nextStep}`).join('\n')}
        </Details>
      )}
      {unasked > 0 && (
        <Text color="secondary">{unasked} more data sources were not asked. Choose one of them below.</Text>
      )}
    </Stack>
  );
}
