"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FormProvider, useForm, useFormContext } from "react-hook-form";
import { FormId } from "@/components/forms/form-context";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useRefusalText } from "@/components/ui/refusal-text";
import { StatusTag } from "@/components/ui/status-tag";
import { Tabs } from "@/components/ui/tabs";
import { showToast } from "@/components/ui/toast-store";
import { saveDraftAction } from "@/lib/deliberation/actions";
import { type Figure, type WhatIfFacts, whatIf } from "@/lib/deliberation/domain/what-if";
import type { ItemView } from "@/lib/deliberation/types";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { SUPPORT_RESOURCES } from "@/lib/teams/domain/support";
import { type Proposed, startingFigures, typedFigures } from "./table-figures";
import { WhatIfRemarks } from "./what-if-remarks";
import { WhatIfTable } from "./what-if-table";

type Props = {
  itemId: string;
  facts: WhatIfFacts;
  draft: ItemView["draft"];
  /** Only members and those who preside write; everybody else reads the latest draft. */
  mayDraft: boolean;
};

/** D1: the what-if table. Pools and envelopes fill as figures are typed; nothing is kept until it is saved as the next draft. */
export function WhatIfRoom({ itemId, facts, draft, mayDraft }: Props) {
  const t = useTranslations("deliberation");
  const words = useTranslations("teams");
  const formId = useId().replace(/[^\w-]/g, "");
  const form = useForm<{ proposed: Proposed; note: string }>({
    defaultValues: { proposed: startingFigures(facts, draft?.figures ?? null), note: "" },
  });
  const [basedOn, setBasedOn] = useState(draft?.versionNo ?? 0);
  const figures = typedFigures(facts, form.watch("proposed"));
  const result = whatIf(facts, figures);
  const load = () => {
    form.reset({ proposed: startingFigures(facts, draft?.figures ?? null), note: "" });
    setBasedOn(draft?.versionNo ?? 0);
  };
  const newer = draft && draft.versionNo > basedOn ? draft : null;
  return (
    <FormId value={formId}>
      <FormProvider {...form}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 [&_input]:scroll-mb-24">
          {newer ? (
            <Notice
              tone="warning"
              role="status"
              title={t("draft.newer", { number: newer.versionNo, name: newer.by })}
              actions={
                <>
                  <Button size="compact" onClick={load}>
                    {t("draft.load", { number: newer.versionNo })}
                  </Button>
                  <Button size="compact" variant="ghost" onClick={() => setBasedOn(newer.versionNo)}>
                    {t("draft.keep")}
                  </Button>
                </>
              }
            >
              {t("draft.newerBody")}
            </Notice>
          ) : null}
          <Card title={t("table.title")} hint={t(mayDraft ? "table.hint" : "table.hintRead")}>
            <Tabs
              label={t("table.resources")}
              tabs={SUPPORT_RESOURCES.map((resource) => ({
                key: resource,
                label: words(`resources.${resource}`),
                content: (
                  <WhatIfTable
                    resource={resource}
                    facts={facts}
                    result={result}
                    mayDraft={mayDraft}
                    figures={figures}
                  />
                ),
              }))}
            />
          </Card>
          {/* In sight while the table is being worked on; the words for it follow below. */}
          <p className="sticky bottom-2 z-10 justify-self-end rounded-control border border-line bg-surface px-3 py-2 shadow-md print:hidden">
            <StatusTag tone={result.fits ? "done" : "stop"}>
              {result.fits ? t("remark.shortFits") : t("remark.shortProblems", { count: result.problems.length })}
            </StatusTag>
          </p>
          <WhatIfRemarks facts={facts} result={result} />
          {mayDraft ? <SaveDraft itemId={itemId} basedOn={basedOn} figures={figures} onSaved={setBasedOn} /> : null}
        </div>
      </FormProvider>
    </FormId>
  );
}

type SaveProps = {
  itemId: string;
  basedOn: number;
  figures: Figure[];
  onSaved: (versionNo: number) => void;
};

function SaveDraft({ itemId, basedOn, figures, onSaved }: SaveProps) {
  const t = useTranslations("deliberation");
  const router = useRouter();
  const refusalText = useRefusalText("deliberation");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { getValues } = useFormContext<{ note: string }>();
  const save = async () => {
    if (pending) return;
    setPending(true);
    setProblem(null);
    const outcome = await saveDraftAction({ itemId, basedOn, figures, note: getValues("note") }).catch(() => null);
    setPending(false);
    if (!outcome?.ok) return setProblem(refusalText(outcome ?? { ok: false, code: "INTERNAL" }));
    onSaved(outcome.data.versionNo);
    showToast({ title: t("draft.saved", { number: outcome.data.versionNo }) });
    router.refresh();
  };
  return (
    <Card title={t("draft.save")} hint={t("draft.saveHint", { number: basedOn + 1 })}>
      <div className="grid gap-4">
        <TextField name="note" label={t("draft.note")} help={t("draft.noteHelp")} optional />
        <div>
          <Button variant="primary" pending={pending} disabled={figures.length === 0} onClick={() => void save()}>
            {t("draft.saveAs", { number: basedOn + 1 })}
          </Button>
        </div>
        <p role="alert" className="text-small text-danger empty:hidden">
          {problem}
        </p>
      </div>
    </Card>
  );
}
