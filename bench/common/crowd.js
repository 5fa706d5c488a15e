// A page of thousands of dated events: a contestant brings them into its shape (`prep`, not timed) and draws them (`create`).

const now = () => performance.now();
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function fetched(name, as) {
  const response = await fetch(`../${name}`);
  if (!response.ok) throw Error(`${name}: HTTP ${response.status}`);
  return response[as]();
}

/** Installs a contestant; `bench.draw()` says how long it took until everything stood, and until it was seen. */
export async function install({ init, prep, create }) {
  await init?.();
  const data = await prep(fetched);
  window.bench = {
    ready: now(),
    async draw() {
      const element = document.getElementById('chart');
      const start = now();
      await create(element, data);
      const drawn = now() - start;
      await frame();
      await frame();
      return { drawn, seen: now() - start };
    },
  };
}
