"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstantShort } from "@/lib/platform/format";
import type { WrittenKey } from "@/lib/proposals/domain/drafts";
import type { Theirs } from "./put-section";
import { SectionContent } from "./section-content";
import { contentToRead } from "./section-view";

type Props = {
  proposalId: string;
  sectionKey: WrittenKey;
  mine: unknown;
  theirs: Theirs;
  onMine: () => void;
  onTheirs: () => void;
};

/** A7: somebody else saved first. Both versions side by side, and the writer's choice; the other one stays in the history. */
export function ConflictChoice({ proposalId, sectionKey, mine, theirs, onMine, onTheirs }: Props) {
  const t = useTranslations("proposals.conflict");
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const versions = [
    { key: "mine", title: t("mine"), content: mine, choose: t("chooseMine"), onChoose: onMine },
    {
      key: "theirs",
      title: t("theirs", { name: theirs.authorName, at: formatInstantShort(theirs.savedAt, locale) }),
      content: theirs.content,
      choose: t("chooseTheirs"),
      onChoose: onTheirs,
    },
  ];
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alertdialog"
      aria-label={t("title")}
      className="grid gap-4 rounded-card border-2 border-warning p-4.5"
    >
      <div>
        <h2 className="text-card">{t("title")}</h2>
        <p className="text-text-2">{t("body")}</p>
      </div>
      <div className="grid items-start gap-4 md:grid-cols-2">
        {versions.map((version) => (
          <Card key={version.key} level={3} title={version.title}>
            <div className="max-h-96 overflow-auto">
              <SectionContent
                section={sectionKey}
                proposalId={proposalId}
                content={contentToRead(sectionKey, version.content)}
                consortium={[]}
              />
            </div>
            <div className="mt-4">
              <Button onClick={version.onChoose}>{version.choose}</Button>
            </div>
          </Card>
        ))}
      </div>
    </div>
  );
}
