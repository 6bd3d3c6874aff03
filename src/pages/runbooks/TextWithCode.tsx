import { Fragment } from 'react';

/** Text in which what stands between backticks is code. */
export function TextWithCode({ text }: { text: string }) {
  return (
    <span>
      {text.split('`').map((part, index) =>
        // Every second part stands between backticks; the position is all that tells equal parts apart.
        index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>
      )}
    </span>
  );
}
