import { TITLE } from '../../common/events.js';

/** So many markers at places of their own are drawn markers. */
const ENOUGH = 15;

export function createBar(element, events) {
  element.style.cssText = 'width:640px;height:400px';
  const story = {
    title: { text: { headline: TITLE, text: '' } },
    events: events.map(({ y, m, d, head, text }) => ({ start_date: { year: y, month: m, day: d }, text: { headline: head, text } })),
  };
  // Without web fonts, which it would fetch from elsewhere.
  const options = { font: null, script_path: new URL('js/', location.href).href, language: 'en', duration: 0 };
  return new Promise((resolve) => {
    const timeline = new window.TL.Timeline(element, story, options);
    // Its own event comes while all markers still stand in one place.
    const look = () => {
      const places = new Set([...element.querySelectorAll('.tl-timemarker')].map((marker) => Math.round(marker.getBoundingClientRect().left)));
      if (places.size >= ENOUGH) resolve(timeline);
      else requestAnimationFrame(look);
    };
    look();
  });
}
