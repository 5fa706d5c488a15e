// A timeline on a canvas, by hand: an axis of years, a box for each event, a text for the one that is clicked.

import { COLOR, TITLE } from '../../common/events.js';

const WIDTH = 640;
const HEIGHT = 400;
const AXIS = 300;
const BOX = { width: 62, height: 22 };

const dayOf = ({ y, m, d }) => +new Date(y, m - 1, d);

function surface(element) {
  const [canvas, words] = [document.createElement('canvas'), document.createElement('div')];
  const ratio = devicePixelRatio || 1;
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px;display:block`;
  element.style.position = 'relative';
  words.style.cssText = 'position:absolute;left:8px;bottom:8px;font:14px sans-serif;max-width:600px';
  words.append(document.createElement('b'), document.createElement('p'));
  words.lastChild.style.margin = '4px 0';
  element.append(canvas, words);
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  return { canvas, pen, words };
}

export function createBar(element, events) {
  const { canvas, pen, words } = surface(element);
  const days = events.map(dayOf);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const toX = (day) => 40 + ((day - first) / (last - first)) * (WIDTH - 80);
  const placeOf = (at) => [toX(days[at]), 70 + (at % 6) * 34];

  function drawAxis() {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = '#222';
    pen.font = 'bold 16px sans-serif';
    pen.fillText(TITLE, 16, 28);
    pen.font = '12px sans-serif';
    pen.strokeStyle = '#999';
    pen.beginPath();
    pen.moveTo(20, AXIS + 0.5);
    pen.lineTo(WIDTH - 20, AXIS + 0.5);
    pen.stroke();
    pen.textAlign = 'center';
    for (let year = events[0].y; year <= events.at(-1).y + 1; year += 2) pen.fillText(year, toX(+new Date(year, 0)), AXIS + 18);
    pen.textAlign = 'left';
  }

  function drawEvent(at, isChosen) {
    const [x, y] = placeOf(at);
    pen.strokeStyle = '#ccc';
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x, AXIS);
    pen.stroke();
    pen.fillStyle = isChosen ? '#1a3f8a' : COLOR;
    pen.fillRect(x, y, BOX.width, BOX.height);
    pen.fillStyle = '#fff';
    pen.fillText(events[at].head, x + 5, y + 15);
  }

  function show(chosen) {
    drawAxis();
    events.forEach((_, at) => drawEvent(at, at === chosen));
    words.firstChild.textContent = events[chosen].head;
    words.lastChild.textContent = events[chosen].text;
  }

  canvas.onclick = ({ offsetX, offsetY }) => {
    const hit = events.findLastIndex((_, at) => {
      const [x, y] = placeOf(at);
      return offsetX >= x && offsetX < x + BOX.width && offsetY >= y && offsetY < y + BOX.height;
    });
    if (hit >= 0) show(hit);
  };
  show(0);
}
