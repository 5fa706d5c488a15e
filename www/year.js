// The year control: steps, slider and the year itself.

import { make } from './make.js';

/** `change(input)` is called with what a reader asks for. Returns the element and what shows a frame's control in it. */
export function yearControl(change) {
  const slider = make('input', { type: 'range' });
  const current = make('b');
  const ask = () => change({ year: +slider.value });
  const step = (text, by) => {
    const button = make('button', {}, text);
    button.onclick = () => ask(slider.stepUp(by));
    return button;
  };
  const back = step('‹', -1);
  const forth = step('›', 1);
  slider.oninput = ask;
  const show = ({ label, values, index, previous, next }) => {
    slider.max = values.length - 1;
    slider.value = index;
    slider.ariaLabel = label;
    slider.ariaValueText = current.textContent = values[index];
    back.ariaLabel = previous;
    forth.ariaLabel = next;
    back.ariaDisabled = !index;
    forth.ariaDisabled = index > values.length - 2;
  };
  return [make('span', {}, back, slider, forth, current), show];
}
