import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Text, useStyles2 } from '@grafana/ui';
import { useId, useState, type ReactNode } from 'react';

interface Props {
  title: string;
  /** What is in it, in a few words: `2 updated, 18 unchanged`. */
  note: string;
  isOpenAtFirst: boolean;
  /** In front of the title. */
  choice?: ReactNode;
  /** Shown also while it is closed. */
  always?: ReactNode;
  children: ReactNode;
  'data-testid': string;
}

/** What belongs to one of several sources, under its name. What is closed is not drawn. */
export function SourceSection({ title, note, isOpenAtFirst, choice, always, children, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <section aria-label={title} className={styles.section} {...rest}>
      <div className={styles.heading}>
        {choice}
        <h3 className={styles.title}>
          <Button
            variant="secondary"
            fill="text"
            icon={isOpen ? 'angle-down' : 'angle-right'}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            {title}
          </Button>
        </h3>
        <Text color="secondary">{note}</Text>
      </div>
      {always}
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ padding: theme.spacing(0.5, 0) }),
  heading: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1) }),
  // The icon of the button stands where the rows begin.
  title: css({ margin: theme.spacing(0, 0, 0, -1), fontSize: 'inherit' }),
});
