export type Toast = { id: number; title: string; body?: string | undefined; tone: "success" | "danger" };

const SHOWN_FOR_MS = 7_000;
let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: readonly Toast[]) {
  toasts = to;
  for (const listener of listeners) listener();
}

export const readToasts = (): readonly Toast[] => toasts;

const NONE: readonly Toast[] = [];
export const readToastsOnServer = (): readonly Toast[] => NONE;

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function dismissToast(id: number) {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Says in passing that something is done. Never the only place of something that must be read. */
export function showToast({ title, body, tone = "success" }: Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] }) {
  const id = next++;
  change([...toasts.slice(-2), { id, title, body, tone }]);
  setTimeout(() => dismissToast(id), SHOWN_FOR_MS);
}
