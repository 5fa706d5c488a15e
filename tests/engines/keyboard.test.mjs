// Keys, pointer and the tip: what a reader does.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, Key, SCRIPT, back, boxOf, complaints, events, focused, host, open, point, press, run, state, tipOf, until } from './engine.mjs';

const PAIRS = [
  ['card', 'iom-costa-rica'],
  ['totals', 'undesa-2020'],
  ['share', 'undesa-2020'],
  ['members', 'iom-honduras'],
  ['timeline', 'rcm-meetings'],
  ['trend', 'undesa-2020'],
];

/** A page with a widget between two links, longer than the window. */
async function show(t, attributes = CHART) {
  const body = `<a id="before" href="#x">Before</a>${host(attributes)}<a id="after" href="#x">After</a><div style="height:2000px"></div>${SCRIPT}`;
  await open(t, { body });
  await state();
}

/** Walks by Tab alone from the link before the widget to its picture. */
async function enter() {
  await run(() => document.querySelector('#before').focus());
  for (let steps = 0; (await focused()) !== 'body'; steps += 1) {
    assert.ok(steps < 12, `Tab does not come to the picture, but to ${await focused()}`);
    await press(Key.TAB);
  }
}

/** Where in the picture the thing is that the tip points at; the page may have scrolled to it. */
async function place() {
  const [thing, body] = [await boxOf(), await boxOf('[part=body]')];
  return [thing.middle - body.x, thing.center - body.y].map(Math.round).join();
}

const status = () => run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[role=status]').textContent);

/** The tip, once it is open and says something else than `earlier`. */
const opened = (earlier = []) => until(async () => {
  const tip = await tipOf();
  return tip.isOpen && `${tip.lines}` !== `${earlier}` && tip;
}, async () => `an open tip of something else: ${JSON.stringify(await tipOf())}`);

const closed = (why) => until(async () => !(await tipOf()).isOpen, `the tip is closed: ${why}`);

for (const [widget, sheet] of PAIRS) {
  test(`${widget}: keys come in, walk, select and leave`, async (t) => {
    await show(t, `data-sheet="${sheet}" data-widget="${widget}"`);
    await enter();
    await press(Key.HOME);
    const first = await opened();
    const home = await place();
    assert.ok(first.isInside, first.lines.join());
    assert.match(first.lines.join(' '), /Source/);
    await press(Key.END);
    const last = await opened(first.lines);
    assert.ok(last.isInside, last.lines.join());
    assert.notEqual(await place(), home);
    const isAt = (expected) => async () => ((await place()) === home) === expected;
    await press(Key.HOME);
    await until(isAt(true), 'Home');
    await press(Key.ARROW_RIGHT);
    await until(isAt(false), 'the next thing');
    await press(Key.ARROW_LEFT);
    await until(isAt(true), 'the first thing');
    assert.deepEqual((await tipOf()).lines, first.lines);
    assert.deepEqual(await events('select'), []);
    await press(Key.ENTER);
    await until(async () => (await events('select')).length, 'the event of the selection');
    const [selected, ...more] = await events('select');
    assert.deepEqual(more, []);
    assert.ok(selected.fact && selected.label && selected.source, JSON.stringify(selected));
    assert.ok((await status()).includes(selected.label), 'it is announced');
    await press(Key.TAB);
    assert.equal(await focused(), 'Copy value');
    await press(Key.ESCAPE);
    await closed('Escape');
    assert.equal(await focused(), 'body', 'the focus is not lost');
    assert.deepEqual(await complaints(), []);
  });
}

test('Tab goes on to the link after the widget, and back', async (t) => {
  await show(t);
  await enter();
  for (let steps = 0; (await focused()) !== 'after'; steps += 1) {
    assert.ok(steps < 12, 'Tab does not leave the widget');
    await press(Key.TAB);
  }
  await back();
  assert.equal(await focused(), 'menu');
  await back();
  assert.equal(await focused(), 'Table');
});

test("arrow keys are the widget's inside and the page's outside", async (t) => {
  await show(t);
  await enter();
  await press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.END);
  assert.equal(await run(() => scrollY), 0);
  await run(() => document.querySelector('#before').focus());
  await press(Key.ARROW_DOWN);
  await until(() => run(() => scrollY > 0), 'the page scrolls');
  assert.deepEqual(await events('select'), []);
});

