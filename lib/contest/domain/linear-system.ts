/** Square matrices as rows one after another; small (one row a competitor), so plain loops are fast enough. */
export type SquareMatrix = { readonly size: number; readonly cells: Float64Array };

export const zeroMatrix = (size: number): SquareMatrix => ({ size, cells: new Float64Array(size * size) });

/** Lower triangle L with L·Lᵀ = `matrix`, which must be symmetric and positive definite. */
export function choleskyOf({ size, cells }: SquareMatrix): SquareMatrix {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = cells[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      if (row === column && !(sum > 0)) throw new RangeError("the matrix is not positive definite");
      lower[row * size + column] = row === column ? Math.sqrt(sum) : sum / (lower[column * size + column] ?? 1);
    }
  }
  return { size, cells: lower };
}

/** x with L·Lᵀ·x = `right`. */
export function solveCholesky({ size, cells }: SquareMatrix, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    let sum = x[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= (cells[row * size + k] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (cells[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] ?? 0;
    for (let k = row + 1; k < size; k++) sum -= (cells[k * size + row] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (cells[row * size + row] ?? 1);
  }
  return x;
}

/** The inverse by its columns; symmetric as `lower`·`lower`ᵀ is. */
export function invertCholesky(lower: SquareMatrix): SquareMatrix {
  const { size } = lower;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    unit.fill(0);
    unit[row] = 1;
    inverse.set(solveCholesky(lower, unit), row * size);
  }
  return { size, cells: inverse };
}

export function multiply(a: SquareMatrix, b: SquareMatrix): SquareMatrix {
  const { size } = a;
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const factor = a.cells[row * size + k] ?? 0;
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        product[at] = (product[at] ?? 0) + factor * (b.cells[k * size + column] ?? 0);
      }
    }
  }
  return { size, cells: product };
}
