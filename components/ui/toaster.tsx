"use client";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { dismissToast, readToasts, readToastsOnServer, subscribeToToasts } from "./toast-store";

/** Where toasts appear; one in each shell. */
export function Toaster() {
  const t = useTranslations("ui");
  const toasts = useSyncExternalStore(subscribeToToasts, readToasts, readToastsOnServer);
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2 md:left-auto md:w-96 print:hidden"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="flex w-full items-start gap-3 rounded-card border border-line bg-surface px-4 py-3 shadow-float"
        >
          {toast.tone === "success" ? (
            <CircleCheck size={20} aria-hidden="true" className="mt-1 flex-none text-success" />
          ) : (
            <CircleAlert size={20} aria-hidden="true" className="mt-1 flex-none text-danger" />
          )}
          <div className="min-w-0 flex-1">
            <p className="font-semibold">{toast.title}</p>
            {toast.body ? <p className="text-small text-text-2">{toast.body}</p> : null}
          </div>
          <button
            type="button"
            aria-label={t("close")}
            onClick={() => dismissToast(toast.id)}
            className="focus-ring grid size-8 flex-none place-items-center rounded-control text-text-2 hover:bg-surface-2"
          >
            <X size={18} aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
}
