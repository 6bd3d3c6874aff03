import { renderMarkdown, textUtil } from '@grafana/data';
import { ScrollContainer } from '@grafana/ui';
import { templateSrv } from '../runtime/templateSrv';
import type { DrawnPanelProps } from './panelTypes';

export function TextPanel({ options, height }: DrawnPanelProps) {
  const content = templateSrv.replace(typeof options['content'] === 'string' ? options['content'] : '');
  const markup = options['mode'] === 'html' ? textUtil.sanitize(content) : renderMarkdown(content);
  return (
    <div style={{ height }}>
      <ScrollContainer>
        <div className="markdown-html" dangerouslySetInnerHTML={{ __html: markup }} />
      </ScrollContainer>
    </div>
  );
}
