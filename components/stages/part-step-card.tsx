import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { ExportDialog } from "@/components/ui/export-dialog";
import { formatInstant } from "@/lib/platform/format";
import type { Outcome } from "@/lib/platform/outcome";

type Step = {
  label: string;
  title: string;
  body: string;
  affected: string[];
  isReady: boolean;
  action: (input: { stageId: string }) => Promise<Outcome<unknown>>;
  done: string;
};
type Sheet = {
  at: Date;
  by: string;
  hash: string;
  words: { at: string; hash: string; note: string; open: string; submit: string };
};
type Props = {
  stageId: string;
  /** Whose part it is: its namespace of messages, and its export. */
  noun: "derivatives" | "verification";
  title: string;
  hint?: string | undefined;
  /** What still keeps the step back. */
  children: ReactNode;
  step: Step | null;
  sheet: Sheet | null;
};

/** E4, S11: from findings to a part's score: what still keeps it back, the step itself, and the sheet behind it. */
export function PartStepCard({ stageId, noun, title, hint, children, step, sheet }: Props) {
  const locale = useLocale();
  return (
    <Card title={title} hint={hint}>
      <div className="grid gap-4">
        {children}
        {sheet ? (
          <DescriptionList
            items={[
              { term: sheet.words.at, detail: formatInstant(sheet.at, locale), hint: sheet.by },
              { term: sheet.words.hash, detail: <code className="text-small break-all">{sheet.hash}</code> },
            ]}
          />
        ) : null}
        <ClientMessages namespaces={[noun]}>
          <div className="flex flex-wrap gap-3">
            {step ? (
              <ConfirmDialog
                triggerLabel={step.label}
                triggerVariant="primary"
                triggerDisabled={!step.isReady}
                title={step.title}
                description={step.body}
                affected={step.affected}
                confirmLabel={step.label}
                action={step.action}
                input={{ stageId }}
                refusalsNamespace={noun}
                successMessage={step.done}
              />
            ) : null}
            {sheet ? (
              <ExportDialog
                href={`/api/exports/stages/${stageId}/${noun}`}
                formats={["json"]}
                note={sheet.words.note}
                words={{ open: sheet.words.open, title: sheet.words.open, submit: sheet.words.submit }}
              />
            ) : null}
          </div>
        </ClientMessages>
      </div>
    </Card>
  );
}
