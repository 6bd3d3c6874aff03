import { locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import { type ComponentProps } from 'react';

/** `href` is a path in Grafana, without the sub-path that Grafana may be served from. */
type Props = ComponentProps<typeof LinkButton> & { href: string };

/** A link to another page of Grafana. Its address is whole, so that it can also be opened in another tab. */
export function PathButton(props: Props) {
  return <LinkButton {...props} href={locationUtil.assureBaseUrl(props.href)} />;
}
