// The page around an iframe of `embed.html`: the frame gets the height that it asks for.

/** Sets the height of the frame whose window sent the message, and of no other. */
export function followFrames() {
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'migration-facts:height') return;
    for (const { contentWindow, style } of document.querySelectorAll('iframe')) {
      if (contentWindow === source) style.height = `${data.height}px`;
    }
  });
}
