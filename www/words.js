// Title, subtitle, notices and source of a picture without a page around it: laid out as src/widgets/picture.rs does for the
// command line, in lines as src/text.rs breaks them. Whatever changes here changes there: tests/hosts/export.test.mjs compares.

/** Below this width a picture is narrow: smaller margin. Above the other the title is larger. CSS px. */
const NARROW = 360;
const WIDE = 480;

/** How far below the middle of its line a text is drawn, in parts of its size (src/paint.rs). */
const DROP = 0.06;

/** What a text in another direction begins and ends with, whichever that direction is. */
const [FIRST, LAST] = ['\u2068', '\u2069'];

const HAN = /[\u2e80-\u9fff\uff00-\uffef]/;
const OPENS = /[(\u2018\u201c\u300a\u300c\u300e\uff08]/;
const CLOSES = /[!-')-.:;\u00a0\u00b7\u2019\u201d\u3001\u3002\u300b\u300d\u300f\uff01-\uff07\uff09-\uff0e\uff1a\uff1b\uff1f]/;

/** Scripts that write words side by side, for titles and notes of a page's own; the core breaks these between letters. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

const segments = (text, granularity) => [...new Intl.Segmenter(undefined, { granularity }).segment(text)];

/** Where words begin that no blank parts from the one before. */
const startsIn = (text) => (UNSPACED.test(text) ? segments(text, 'word').filter(({ index, isWordLike }) => isWordLike && UNSPACED.test(text[index])) : [])
  .map(({ index }) => index);

/** Whether a line may end between two letters that stand side by side. */
function parts(before, after) {
  const isHan = HAN.test(before) || HAN.test(after);
  const holds = OPENS.test(before) || before === '\u00a0' || (/\d/.test(before) && HAN.test(after));
  return isHan && !holds && !CLOSES.test(after);
}

/** Puts the full lines of a word that may be too wide into `lines` and gives what is left of it. */
function broken(word, width, widthOf, lines) {
  if (widthOf(word) <= width) return word;
  let [line, before] = ['', ''];
  for (const { segment } of segments(word, 'grapheme')) {
    const closes = CLOSES.test(segment) && !CLOSES.test(before);
    if (line && !closes && widthOf(line + segment) > width) {
      lines.push(line);
      line = '';
    }
    line += segment;
    before = segment;
  }
  return line;
}

/** Closes at the end of a line what is isolated and goes on in the next one, and opens it there. */
function isolated(lines) {
  let isOpen = false;
  return lines.map((line) => {
    const opened = isOpen ? FIRST + line : line;
    isOpen = opened.lastIndexOf(FIRST) > opened.lastIndexOf(LAST);
    return isOpen ? opened + LAST : opened;
  });
}

/** Lines no wider than `width`: broken at blanks, and between Chinese characters where a line may end. What comes from the core has no soft hyphens. */
export function wrap(text, width, widthOf) {
  const lines = [];
  const starts = startsIn(text);
  let [line, piece, joint, before, at] = ['', '', ' ', ' ', 0];
  for (const letter of [...text, ' ']) {
    if (piece && (letter === ' ' || parts(before, letter) || starts.includes(at))) {
      const longer = (line && joint === ' ' ? `${line} ` : line) + piece;
      if (widthOf(longer) <= width) {
        line = longer;
      } else {
        if (line) lines.push(line);
        line = broken(piece, width, widthOf, lines);
      }
      piece = '';
      joint = letter;
    }
    if (letter !== ' ') piece += letter;
    before = letter;
    at += letter.length;
  }
  return isolated(line ? [...lines, line] : lines);
}

/**
 * The words of a frame around its body: `top` and `bottom` hold one entry a line, with its anchor where its letters are to have
 * their middle. `widthOf(text, size, isBold)` measures. Lengths are CSS px.
 */
export function layOut({ title, subtitle, notices, source, dir, colors, body }, widthOf) {
  const inner = body.width;
  const margin = Math.min(inner + 24 < NARROW ? 12 : 16, inner / 2);
  const width = inner + 2 * margin;
  const x = dir === 'rtl' ? width - margin : margin;
  let y = margin;
  const add = (text, size, color, isBold = false) => wrap(text, inner, (line) => widthOf(line, size, isBold)).map((line) => {
    const height = size + (size > 12 ? 6 : 4);
    y += height;
    return { text: line, size, isBold, color, x, y: y - height / 2 + size * DROP };
  });
  const top = add(title, width > WIDE ? 20 : 18, colors.text, true);
  y += 4;
  top.push(...add(subtitle, 14, colors.muted));
  y += 12;
  const above = y;
  y += body.height + 12;
  const bottom = notices.flatMap(({ text, host }) => {
    const lines = add(host ? `${text} (${host})` : text, 12, colors.muted);
    y += 4;
    return lines;
  });
  bottom.push(...add(source.label + source.text, 12, colors.muted));
  return { width, height: y + margin, margin, above, top, bottom };
}
