// The page around an iframe of `embed.html`: the frame gets the height that it asks for.

/** Sets the height of the frame of ours whose window sent the message, and of no other. Anybody may send messages. */
export function followFrames() {
  addEventListener('message', ({ data, source }) => {
    const height = data?.type === 'migration-facts:height' && data.height;
    // Nothing of ours is higher.
    if (!Number.isFinite(height) || height <= 0 || height > 2e4) return;
    for (const { contentWindow, style } of document.querySelectorAll('iframe[src*="embed.html"]')) {
      if (contentWindow === source) style.height = `${height}px`;
    }
  });
}
