// Modules that page/build.ts resolves itself; types are those of the libraries behind them.
declare module '@grafana/runtime/internal' {
  import type { PanelRendererProps, PanelDataErrorViewProps, PluginPageType } from '@grafana/runtime';
  import type { ComponentType } from 'react';
  export function setPanelRenderer(renderer: ComponentType<PanelRendererProps>): void;
  export function setPanelDataErrorView(view: ComponentType<PanelDataErrorViewProps>): void;
  export function setPluginPage(page: PluginPageType): void;
}

declare module '@grafana/i18n/internal' {
  export function initializeI18n(options: {
    language: string;
    ns: string[];
  }): Promise<{ language: string | undefined }>;
}

// react-router-dom 5 and its bridge to 6, in the copies of @grafana/ui: what Grafana itself runs on.
declare module 'host-router-v5' {
  import type { ComponentType, ReactNode } from 'react';
  export const Router: ComponentType<{ history: unknown; children?: ReactNode }>;
}

declare module 'react-router-dom-v5-compat' {
  import type { ComponentType, ReactNode } from 'react';
  export const CompatRouter: ComponentType<{ children?: ReactNode }>;
  export { Link, NavLink, Route, Routes, useLocation, useParams, useSearchParams } from 'react-router-dom';
}

declare module 'systemjs-global' {
  export interface SystemJs {
    set(id: string, module: object): unknown;
    import(id: string): Promise<unknown>;
    addImportMap?(map: { imports: Record<string, string> }): void;
    prepareImport?(): Promise<void>;
  }
}
