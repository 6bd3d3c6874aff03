import type { SVGProps } from 'react';

/** An icon without its drawing: the real one fetches it. */
export default function InlineSvgMock({
  src,
  title,
  innerRef: _innerRef,
  cacheRequests: _cacheRequests,
  loader: _loader,
  ...rest
}: SVGProps<SVGSVGElement> & {
  src: string;
  innerRef?: unknown;
  cacheRequests?: unknown;
  loader?: unknown;
  title?: string;
}) {
  return (
    <svg data-src={src} {...rest}>
      {title && <title>{title}</title>}
    </svg>
  );
}