test('the year is changed by its slider and its buttons', async (t) => {
  await show(t);
  const year = () => run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('input').ariaValueText);
  await run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('input').focus());
  await press(Key.ARROW_LEFT);
  await until(async () => (await year()) === '2015', '2015 by the slider');
  assert.match(await status(), /2015/, 'it is announced');
  await back();
  await press(Key.ENTER);
  await until(async () => (await year()) === '2010', '2010 by the button');
  assert.equal(await focused(), 'Earlier year', 'the focus stays');
  assert.deepEqual(await events('select'), []);
});

test('the table opens by Enter', async (t) => {
  await show(t);
  await run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('summary').focus());
  await press(Key.ENTER);
  await until(async () => (await boxOf('table')).height > 100, 'the table');
});

test('the pointer shows a tip where it is; leaving, Escape and a scroll close it', async (t) => {
  await show(t);
  const body = await boxOf('[part=body]');
  const first = { x: body.x + 150, y: body.y + 20 };
  let said;
  for (const down of [0.1, 0.5, 0.9]) {
    await point({ x: body.x + 150, y: body.y + body.height * down });
    const tip = await opened(said);
    assert.ok(tip.isInside, tip.lines.join());
    assert.deepEqual(tip.buttons, ['Copy value', 'Copy with source']);
    said = tip.lines;
  }
  await press(Key.ESCAPE);
  await closed('Escape');
  await point(first);
  await opened();
  await point({ x: 2, y: 2 });
  await closed('leaving');
  await point(first);
  await opened();
  await run(() => scrollBy(0, 1200));
  await closed('a scroll');
  assert.deepEqual(await events('select'), []);
});

test('a click selects, a second one takes it back', async (t) => {
  await show(t);
  const { x, y } = await boxOf('[part=body]');
  for (const clicks of [1, 1, 2]) {
    await point({ x: x + 150, y: y + 20, click: true });
    await until(async () => (await events('select')).length === clicks, `${clicks} selections`);
  }
  const facts = (await events('select')).map(({ fact }) => fact);
  assert.equal(new Set(facts).size, 1);
});

test('the tip can be gone to, and its button copies', async (t) => {
  await show(t);
  const body = await boxOf('[part=body]');
  await point({ x: body.x + 150, y: body.y + 20 });
  await opened();
  // A pointer that sweeps over the picture is not held up: at first the tip lets it through.
  await until(() => run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[part=tip]').style.pointerEvents === ''), 'the tip');
  const button = await boxOf('[part=tip] button');
  await point({ x: button.middle, y: button.center });
  assert.equal((await tipOf()).isOpen, true);
  await point({ x: button.middle, y: button.center, click: true });
  await until(async () => (await tipOf()).buttons[0] === 'Copied', 'the word that it is copied');
  assert.equal(await status(), 'Copied');
  assert.deepEqual(await events('select'), [], 'a click on a button of the tip selects nothing');
  await point({ x: 2, y: 2 });
  await closed('leaving');
});

test("a link in the page's text outlines its fact while it is pointed at or has the focus", async (t) => {
  const body = `${host(CHART)}<a id="link" href="#asia-2020" data-migration-facts-for="undesa-2020">Asia</a>${SCRIPT}`;
  await open(t, { body });
  await state();
  const outline = () => run(() => {
    const canvas = document.querySelector('.migration-facts').shadowRoot.querySelectorAll('canvas')[1];
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((byte) => byte);
  });
  assert.equal(await outline(), false);
  const { x, y } = await run(() => document.querySelector('#link').getBoundingClientRect().toJSON());
  await point({ x: x + 4, y: y + 6 });
  await until(outline, 'the outline');
  assert.equal((await tipOf()).isOpen, false);
  await point({ x: 790, y: y + 60 });
  await until(async () => !(await outline()), 'the outline is gone');
  await run(() => document.querySelector('#link').focus());
  await until(outline, 'the outline of the link in focus');
  await run(() => document.activeElement.blur());
  await until(async () => !(await outline()), 'the outline is gone again');
  assert.deepEqual(await complaints(), []);
});
