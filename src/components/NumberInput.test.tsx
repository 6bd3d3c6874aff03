import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ComponentProps } from 'react';

import { NumberInput } from './NumberInput';

type FormProps = Pick<ComponentProps<typeof NumberInput>, 'onChange' | 'scale' | 'stepped'>;

function Form({ onChange, ...rest }: FormProps) {
  const [value, setValue] = useState(0.07);
  return (
    <>
      <label htmlFor="number">Number</label>
      <NumberInput
        id="number"
        value={value}
        {...rest}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
      <button onClick={() => setValue(8)}>Default</button>
    </>
  );
}

describe('NumberInput', () => {
  it('shows a ratio in per cent and gives it back as a ratio', async () => {
    const onChange = jest.fn();
    render(<Form onChange={onChange} scale={100} />);
    const input = screen.getByLabelText('Number');
    expect(input).toHaveValue('7');
    await userEvent.clear(input);
    await userEvent.type(input, '12.5');
    expect(onChange).toHaveBeenLastCalledWith(0.125);
    expect(input).toHaveValue('12.5');
  });

  it('keeps what is typed while it is no number, and says that it is none', async () => {
    const onChange = jest.fn();
    render(<Form onChange={onChange} />);
    const input = screen.getByLabelText('Number');
    await userEvent.clear(input);
    await userEvent.type(input, '1.x');
    expect(input).toHaveValue('1.x');
    expect(onChange).toHaveBeenLastCalledWith(NaN);
  });

  it.each([
    ['5,000', 5000],
    ['1,5', 1.5],
    ['0,125', 0.125],
  ])('reads %s as %f', async (typed, value) => {
    const onChange = jest.fn();
    render(<Form onChange={onChange} />);
    await userEvent.clear(screen.getByLabelText('Number'));
    await userEvent.type(screen.getByLabelText('Number'), typed);
    expect(onChange).toHaveBeenLastCalledWith(value);
  });

  it('steps with the arrow keys where it knows the next number', async () => {
    const onChange = jest.fn();
    render(<Form onChange={onChange} scale={100} stepped={(direction) => 0.07 + direction / 100} />);
    const input = screen.getByRole('spinbutton', { name: 'Number' });
    expect(input).toHaveAttribute('aria-valuenow', '7');
    await userEvent.type(input, '{ArrowUp}');
    expect(input).toHaveValue('8');
    await userEvent.type(input, '{ArrowDown}');
    expect(input).toHaveValue('6');
  });

  it('follows a value that is set from outside', async () => {
    render(<Form onChange={() => undefined} />);
    await userEvent.type(screen.getByLabelText('Number'), '9');
    await userEvent.click(screen.getByText('Default'));
    expect(screen.getByLabelText('Number')).toHaveValue('8');
  });
});
