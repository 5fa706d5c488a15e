// What a reader can set: a year, the days that are shown, a name to look for.

import { make } from './make.js';

/** A button; what it is called comes with the first frame. */
const button = (text, act) => {
  const element = make('button', {}, text);
  element.onclick = act;
  return element;
};

/** Steps, slider and the year itself. */
function yearControl(change) {
  const slider = make('input', { type: 'range' });
  // The slider says it.
  const current = make('b', { 'aria-hidden': true });
  const ask = () => change({ year: +slider.value });
  const back = button('‹', () => ask(slider.stepDown()));
  const forth = button('›', () => ask(slider.stepUp()));
  slider.oninput = ask;
  const show = ({ label, values, index, previous, next }) => {
    slider.max = values.length - 1;
    slider.value = index;
    slider.ariaLabel = label;
    slider.ariaValueText = current.textContent = values[index];
    back.ariaLabel = previous;
    forth.ariaLabel = next;
    back.ariaDisabled = !index || null;
    forth.ariaDisabled = index > values.length - 2 || null;
  };
  return [make('span', {}, back, slider, forth, current), show];
}

/** In, out, earlier, later, all; in hundredths of the days that are shown. */
function windowControl(change) {
  const steps = [['+', { zoom: 50 }], ['−', { zoom: 200 }], ['‹', { pan: -50 }], ['›', { pan: 50 }], ['', { zoom: 1e6 }]];
  const buttons = steps.map(([text, input]) => button(text, () => change(input)));
  const current = make('b');
  const show = ({ names, shown }) => {
    buttons.map((element, at) => { element.ariaLabel = element.title = names[at]; });
    buttons[4].textContent = names[4];
    current.textContent = shown;
  };
  return [make('span', {}, ...buttons, current), show];
}

/** A field; what it finds stands out in the picture. */
function searchControl(change) {
  const field = make('input', { type: 'search' });
  field.oninput = () => change({ find: field.value });
  const show = ({ label }) => { field.ariaLabel = field.placeholder = label; };
  return [make('span', {}, field), show];
}

const MAKERS = { year: yearControl, window: windowControl, search: searchControl };

/** Makes the control of a kind once; `change(input)` is called with what a reader asks for. Gives element and `show`. */
export function makeControls(change) {
  const made = {};
  return (kind) => (made[kind] ??= MAKERS[kind](change));
}
