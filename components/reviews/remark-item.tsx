"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionButton } from "@/components/ui/action-button";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removeRemarkAction, shareRemarkAction } from "@/lib/reviews/actions/workspace";
import type { OthersRemark, OwnRemark, Remark } from "@/lib/reviews/types/workspace";
import { showPassage } from "./passages";
import { useWork } from "./work-context";

type FrameProps = { remark: Remark; badge: ReactNode; children?: ReactNode };

/** The passage, which leads to its place in the text, and what is said of it. */
function RemarkFrame({ remark, badge, children }: FrameProps) {
  const t = useTranslations("workspace.remarks");
  const { open } = useWork();
  const show = () => {
    open("document");
    // On a phone the text is drawn only now.
    requestAnimationFrame(() => showPassage(remark));
  };
  return (
    <li className="rounded-control border border-line bg-surface px-3 py-2.5 text-small">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {badge}
        <button type="button" onClick={show} className="focus-ring min-h-8 rounded-control px-1 text-link underline">
          {t("show")}
        </button>
      </div>
      {remark.quote ? (
        <blockquote className="mt-1 border-l-3 border-warning-solid pl-2.5 text-text-2">{remark.quote}</blockquote>
      ) : null}
      <p className="mt-1.5 whitespace-pre-wrap">{remark.body}</p>
      {children}
    </li>
  );
}

/** One's own remark: shared or not, to be taken away. */
export function OwnRemarkItem({ remark }: { remark: OwnRemark }) {
  const t = useTranslations("workspace.remarks");
  const { work } = useWork();
  const turn = { remarkId: remark.id, expectedVersion: remark.version };
  const running = work.call.phase === "IN_REVIEW";
  return (
    <RemarkFrame
      remark={remark}
      badge={<Badge tone={remark.shared ? "primary" : "neutral"}>{t(remark.shared ? "shared" : "mineOnly")}</Badge>}
    >
      {running ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {work.aside.mayShare || remark.shared ? (
            <ActionButton
              size="compact"
              action={shareRemarkAction}
              input={{ ...turn, shared: !remark.shared }}
              label={t(remark.shared ? "unshare" : "share")}
              refusalsNamespace="workspace"
              successMessage={t(remark.shared ? "unshared" : "nowShared")}
            />
          ) : null}
          <ConfirmDialog
            triggerLabel={t("remove")}
            triggerVariant="ghost"
            triggerSize="compact"
            title={t("removeTitle")}
            description={remark.body}
            confirmLabel={t("remove")}
            tone="danger"
            action={removeRemarkAction}
            input={turn}
            refusalsNamespace="workspace"
            successMessage={t("removed")}
          />
        </div>
      ) : null}
    </RemarkFrame>
  );
}

/** A colleague's shared remark, by seat or by name as the round has it. */
export function OthersRemarkItem({ remark }: { remark: OthersRemark }) {
  const t = useTranslations("reviews");
  return (
    <RemarkFrame remark={remark} badge={<b className="num">{remark.name ?? t("seat", { no: remark.seatNo })}</b>} />
  );
}
