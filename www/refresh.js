// One address of data for all widgets that show it: fetched once, and again while a reader sees one of them.

import { readText } from './source.js';

/** What the page is told when data cannot be had that were there before: the picture stays. */
function report({ host }, { code, message, path = '', hint = '', remarks }) {
  console.error(`migration-facts: ${message} ${hint}`, host);
  const detail = { code, message, path, hint, ...remarks && { remarks } };
  host.dispatchEvent(new CustomEvent('migration-facts:error', { bubbles: true, composed: true, detail }));
}

/** What of a failure makes it another one. */
const signOf = ({ code, message }) => `${code} ${message}`;

/**
 * A source. `parse(fetched, asked)` resolves to what is made of its text, `end()` is called when nobody needs it any more. A user is a
 * mount: what it asked last, what it got, how often it wants to look (seconds) and which failure it was told.
 */
export function makeSource(url, parse, end) {
  const users = new Map();
  const readings = new Map();
  const seen = new Set();
  let control;
  let watch;
  let fetched;
  let clock;
  let next = 0;
  let isBusy;

  const once = (key, act) => {
    if (!readings.has(key)) {
      readings.set(key, act());
      readings.get(key).catch(() => readings.delete(key));
    }
    return readings.get(key);
  };

  const fetchText = (cache) => readText(url, control = new AbortController(), cache);

  /** The text, fetched once; a failure is tried again by whoever asks next. */
  const text = () => (fetched ??= fetchText().catch((error) => {
    fetched = null;
    throw error;
  }));

  /** Seconds from one look to the next, for who wants it soonest; 0 for never. */
  const seconds = () => Math.min(...[...users.values()].map(({ every }) => every || Infinity));

  const isSeen = () => !document.hidden && [...users].some(([{ host }, { every }]) => every && seen.has(host));

  function plan() {
    clearTimeout(clock);
    if (watch && isSeen()) clock = setTimeout(look, Math.max(0, next - Date.now()));
  }

  /** Looks, if it is time to and somebody would see it; who comes into view asks again. */
  async function look() {
    if (isBusy || !isSeen() || Date.now() < next) return plan();
    isBusy = true;
    await renew().catch(tell);
    isBusy = false;
    next = Date.now() + 1000 * seconds();
    return plan();
  }

  /** Asks the server whether there is anything new. */
  async function renew() {
    const fresh = await fetchText('no-cache');
    const before = await text().catch(() => ({}));
    if (fresh.text === before.text) return;
    fetched = Promise.resolve(fresh);
    readings.clear();
    await Promise.all([...users].map(([mount, user]) => change(mount, user)));
  }

  /** New data for one user: the picture changes, or stays when they cannot be shown. */
  async function change(mount, user) {
    try {
      user.reading = await once(user.asked, async () => parse(await text(), user.asked));
      user.told = '';
      if (mount.widget) await mount.widget.update();
      else if (mount.host.hasAttribute('data-error')) await mount.start();
    } catch (error) {
      // A widget that could not start has said so itself.
      if (mount.widget) tell(error, [[mount, user]]);
    }
  }

  /** Says a failure, once. */
  function tell(error, whom = users) {
    for (const [mount, user] of whom) {
      if (mount.over || user.told === signOf(error)) continue;
      user.told = signOf(error);
      report(mount, error);
    }
  }

  function stop() {
    watch?.abort();
    watch = null;
    clearTimeout(clock);
  }

  /** Notices when a host comes into view or the page does. */
  function start() {
    if (watch) return;
    watch = new AbortController();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target);
      plan();
    });
    for (const { host } of users.keys()) observer.observe(host);
    document.addEventListener('visibilitychange', plan, { signal: watch.signal });
    watch.signal.addEventListener('abort', () => observer.disconnect());
  }

  return {
    /** What is made of the text for who asks like this; a user gets what it got before, until that changes. */
    async read(asked, mount) {
      const user = users.get(mount);
      if (user?.reading && user.asked === asked) return user.reading;
      try {
        const reading = await once(asked, async () => parse(await text(), asked));
        if (user) Object.assign(user, { asked, reading, told: '' });
        return reading;
      } catch (error) {
        if (user) user.told = signOf(error);
        throw error;
      } finally {
        if (!users.size) end();
      }
    },

    /** A mount shows this from now on; whether it is new here. */
    join(mount) {
      if (users.has(mount)) return false;
      users.set(mount, { asked: '', reading: null, every: 0, told: '' });
      return true;
    },

    /** How often a mount wants to look. */
    repeat(mount, asked, every) {
      const user = users.get(mount);
      if (!user) return;
      if (!user.reading) user.asked = asked;
      if (every === user.every) return;
      user.every = every;
      next = Date.now() + 1000 * seconds();
      stop();
      if (seconds() < Infinity) start();
    },

    /** A mount shows this no longer; with the last one all ends. */
    leave(mount) {
      if (!users.delete(mount)) return;
      seen.delete(mount.host);
      if (seconds() === Infinity) stop();
      if (users.size) return;
      control?.abort();
      end();
    },
  };
}
