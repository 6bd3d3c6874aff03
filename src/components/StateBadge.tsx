import { Badge, Icon, Text, type BadgeColor, type IconName } from '@grafana/ui';

interface Props {
  text: string;
  icon: IconName;
  /** `none` for what needs nobody's attention. */
  color: BadgeColor | 'none';
}

/** A state by icon and word; what needs no attention has no frame and no colour. */
export function StateBadge({ color, text, icon }: Props) {
  // The grey badge of Grafana 12.3 is too pale to read in the light theme.
  return color === 'none' ? (
    <Text color="secondary" variant="bodySmall">
      <Icon name={icon} size="sm" /> {text}
    </Text>
  ) : (
    <Badge color={color} text={text} icon={icon} />
  );
}
