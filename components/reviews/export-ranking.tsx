"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { buttonLook } from "@/components/ui/button-look";
import { Dialog } from "@/components/ui/dialog";

const REASON_MIN = 5;

/** L2, S11: the calculation sheet or the table, against a reason that goes on record. */
export function ExportRanking({ callId }: { callId: string }) {
  const t = useTranslations("reviews.export");
  const locale = useLocale();
  const id = useId();
  const [reason, setReason] = useState("");
  const enough = reason.trim().length >= REASON_MIN;
  const href = (format: "json" | "csv") =>
    `/api/exports/ranking/${callId}?${new URLSearchParams({ format, reason: reason.trim(), locale })}`;
  return (
    <Dialog triggerLabel={t("open")} title={t("title")} description={t("body")}>
      <label htmlFor={id} className="font-semibold">
        {t("reason")}
      </label>
      <textarea
        id={id}
        rows={3}
        value={reason}
        aria-describedby={`${id}-help`}
        onChange={(event) => setReason(event.target.value)}
        className="control mt-1.5"
      />
      <p id={`${id}-help`} className="mt-1 text-small text-text-2">
        {t("reasonHelp", { minimum: REASON_MIN })}
      </p>
      <div className="mt-4 flex flex-wrap gap-2.5">
        {(["json", "csv"] as const).map((format) =>
          enough ? (
            <a
              key={format}
              href={href(format)}
              download
              className={buttonLook(format === "json" ? "primary" : "secondary", "compact")}
            >
              {t(format)}
            </a>
          ) : (
            <button key={format} type="button" disabled className={buttonLook("secondary", "compact")}>
              {t(format)}
            </button>
          ),
        )}
      </div>
    </Dialog>
  );
}
