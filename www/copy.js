// Copies, at once: some browsers let only what a click itself calls write the clipboard, and nothing that was fetched for it.

import { make } from './make.js';

/** Copies a text; says whether it is in the clipboard. The focus is a button's, and stays there. */
export async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without leave to write the clipboard the old way still works.
    const area = make('textarea', {}, text);
    button.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    button.focus();
    area.remove();
    return isCopied;
  }
}
