import { Input } from '@grafana/ui';
import { useState, type KeyboardEvent } from 'react';

interface Props {
  id: string;
  value: number;
  /** NaN while the text is no number. */
  onChange: (value: number) => void;
  /** Unit after the number. */
  suffix?: string;
  /** Shown is the value times this: 100 for a ratio in per cent. */
  scale?: number;
  invalid?: boolean;
  disabled?: boolean;
  /** The next number up or down: then the arrow keys step through them. */
  stepped?: (direction: 1 | -1) => number;
  /** In multiples of the theme's spacing. */
  width?: number;
  'data-testid'?: string;
}

/** A number with its unit. What is typed stays as it is typed, also while it is no number yet. */
export function NumberInput({ value, onChange, suffix, scale = 1, width = 14, stepped, ...rest }: Props) {
  const [typed, setTyped] = useState(() => textOf(value, scale));
  const isCurrent = Object.is(numberOf(typed, scale), value);
  return (
    <Input
      {...rest}
      // Grafana before 13 does not say it to screen readers.
      aria-invalid={rest.invalid}
      width={width}
      inputMode="decimal"
      autoComplete="off"
      value={isCurrent ? typed : textOf(value, scale)}
      suffix={suffix}
      {...(stepped !== undefined && {
        role: 'spinbutton',
        'aria-valuenow': Number.isNaN(value) ? undefined : shown(value, scale),
        onKeyDown: (event: KeyboardEvent) => {
          const direction = directions[event.key];
          if (direction !== undefined) {
            // The caret would go to an end of the text.
            event.preventDefault();
            onChange(stepped(direction));
          }
        },
      })}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(numberOf(currentTarget.value, scale));
      }}
    />
  );
}

const directions: Partial<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

function shown(value: number, scale: number): number {
  return Number((value * scale).toPrecision(12));
}

function numberOf(text: string, scale: number): number {
  // As the pages write it, 5,000 is five thousand; 1,5 and 0,125 are how others write 1.5 and 0.125.
  const isGrouped = /^[1-9]\d{0,2}(,\d{3})+$/.test(text.trim());
  const trimmed = isGrouped ? text.replaceAll(',', '') : text.trim().replace(',', '.');
  // Without rounding 7 % would be 0.07000000000000001.
  return trimmed === '' ? NaN : Number((Number(trimmed) / scale).toPrecision(12));
}

function textOf(value: number, scale: number): string {
  return Number.isNaN(value) ? '' : String(shown(value, scale));
}
