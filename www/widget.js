// One mounted widget: holds what its reader has done, asks the core for frames, turns events into inputs.

import { OWN } from './options.js';
import { createView } from './view.js';

const MOVES = /^(Arrow|Home|End)/;
const ACTS = /^(Enter|Escape)/;
const ZOOMS = /^[-+=]$/;

/** Options that change what a reader could have changed: a new value starts the view anew. */
const RESTARTS = ['sheet', 'widget', 'facts', 'year'];

/** How long a change moves, ms. */
const MOTION = 240;

/** What is printed: pixels a CSS px, the widest layout, and the largest canvas that every browser can draw. */
const PRINT_SCALE = 4;
const PRINT_WIDTH = 680;
const PRINT_AREA = 15e6;

/** A scroll this soon after a key is our own, in ms: on a busy device it comes late. */
const OWN_SCROLL = 300;

/**
 * DOM view and events of one mounted widget.
 *
 * `core` has the functions of the wasm core. `env` is the mount around it: `root` (its shadow root), `given` (options
 * set by script; kept there after each success), `isReady()`, `request(given)` (options of attributes and script for
 * the core), `ask(name, …)` (what the desk does for readers), `need(given)` (resolves when their sheet is there, to what stands for own data among
 * them), `ready(frame)`, `selected(detail)` and `fail(error)`.
 */
