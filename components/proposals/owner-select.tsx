"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { assignSectionAction } from "@/lib/proposals/actions";
import type { Together } from "@/lib/proposals/types/together";
import { inLanguage } from "./names";

type Props = {
  proposalId: string;
  sectionKey: string;
  sectionName: string;
  ownerId: string;
  candidates: Together["candidates"];
};

/** The owner of one section: chosen, then saved — passing over names with the keyboard gives nobody anything. */
export function OwnerSelect({ proposalId, sectionKey, sectionName, ownerId, candidates }: Props) {
  const t = useTranslations("editing.tasks");
  const locale = useLocale();
  const [chosen, setChosen] = useState(ownerId);
  const { run, pending, problem } = useAction(
    () => assignSectionAction({ proposalId, key: sectionKey, userId: chosen }),
    { refusalsNamespace: "editing", successMessage: t("saved") },
  );
  // Somebody who has left the consortium since is shown no more, and is nobody's choice.
  const known = chosen === "" || candidates.some(({ userId }) => userId === chosen);
  return (
    <div className="grid gap-1">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <select
          aria-label={t("ownerOf", { section: sectionName })}
          value={known ? chosen : ""}
          onChange={(event) => setChosen(event.target.value)}
          className="control"
        >
          <option value="">{t("nobody")}</option>
          {candidates.map(({ userId, name, organisationNameKo, organisationNameEn }) => (
            <option key={userId} value={userId}>
              {name} · {inLanguage(locale, organisationNameKo, organisationNameEn)}
            </option>
          ))}
        </select>
        <Button pending={pending} disabled={chosen === ownerId} onClick={() => void run()}>
          {t("save")}
        </Button>
      </div>
      <span role="alert" className="text-small text-danger empty:hidden">
        {problem}
      </span>
    </div>
  );
}
