"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { formatInstantShort } from "@/lib/platform/format";
import { type Choice, mergeSection } from "@/lib/proposals/domain/versions/merge";
import type { SectionPage } from "@/lib/proposals/types";
import { OverlapChoice } from "./overlap-choice";
import type { Theirs } from "./put-section";
import { SectionContent } from "./section-content";
import { comparableDraft, contentToRead, membersOf } from "./section-view";

type Props = {
  page: SectionPage;
  /** What both started from. */
  base: unknown;
  mine: unknown;
  theirs: Theirs;
  onMine: () => void;
  onTheirs: () => void;
  onMerged: (content: unknown) => void;
};

function Version({ page, content, action }: { page: SectionPage; content: unknown; action: ReactNode }) {
  return (
    <div className="grid gap-4">
      <div className="max-h-96 overflow-auto rounded-control border border-line bg-surface p-4">
        <SectionContent
          section={page.key}
          proposalId={page.proposalId}
          content={contentToRead(page.key, content)}
          consortium={membersOf(page)}
        />
      </div>
      <div>{action}</div>
    </div>
  );
}

/** A7: somebody else saved first, or the writer in another tab. Mine, theirs, and both merged: what does not overlap goes in by itself, the rest is chosen. */
export function ConflictChoice({ page, base, mine, theirs, onMine, onTheirs, onMerged }: Props) {
  const t = useTranslations("editing.merge");
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [attempted, setAttempted] = useState(false);
  useEffect(() => box.current?.focus(), []);
  const { halfYears } = page.rules;
  const [baseText, mineText, theirText] = [base, mine, theirs.content].map((content) =>
    JSON.stringify(comparableDraft(page.key, content, halfYears)),
  );
  const merge = useMemo(
    () =>
      mergeSection(
        page.key,
        JSON.parse(baseText ?? "null"),
        JSON.parse(mineText ?? "null"),
        JSON.parse(theirText ?? "null"),
      ),
    [page.key, baseText, mineText, theirText],
  );
  const open = merge.overlaps.filter(({ id }) => choices[id] === undefined);
  const save = () => {
    setAttempted(true);
    if (open.length > 0) return box.current?.querySelector<HTMLElement>("[data-open] input")?.focus();
    onMerged(merge.content(choices));
  };
  const side = theirs.own ? "own" : "other";
  const merged = (
    <div className="grid gap-4">
      <p>{t("taken", { side, mine: merge.taken.mine, theirs: merge.taken.theirs, name: theirs.authorName })}</p>
      {merge.overlaps.length > 0 ? <p>{t("overlaps", { side, count: merge.overlaps.length })}</p> : null}
      {merge.overlaps.map((overlap, index) => (
        <div key={overlap.id} data-open={choices[overlap.id] === undefined ? "" : undefined}>
          <OverlapChoice
            overlap={overlap}
            number={index + 1}
            side={side}
            theirName={theirs.authorName}
            choice={choices[overlap.id]}
            missing={attempted && choices[overlap.id] === undefined}
            onChoose={(choice) => setChoices((all) => ({ ...all, [overlap.id]: choice }))}
          />
        </div>
      ))}
      <h3 className="text-body font-semibold">{t("result")}</h3>
      <Version
        page={page}
        content={merge.content(choices)}
        action={
          <Button variant="primary" onClick={save}>
            {t("saveMerged")}
          </Button>
        }
      />
    </div>
  );
  const at = formatInstantShort(theirs.savedAt, locale);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alertdialog"
      aria-label={t("title", { side })}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-card border-2 border-warning p-4.5"
    >
      <div>
        <h2 className="text-card">{t("title", { side })}</h2>
        <p className="text-text-2">{t("body", { side, name: theirs.authorName, at })}</p>
      </div>
      <Tabs
        label={t("title", { side })}
        tabs={[
          { key: "merged", label: t("tabMerged"), content: merged },
          {
            key: "mine",
            label: t("tabMine", { side }),
            content: <Version page={page} content={mine} action={<Button onClick={onMine}>{t("saveMine")}</Button>} />,
          },
          {
            key: "theirs",
            label: t("tabTheirs"),
            content: (
              <Version
                page={page}
                content={theirs.content}
                action={<Button onClick={onTheirs}>{t("takeTheirs")}</Button>}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
