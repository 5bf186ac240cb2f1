export type Blocks = { size: number; count: number }[];

/** G1: a count as whole blocks, as many of the largest as possible; null when it is no sum of blocks. */
export function blocksOf(gpuCount: number, sizes: readonly number[]): Blocks | null {
  const [size, ...smaller] = [...sizes].sort((a, b) => b - a);
  if (gpuCount <= 0 || size === undefined) return null;
  for (let count = Math.floor(gpuCount / size); count >= 0; count--) {
    const left = gpuCount - count * size;
    const own = count > 0 ? [{ size, count }] : [];
    if (left === 0) return own;
    const rest = blocksOf(left, smaller);
    if (rest) return [...own, ...rest];
  }
  return null;
}
