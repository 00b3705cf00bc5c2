// How a call is timed, in Node and in browsers alike; so it imports nothing.

/**
 * Microseconds that a call takes: called until it is warm, then in samples long enough for a coarse clock.
 * Calls get a running number, so that they need not do the same every time.
 *
 * @param {(turn: number) => unknown} call
 * @returns {Promise<number>} the median over the samples
 */
export async function microseconds(call, { warm = 300, sample = 60, samples = 7 } = {}) {
  let turn = 0;
  // What a call gives is kept, or a compiler might find that nobody wants it.
  let kept;
  const runFor = async (milliseconds) => {
    const begin = performance.now();
    let calls = 0;
    let elapsed;
    do {
      kept = call(turn++);
      if (kept instanceof Promise) await kept;
      calls++;
      elapsed = performance.now() - begin;
    } while (elapsed < milliseconds);
    return (elapsed * 1_000) / calls;
  };
  await runFor(warm);
  const found = [];
  while (found.length < samples) found.push(await runFor(sample));
  globalThis.kept = kept;
  return found.sort((a, b) => a - b)[samples >> 1];
}
