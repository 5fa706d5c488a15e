// Twenty dated events, the same for every timeline.

export const COLOR = '#3366cc';
export const TITLE = 'Twenty years of elections';

export const EVENTS = Array.from({ length: 20 }, (_, at) => ({
  y: 2005 + at,
  m: 1 + ((at * 5) % 12),
  d: 1 + ((at * 7) % 27),
  head: `Event ${at + 1}`,
  text: `What happened in ${2005 + at}, in one sentence.`,
}));
