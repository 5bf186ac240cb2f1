/** Keeps a drawing's place while its code is on the way. */
export function DrawingWaits() {
  return <div className="size-full animate-pulse rounded-control bg-surface-2" />;
}
