"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { SectionPage } from "@/lib/proposals/types";
import { ConflictChoice } from "./conflict-choice";
import { dropLeftCopy, type LocalCopy, leftCopy } from "./local-copy";
import { comparableDraft } from "./section-view";
import type { useSectionAutosave } from "./use-section-autosave";

/** What an earlier visit left on this device, when it differs from what the server holds. */
function useLeftCopy(page: SectionPage, visit: string): [LocalCopy | null, () => void] {
  const [left, setLeft] = useState<LocalCopy | null>(null);
  const arrived = useRef(false);
  const address = { proposalId: page.proposalId, key: page.key, visit };
  useEffect(() => {
    // Only what was there on arrival counts: what another tab types from now on is its own business.
    if (arrived.current) return;
    arrived.current = true;
    const from = { proposalId: page.proposalId, key: page.key, visit };
    const copy = leftCopy(from);
    const comparable = (content: unknown) => JSON.stringify(comparableDraft(page.key, content, page.rules.halfYears));
    if (copy && comparable(copy.content) !== comparable(page.draft)) setLeft(copy);
    else if (copy) dropLeftCopy(from, copy);
  }, [page, visit]);
  const forget = () => {
    if (left) dropLeftCopy(address, left);
    setLeft(null);
  };
  return [left, forget];
}

function Offer({ title, body, children }: { title?: string; body: string; children: ReactNode }) {
  return (
    <Notice tone={title ? "warning" : "info"} role={title ? "alert" : "status"} title={title} actions={children}>
      {body}
    </Notice>
  );
}

type Props = {
  page: SectionPage;
  read: () => unknown;
  put: (content: unknown) => void;
  saving: ReturnType<typeof useSectionAutosave>;
};

/** A7: where this form and the server, or this form and an earlier visit, hold different words: nothing is dropped unasked. */
export function SectionVersions({ page, read, put, saving }: Props) {
  const t = useTranslations("proposals");
  const { state, settle, touched, base, currentVersion, visit } = saving;
  const [undo, setUndo] = useState<unknown>(null);
  const [left, forgetLeft] = useLeftCopy(page, visit);
  const [merging, setMerging] = useState(false);
  const restore = () => {
    if (!left) return;
    // Somebody wrote since: both are shown. Otherwise what was typed simply goes on.
    if (left.version !== currentVersion()) return setMerging(true);
    put(left.content);
    forgetLeft();
    touched();
  };
  // Who goes on typing beside the open question decides about what then stands in the form.
  useWatch({ disabled: state.kind !== "conflict" && !merging });
  const conflict =
    state.kind === "conflict"
      ? { base: base.current, mine: read(), theirs: state.theirs }
      : merging && left
        ? {
            base: left.base,
            mine: left.content,
            theirs: {
              version: currentVersion(),
              content: read(),
              authorName: page.updatedByName ?? "",
              own: page.updatedByMe,
              savedAt: page.updatedAt.toISOString(),
            },
          }
        : null;
  const decide = (content: unknown, send: boolean) => {
    if (!conflict) return;
    if (!send) setUndo(structuredClone(conflict.mine));
    put(content);
    settle(conflict.theirs.version, conflict.theirs.content, send);
    if (merging) forgetLeft();
    setMerging(false);
  };
  return (
    <>
      {left && !merging ? (
        <Offer title={t("leftover.title")} body={t("leftover.body")}>
          <Button size="compact" onClick={restore}>
            {t("leftover.restore")}
          </Button>
          <Button size="compact" variant="ghost" onClick={forgetLeft}>
            {t("leftover.discard")}
          </Button>
        </Offer>
      ) : null}
      {undo ? (
        <Offer body={t("conflict.taken")}>
          <Button
            size="compact"
            onClick={() => {
              put(undo);
              setUndo(null);
              touched();
            }}
          >
            {t("conflict.undo")}
          </Button>
        </Offer>
      ) : null}
      {conflict ? (
        <ConflictChoice
          page={page}
          base={conflict.base}
          mine={conflict.mine}
          theirs={conflict.theirs}
          onMine={() => decide(conflict.mine, true)}
          onTheirs={() => decide(conflict.theirs.content, false)}
          onMerged={(content) => decide(content, true)}
        />
      ) : null}
    </>
  );
}
