"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { formatTime } from "@/lib/platform/format";
import type { SaveState } from "./use-sheet-autosave";

/** Always says whether what was typed is safe: “저장됨 14:36”. */
export function SaveLine({ state }: { state: SaveState }) {
  const t = useTranslations("reviews.save");
  return (
    <p role="status" className="num text-small text-text-2">
      {state.kind === "saved" ? t("saved", { time: formatTime(state.at) }) : t(state.kind)}
    </p>
  );
}

type Props = { state: SaveState; retry: () => void; keepMine: () => void };

/** What stands in the way of saving, and what can be done about it. */
export function SaveTrouble({ state, retry, keepMine }: Props) {
  const t = useTranslations("reviews");
  const again = (
    <Button size="compact" onClick={retry}>
      {t("save.retry")}
    </Button>
  );
  if (state.kind === "offline" || state.kind === "signedOut" || state.kind === "busy")
    return (
      <Notice
        tone="warning"
        role="alert"
        title={t(`save.${state.kind}Title`)}
        actions={
          <>
            {state.kind === "signedOut" ? (
              <TextLink href="/sign-in" external>
                {t("save.signIn")}
              </TextLink>
            ) : null}
            {again}
          </>
        }
      >
        {t("save.kept")}
      </Notice>
    );
  if (state.kind === "conflict")
    return (
      <Notice
        tone="warning"
        role="alert"
        title={t("save.conflictTitle")}
        actions={
          <>
            <Button size="compact" onClick={keepMine}>
              {t("save.keepMine")}
            </Button>
            <Button size="compact" variant="ghost" onClick={() => window.location.reload()}>
              {t("save.takeTheirs")}
            </Button>
          </>
        }
      >
        {t("save.conflictBody")}
      </Notice>
    );
  if (state.kind !== "refused") return null;
  const key = `refusals.${state.reason}`;
  return (
    <Notice tone="danger" role="alert" title={t("save.refusedTitle")}>
      {t.has(key) ? t(key, { count: 0 }) : ""} {t("save.kept")}
    </Notice>
  );
}
