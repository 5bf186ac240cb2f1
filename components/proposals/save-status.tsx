"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { formatTime } from "@/lib/platform/format";
import type { SaveState } from "./use-section-autosave";

/** Always says whether what was typed is safe: “저장됨 18:02”. */
export function SaveStatus({ state }: { state: SaveState }) {
  const t = useTranslations("proposals.save");
  const words = state.kind === "saved" ? t("saved", { time: formatTime(state.at) }) : t(state.kind);
  return (
    <p role="status" className="num text-small text-text-2">
      {words}
    </p>
  );
}

/** What stands in the way of saving, and what can be done. The words typed stay in the form and on this device. */
export function SaveTrouble({ state, retry }: { state: SaveState; retry: () => void }) {
  const t = useTranslations("proposals");
  const again = (
    <Button size="compact" onClick={retry}>
      {t("save.retry")}
    </Button>
  );
  if (state.kind === "signedOut")
    return (
      <Notice
        tone="warning"
        role="alert"
        title={t("save.signedOutTitle")}
        actions={
          <>
            <TextLink href="/sign-in" external>
              {t("save.signIn")}
            </TextLink>
            {again}
          </>
        }
      >
        {t("save.signedOutBody")}
      </Notice>
    );
  if (state.kind === "offline" || state.kind === "busy")
    return (
      <Notice tone="warning" role="alert" title={t(`save.${state.kind}Title`)} actions={again}>
        {t(`save.${state.kind}Body`)}
      </Notice>
    );
  if (state.kind === "refused") {
    const key = `refusals.${state.reason}`;
    return (
      <Notice tone="danger" role="alert" title={t("save.refusedTitle")}>
        {t.has(key) ? t(key, { organisation: "", count: 0 }) : t("save.refusedBody")} {t("save.kept")}
      </Notice>
    );
  }
  return null;
}
