import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';

import { Refused } from '../grafana/refused';
import { Loadable } from './Loadable';
import { type Loaded } from './useLoaded';

const loaded: Loaded<string> = { result: 'the plan', loadedAt: 1, isLoading: false, reload: () => undefined };

function Opens({ text }: { text: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return <button onClick={() => setIsOpen(true)}>{isOpen ? `${text}, opened` : text}</button>;
}

const shown = (of: Loaded<string>) => (
  <Loadable of={of} label="Loading">
    {(text) => <Opens text={text} />}
  </Loadable>
);

describe('something loaded', () => {
  it('stays as the reader left it when a refresh fails, and when the next one succeeds', async () => {
    const { rerender } = render(shown(loaded));
    await userEvent.setup().click(screen.getByRole('button'));
    rerender(shown({ ...loaded, refused: new Refused('Grafana does not answer.', 'Try again.') }));
    expect(screen.getByTestId('refused')).toHaveTextContent('Grafana does not answer.');
    expect(screen.getByText('the plan, opened')).toBeInTheDocument();
    rerender(shown(loaded));
    expect(screen.queryByTestId('refused')).not.toBeInTheDocument();
    expect(screen.getByText('the plan, opened')).toBeInTheDocument();
  });
});