export function createWidget(host, core, env) {
  const end = new AbortController();
  const resize = new ResizeObserver(() => (env.isReady() && view.width() === width) || redraw());
  const view = createView(env.root, (input) => ('find' in input ? unfold : enqueue)({ input, all: true }), unfold, env.ask);
  const { body, tip } = view;
  let frame;
  let options = new Map();
  const jobs = [];
  let width = 0;
  let latestWidth = 608;
  let box = 0;
  let height = 0;
  let room = 0;
  let need = 0;
  let isUnfolded = false;
  let isPrinted = false;
  let look = {};
  let focused = null;
  let pinned = null;
  let pointer;
  let drag;
  let last;
  let isSlid;
  let keyed = 0;
  let latest;
  let asked;
  let loading = 0;

  // Drawing

  /** A hidden page has no next picture. */
  const next = () => (document.hidden ? setTimeout(flush) : requestAnimationFrame(flush));

  /** What comes before the next picture is drawn in it. */
  const enqueue = (job) => jobs.push(job) > 1 || next();

  /** Resolves when a job is done, by what `act` brings about. */
  const promise = (job, act) => new Promise((resolve, reject) => act(jobs.push({ ...job, resolve, reject })));

  /** Draws anew when the page has changed its colours or its font. */
  const relook = () => view.look(host, isPrinted).font === look.font || redraw();

  const redraw = () => jobs.some(({ all }) => all) || enqueue({ all: true });

  /** While data are on their way, attributes may name them already: everything waits, and what brings them comes first. */
  function flush() {
    if (loading) next();
    else jobs.splice(0).sort((one, other) => !!other.change - !!one.change).map(run);
  }

  /**
   * An error goes to who asked; to the mount when nobody did. All is as it was then, and drawn so once more if need be:
   * what fails again is the mount's.
   */
  function run(job) {
    const before = [frame, options, env.given];
    try {
      if (!end.signal.aborted) (job.act ?? draw)(job, frame?.view[1]);
      job.resolve?.();
    } catch (error) {
      view.open(false);
      if (frame !== before[0] && !end.signal.aborted) {
        [frame, options, env.given] = before;
        if (frame) redraw();
      }
      (job.reject ?? env.fail)(error);
    }
  }

  function draw(job, before) {
    const { input } = job;
    const acts = input && !('focus' in input);
    // What zooms shows other things than before.
    const all = job.all || (acts && canZoom() && !MOVES.test(input.key)) || !env.isReady();
    const isSame = !job.change || job.change[OWN] === env.given[OWN];
    const from = frame && env.isReady() && (input || job.change) && !job.isSlide && isSame && { options: [...options], view: frame.view, frame };
    // What a page changes around it is told by events: only then is it measured anew.
    const isNew = all && !(width && env.isReady() && (input || job.change));
    view.open(isNew);
    if (isNew) measure();
    // Where it does not move there, it is likely to be as high as it was. An empty layer stays as it is.
    const paint = !all ? 'overlay' : isNew || from ? 'none' : input || before || frame.view[2] ? 'all' : 'body';
    step(job, paint);
    const { announce } = frame;
    if (all && width) fill(from, paint);
    view.open(false);
    if (acts) view.live.textContent = announce;
    if (!width) return;
    if (input?.key) keyed = performance.now();
    focused = job.isQuiet ? null : frame.focused;
    if (acts) pinned = job.isReaders && frame.view[1];
    env.ready(frame);
    if (input?.key && isFolded()) unfold({ isSeen: true });
    else point(input?.key ?? job.isSeen);
    if (input && frame.selected && frame.view[1] !== before) env.selected(frame.selected);
  }

  function measure() {
    look = view.look(host, isPrinted);
    width = Math.min(view.width(), isPrinted ? PRINT_WIDTH : Infinity);
    latestWidth = width || latestWidth;
    box = view.fallback();
  }

  /** Applies one job. Throws before anything has changed. */
  function step(job, paint) {
    const given = { ...env.given, ...job.change };
    asked = env.request(given);
    const next = new Map(asked.options);
    frame = ask({ ...asked, ...start(job, next), paint });
    env.given = given;
    options = next;
  }

  /** The view and input to start from: anew, when an option that a reader could have changed was given anew. */
  function start({ change = {}, input = {} }, next) {
    const isNew = (name) => next.get(name) !== options.get(name) || name in change;
    const names = frame ? RESTARTS.filter(isNew).join() : '';
    if (!names) return { view: frame?.view ?? [], input };
    // The facts are the same in another year: what a reader selected stays selected.
    return { view: ['', names === 'year' ? frame.view[1] : '', '', '', '', ''], input: {} };
  }

  /** Words first: the body fills what they leave of the box, or is folded to it. */
  function fill(from, done) {
    view.show(frame);
    const before = height;
    const request = { ...asked, view: frame.view, input: {} };
    const isFilled = done !== 'none' && before > 0;
    if (!isFilled) need = frame.body.height;
    room = view.fold(frame.height || box, need, isUnfolded || isPrinted);
    if (isFilled && (room !== before || frame.body.height > room)) {
      // There is other room than was thought, or it takes more: what it needs at least is not known.
      frame = ask({ ...request, paint: 'none' });
      return fill(from, 'none');
    }
    // What is folded is painted as far as it shows.
    height = room < frame.body.height ? -room : room;
    latest = request;
    const moves = from && canMove(from.frame);
    if (done === 'none' || height !== before) frame = ask({ ...request, paint: moves ? 'overlay' : env.isReady() || frame.view[1] ? 'all' : 'body' });
    if (moves) move(request, from, performance.now());
    view.size(frame, room, width, scale());
  }

  /** A reader wants to see what is folded: from now on the widget is as high as it needs. */
  function unfold(job) {
    isUnfolded = true;
    enqueue({ all: true, ...job });
  }

  /** Whether what is focused is folded, or cut. */
  function isFolded() {
    const { y, height: tall } = targetOf(frame.focused) ?? {};
    return room > height && y + tall > room;
  }

  const canMove = ({ sheet, widget, lang }) => sheet === frame.sheet && widget === frame.widget && lang === frame.lang && !document.hidden
    && frame.options.motion !== 'none' && !matchMedia('(prefers-reduced-motion:reduce)').matches;

  /** Paints the way from an earlier picture, until it is there or another is drawn: what is the same thing moves, and slows down. */
  function move(request, from, start) {
    if (request !== latest) return;
    const gone = Math.min(1, (performance.now() - start) / MOTION);
    ask({ ...request, paint: 'way', from: { ...from, part: Math.round(100 * gone * (2 - gone)) } });
    if (gone < 1) enqueue({ act: () => move(request, from, start) });
  }

  /** Device pixels a CSS px. */
  const scale = () => (isPrinted ? Math.min(PRINT_SCALE, Math.sqrt(PRINT_AREA / width / frame.body.height)) : devicePixelRatio * view.zoom());

  function ask(request) {
    const options = isPrinted ? [...request.options, ['theme', 'light']] : request.options;
    return core.frame({ ...look, width, height: request.paint === 'none' ? 0 : height, scale: scale(), ...request, options }, ...view.layers);
  }

  function point(reveal) {
    // What is outlined from elsewhere has no tip, and the tip of another must not stand in its place.
    const said = focused ?? (frame.focused ? null : pinned);
    view.point(said && targetOf(said), frame.tip, focused ? pointer : null, reveal);
  }

  /** Draws for paper and back at once: the browser waits for no next picture. What cannot be drawn now stays. */
  function print({ type, matches = type === 'beforeprint' }) {
    if (!env.isReady()) return;
    isPrinted = matches;
    run({ all: true, reject() {} });
  }

  // Events

  const on = (target, type, act, capture) => target.addEventListener(type, act, { signal: end.signal, capture });

  const targetOf = (name) => frame.targets.find(({ fact }) => fact === name);
  const factAt = (event) => (frame ? view.hit(view.at(event), frame.targets) : null);
  const canZoom = () => frame?.controls.some(({ kind }) => kind === 'window');

  function focus(fact, at = null) {
    pointer = at;
    if (focused === fact) return;
    focused = fact;
    enqueue({ input: { focus: fact } });
  }

  /** Closes the tip; what is chosen stays chosen. The focus does not get lost in it. */
  function leave() {
    if (!focused && !pinned) return;
    pinned = null;
    focused = null;
    if (tip.matches(':focus-within')) body.focus();
    enqueue({ input: { focus: null } });
  }

  /** Whether the pointer, or the focus, stays with the body and its tip. */
  const stays = ({ relatedTarget }) => relatedTarget === body || tip.contains(relatedTarget);

  function hover(event) {
    const { x } = view.at(event);
    if (event.buttons && canZoom()) return slide(x);
    if (event.pointerType !== 'touch') focus(factAt(event), x);
  }

  /** Follows a pointer that is held down: the days move with it. */
  function slide(x) {
    // A click trembles.
    if (drag == null || (!isSlid && Math.abs(drag - x) < 8)) return;
    const pan = Math.round(((drag - x) / width) * (frame.dir === 'rtl' ? -100 : 100));
    if (!pan || jobs.length) return;
    drag = x;
    isSlid = true;
    focused = null;
    enqueue({ input: { pan }, all: true, isSlide: true });
  }

  /** Selects; a second click on the same fact takes it back. A tap has no hover: it opens the tip as well. */
  function click(event) {
    if (isSlid) return;
    const fact = factAt(event);
    const next = fact === frame?.view[1] ? null : fact;
    if (fact) enqueue({ input: { select: next }, isReaders: true });
    if (event.pointerType === 'touch') focus(next);
  }

  /** Without a fact in focus, or on its way there, nothing is to be selected or left. */
  function press(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isOurs = MOVES.test(key) || ((focused || jobs.length) && ACTS.test(key)) || (canZoom() && ZOOMS.test(key));
    if (ctrlKey || metaKey || altKey || (shiftKey && key !== '+') || !isOurs) return;
    event.preventDefault();
    event.stopPropagation();
    pointer = null;
    enqueue({ input: { key }, isReaders: true });
  }

  /** A media query knows one ratio only: each change needs the next one. */
  function watchScale() {
    matchMedia(`(resolution:${devicePixelRatio}dppx)`)
      .addEventListener('change', () => redraw(watchScale()), { signal: end.signal, once: true });
  }

  on(body, 'pointerdown', (event) => {
    drag = view.at(event).x;
    isSlid = false;
  });
  on(body, 'pointermove', hover);
  on(body, 'click', click);
  on(body, 'keydown', press);
  for (const element of [body, tip]) {
    // A pointer that leaves goes back to what was chosen.
    on(element, 'pointerleave', (event) => {
      drag = null;
      if (event.pointerType !== 'touch' && !stays(event)) focus(null);
    });
    on(element, 'focusout', (event) => stays(event) || leave());
  }
  on(document, 'pointerdown', (event) => event.composedPath().some((node) => node === body || node === tip) || leave());
  on(document, 'keydown', ({ key }) => key === 'Escape' && leave());
  // A reader's scroll closes the tip; the one that brought the target into view moves it along.
  on(window, 'scroll', () => (focused ?? pinned) && (performance.now() - keyed > OWN_SCROLL ? leave() : point()), true);
  on(matchMedia('(prefers-color-scheme:dark)'), 'change', redraw);
  // What is inherited changes by a transition that takes no time: one event tells of all ways to change it.
  on(env.root, 'transitionend', relook);
  on(document.fonts, 'loadingdone', redraw);
  on(window, 'beforeprint', print);
  on(window, 'afterprint', print);
  on(matchMedia('print'), 'change', print);
  watchScale();
  resize.observe(host);

  return {
    /** What the core last answered: options as resolved with a reader's changes, description and more. */
    frame: () => frame,

    /** Draws anew with attributes as they are now and `change` merged over earlier options of a script. */
    async update(change = {}) {
      loading += 1;
      const there = env.need({ ...env.given, ...change }).finally(() => { loading -= 1; });
      // In the order of the calls, whichever sheet comes first.
      const before = last;
      last = Promise.allSettled([before, there]);
      await last;
      const own = await there;
      // A script has waited long enough: this does not wait for the next picture.
      return promise({ change: { ...change, ...own }, all: true }, flush);
    },

    /** Selects a fact, or nothing with `null`. */
    select: (fact = null) => promise({ input: { select: fact } }, next),

    /** Outlines a fact without a word on it, or nothing with `null`: somebody points at it from elsewhere. */
    outline: (fact) => env.isReady() && enqueue({ input: { focus: fact }, isQuiet: true }),

    core,

    /** What an export asks the core: options as they are now, font and colours, and the width that the body had last. */
    asked: () => ({ ...look, ...env.request(env.given), width: latestWidth }),

    /** After a move: there may be another page behind, and WebKit shows a moved canvas blank. */
    redraw,

    /** Draws anew when the page has changed its colours or its font. */
    look: relook,

    /** Takes away all that was added. */
    destroy() {
      end.abort();
      resize.disconnect();
      view.destroy();
    },
  };
}
