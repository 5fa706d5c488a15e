// The page of a first visit: one chart, and then two animation frames, after which the first picture with it was made.

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Draws with `create(element, data)`; `bench.ready` is then the time since the navigation began, ms. */
export default async function cold(create, data) {
  const bench = (window.bench = {});
  await create(document.getElementById('chart'), data);
  await frame();
  await frame();
  bench.ready = performance.now();
}
