"use client";
import { useTranslations } from "next-intl";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { Form } from "@/components/forms/form";
import { Dialog } from "@/components/ui/dialog";
import { nameMembersAction } from "@/lib/objections/actions";
import { nameMembersSchema } from "@/lib/objections/schema";
import type { CandidateRow } from "@/lib/objections/types";

type Props = {
  objectionId: string;
  expectedVersion: number;
  candidates: readonly CandidateRow[];
  chosen: readonly string[];
};

/** S10, S3: the whole list of people who examine an objection; whoever a conflict keeps away cannot be chosen. */
export function MembersForm({ objectionId, expectedVersion, candidates, chosen }: Props) {
  const t = useTranslations("objections.staff");
  const hintOf = (one: CandidateRow): string => {
    const standing = one.isConflicted ? t("conflicted") : t(one.isOriginal ? "original" : "outsider");
    return one.affiliation ? `${one.affiliation} · ${standing}` : standing;
  };
  return (
    <Dialog
      triggerLabel={t(chosen.length > 0 ? "change" : "choose")}
      triggerVariant={chosen.length > 0 ? "secondary" : "primary"}
      triggerSize="compact"
      title={t("membersTitle")}
      description={t("chooseHelp")}
    >
      <Form
        schema={nameMembersSchema}
        action={nameMembersAction}
        defaultValues={{ objectionId, expectedVersion, userIds: [...chosen] }}
        submitLabel={t("saveMembers")}
        refusalsNamespace="objections"
        successMessage={t("membersSaved")}
      >
        <CheckboxGroupField
          name="userIds"
          label={t("membersTitle")}
          hideLabel
          options={candidates.map((one) => ({
            value: one.userId,
            label: one.name,
            hint: hintOf(one),
            disabled: one.isConflicted,
          }))}
        />
      </Form>
    </Dialog>
  );
}
