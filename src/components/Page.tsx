import { PluginPage } from '@grafana/runtime';
import { type ReactNode } from 'react';

interface Props {
  title: string;
  subTitle: string;
  /** Address of the page, so that the breadcrumbs name it once. */
  path: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the app inside Grafana's frame. */
export function Page({ title, subTitle, path, actions, children }: Props) {
  return (
    <PluginPage pageNav={{ text: title, url: path }} subTitle={subTitle} actions={actions}>
      {children}
    </PluginPage>
  );
}
