"use client";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { showToast } from "@/components/ui/toast-store";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { sendFile, type Trouble } from "./send-file";

export type UploadItem = {
  key: number;
  kind: string;
  file: File;
  replacesId: string | null;
  state: "waiting" | "sending" | "checking" | "failed";
  sentBytes: number;
  busy: boolean;
  trouble: Trouble | null;
};
type Ticket = { abort: AbortController; uploadId: string | null };
export type Uploads = {
  items: UploadItem[];
  add: (kind: string, files: readonly File[], replacesId?: string) => void;
  retry: (key: number) => void;
  cancel: (key: number) => void;
};

/** A6: the files under way in this window, one after the other; what fails stays with its reason until it is retried or closed. */
export function useUploads(proposalId: string): Uploads {
  const t = useTranslations("attachments");
  const router = useRouter();
  const [items, setItems] = useState<UploadItem[]>([]);
  const tickets = useRef(new Map<number, Ticket>());
  const queue = useRef<Promise<void>>(Promise.resolve());
  const next = useRef(0);

  const change = useCallback((key: number, part: Partial<UploadItem>) => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }, []);
  const drop = useCallback((key: number) => setItems((before) => before.filter((item) => item.key !== key)), []);

  const send = useCallback(
    async (item: UploadItem) => {
      const ticket = tickets.current.get(item.key);
      if (!ticket || ticket.abort.signal.aborted) return;
      change(item.key, { state: "sending", trouble: null });
      const sent = await sendFile({
        proposalId,
        kind: item.kind,
        file: item.file,
        replacesId: item.replacesId,
        signal: ticket.abort.signal,
        onStart: (uploadId) => {
          ticket.uploadId = uploadId;
        },
        onProgress: (sentBytes) =>
          change(item.key, { sentBytes, state: sentBytes >= item.file.size ? "checking" : "sending" }),
        onBusy: (busy) => change(item.key, { busy }),
      }).catch(() => null);
      if (!sent) return; // cancelled
      if (!sent.ok) return change(item.key, { state: "failed", trouble: sent.trouble });
      showToast({ title: t("done", { name: item.file.name.normalize("NFC") }) });
      drop(item.key);
      router.refresh();
    },
    [proposalId, change, drop, router, t],
  );

  const enqueue = useCallback(
    (item: UploadItem) => {
      tickets.current.set(item.key, { abort: new AbortController(), uploadId: null });
      queue.current = queue.current.then(() => send(item));
    },
    [send],
  );

  const add: Uploads["add"] = (kind, files, replacesId) => {
    const added = files.map((file) => ({
      key: next.current++,
      kind,
      file,
      replacesId: replacesId ?? null,
      state: "waiting" as const,
      sentBytes: 0,
      busy: false,
      trouble: null,
    }));
    setItems((before) => [...before, ...added]);
    for (const item of added) enqueue(item);
  };
  const retry = (key: number) => {
    const item = items.find((one) => one.key === key);
    if (!item) return;
    change(key, { state: "waiting", trouble: null });
    enqueue(item);
  };
  const cancel = (key: number) => {
    const ticket = tickets.current.get(key);
    ticket?.abort.abort();
    if (ticket?.uploadId)
      fetch(`/api/proposals/${proposalId}/uploads/${ticket.uploadId}`, { method: "DELETE" }).catch(() => undefined); // swept later
    drop(key);
  };
  return { items, add, retry, cancel };
}
