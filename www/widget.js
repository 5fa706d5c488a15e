// One mounted widget: holds what its reader has done, asks the core for frames, turns events into inputs.

import { isDarkBehind } from './surroundings.js';
import { createView } from './view.js';

const MOVES = /^(Arrow|Home|End)/;
const ACTS = /^(Enter|Escape)/;

/** Options that change what a reader could have changed: a new value starts the view anew. */
const RESTARTS = ['sheet', 'widget', 'facts', 'year'];

/** A scroll this soon after a key is our own, in ms. */
const OWN_SCROLL = 150;

/**
 * DOM view and events of one mounted widget.
 *
 * `core` has the functions of the wasm core. `env` is the mount around it: `root` (its shadow root), `given` (options
 * set by script; kept there after each success), `isReady()`, `request(given)` (options of attributes and script for
 * the core), `ready(frame)`, `selected(detail)` and `fail(error)`.
 */
export function createWidget(host, core, env) {
  const end = new AbortController();
  const resize = new ResizeObserver(() => (env.isReady() && view.width() === width) || redraw());
  const view = createView(env.root, (input) => enqueue({ input, all: true }));
  let frame;
  let options = new Map();
  const jobs = [];
  let width = 0;
  let box = 0;
  let height = 0;
  let dark;
  let focused = null;
  let keyed = 0;

  // Drawing

  /** What comes before the next picture is drawn in it. A hidden page has no next picture. */
  function enqueue(job) {
    if (jobs.push(job) > 1) return;
    if (document.hidden) setTimeout(flush);
    else requestAnimationFrame(flush);
  }

  const promise = (job) => new Promise((resolve, reject) => enqueue({ ...job, resolve, reject }));

  const redraw = () => jobs.some(({ all }) => all) || enqueue({ all: true });

  function flush() {
    jobs.splice(0).map(run);
  }

  /** An error goes to who asked; to the mount when nobody did. */
  function run(job) {
    try {
      if (!end.signal.aborted) draw(job, frame?.selected?.fact);
      job.resolve?.();
    } catch (error) {
      view.open(false);
      (job.reject ?? env.fail)(error);
    }
  }

  function draw(job, before) {
    const { input } = job;
    const all = job.all || !env.isReady();
    view.open(all);
    if (all) measure();
    step(job, all);
    if (all && width) fill();
    view.open(false);
    if (input && !('focus' in input)) view.live.textContent = frame.announce;
    if (!width) return;
    if (input?.key) keyed = performance.now();
    focused = frame.focused;
    env.ready(frame);
    point(input?.key);
    if (input && frame.selected && frame.selected.fact !== before) env.selected(frame.selected);
  }

  function measure() {
    dark = isDarkBehind(host);
    width = view.width();
    box = view.fallback();
  }

  /** Applies one job. Throws before anything has changed. */
  function step(job, all) {
    const given = { ...env.given, ...job.change };
    const request = env.request(given);
    const next = new Map(request.options);
    frame = ask({ ...request, ...start(job, next), ...(all ? { height: 0, paint: 'none' } : { paint: 'overlay' }) });
    env.given = given;
    options = next;
  }

  /** The view and input to start from: anew, when an option that a reader could have changed was given anew. */
  function start({ change, input = {} }, next) {
    const isNew = (name) => next.get(name) !== options.get(name) || name in change;
    const names = frame && change ? RESTARTS.filter(isNew).join() : '';
    if (!names) return { view: frame?.view ?? [], input };
    // The facts are the same in another year: what a reader selected stays selected.
    return { view: [], input: names === 'year' && frame.selected ? { select: frame.selected.fact } : {} };
  }

  /** Words first: the body fills what they leave of the box. */
  function fill() {
    view.show(frame);
    const asked = frame.options.height;
    const room = Math.floor((asked || box) - view.rest());
    height = asked || room > frame.body.height ? Math.max(0, room) : 0;
    frame = ask({ ...env.request(env.given), view: frame.view, input: {}, paint: 'all' });
    view.size(frame.body);
  }

  function ask(request) {
    return core.frame({ width, height, scale: devicePixelRatio, dark, font: view.font(), ...request }, ...view.layers);
  }

  const point = (reveal) => view.point(frame.targets.find(({ fact }) => fact === focused), reveal);

  // Events

  const on = (target, type, act, capture) => target.addEventListener(type, act, { signal: end.signal, capture });

  const factAt = (event) => (frame ? view.hit(event, frame.targets) : null);

  function focus(fact) {
    if (focused === fact) return;
    focused = fact;
    enqueue({ input: { focus: fact } });
  }

  const leave = () => focus(null);

  /** Selects; a second click on the same fact takes it back. A tap has no hover: it opens the tip as well. */
  function click(event) {
    const fact = factAt(event);
    const next = fact === frame?.selected?.fact ? null : fact;
    if (fact) enqueue({ input: { select: next } });
    if (event.pointerType === 'touch') focus(next);
  }

  /** Without a fact in focus, or on its way there, nothing is to be selected or left. */
  function press(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || !(MOVES.test(key) || ((focused || jobs.length) && ACTS.test(key)))) return;
    event.preventDefault();
    event.stopPropagation();
    enqueue({ input: { key } });
  }

  /** A media query knows one ratio only: each change needs the next one. */
  function watchScale() {
    on(matchMedia(`(resolution:${devicePixelRatio}dppx)`), 'change', () => redraw(watchScale()));
  }

  const { body } = view;
  on(body, 'pointermove', (event) => event.pointerType === 'touch' || focus(factAt(event)));
  on(body, 'pointerleave', ({ pointerType }) => pointerType === 'touch' || leave());
  on(body, 'click', click);
  on(body, 'keydown', press);
  on(body, 'blur', leave);
  on(document, 'pointerdown', (event) => event.composedPath().includes(body) || leave());
  on(document, 'keydown', ({ key }) => key === 'Escape' && leave());
  // A reader's scroll closes the tip; the one that brought the target into view moves it along.
  on(window, 'scroll', () => focused && (performance.now() - keyed > OWN_SCROLL ? leave() : point()), true);
  on(matchMedia('(prefers-color-scheme:dark)'), 'change', redraw);
  on(document.fonts, 'loadingdone', redraw);
  watchScale();
  resize.observe(host);

  return {
    /** What the core last answered: options as resolved with a reader's changes, description and more. */
    frame: () => frame,

    /** Draws anew with attributes as they are now and `change` merged over earlier options of a script. */
    update: (change = {}) => promise({ change, all: true }),

    /** Selects a fact, or nothing with `null`. */
    select: (fact = null) => promise({ input: { select: fact } }),

    /** Draws anew when the page behind the widget has turned dark or light. */
    look: () => dark === isDarkBehind(host) || redraw(),

    /** Takes away all that was added. */
    destroy() {
      end.abort();
      resize.disconnect();
      view.destroy();
    },
  };
}
