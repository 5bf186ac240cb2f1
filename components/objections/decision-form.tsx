"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { proposeDecisionAction } from "@/lib/objections/actions";
import { NEW_RESULTS, OPINIONS, VERDICTS } from "@/lib/objections/domain/decision";
import { proposeDecisionSchema } from "@/lib/objections/schema";
import type { ObjectionMemberRow } from "@/lib/objections/types";
import { formatScore } from "@/lib/platform/format";

type Props = {
  objectionId: string;
  expectedVersion: number;
  members: readonly ObjectionMemberRow[];
  seatIsFree: boolean;
  cutoffHundredths: number;
  /** A stage's result is corrected by a decision of its own. */
  isOfStage: boolean;
};
const REASON_MIN = 20;
const REASON_MAX = 5_000;

/** Voices are given for what was examined, consequences for what is accepted. */
function Parts({ members, seatIsFree, cutoffHundredths, isOfStage }: Omit<Props, "objectionId" | "expectedVersion">) {
  const t = useTranslations("objections");
  const results = useTranslations("reviews.results");
  const verdict: unknown = useWatch({ name: "verdict" });
  return (
    <>
      {verdict === "ACCEPTED" || verdict === "REJECTED" ? (
        <FieldSet legend={t("staff.voices")} help={t("staff.voicesHelp")}>
          {members.map((member) => (
            <SelectField
              key={member.memberId}
              name={`voices.${member.memberId}`}
              label={t("staff.voice", { name: member.name })}
              help={t(member.isOriginal ? "staff.original" : "staff.outsider")}
              placeholder={t("staff.pick")}
              options={OPINIONS.map((value) => ({ value, label: t(`opinions.${value}`) }))}
            />
          ))}
        </FieldSet>
      ) : null}
      {verdict === "ACCEPTED" && isOfStage ? <p className="text-text-2">{t("stage.consequence")}</p> : null}
      {verdict === "ACCEPTED" && !isOfStage ? (
        <FieldSet legend={t("staff.consequence")} help={t("staff.consequenceHelp")}>
          <RadioGroupField
            name="newResult"
            label={t("staff.newResult")}
            help={t(seatIsFree ? "staff.seatFree" : "staff.seatTaken")}
            options={[
              { value: "", label: t("staff.unchanged") },
              ...NEW_RESULTS.map((value) => ({
                value,
                label: results(value),
                disabled: value === "SELECTED" && !seatIsFree,
              })),
            ]}
          />
          <NumberField
            name="newTotal"
            label={t("staff.newTotal")}
            help={t("staff.newTotalHelp", { cutoff: formatScore(cutoffHundredths) })}
            decimals={2}
            optional
          />
        </FieldSet>
      ) : null}
    </>
  );
}

/** S10, L3: the officer writes what the people named came to; the director approves it. */
export function DecisionForm({ objectionId, expectedVersion, members, ...rest }: Props) {
  const t = useTranslations("objections");
  const verdicts = members.length > 0 ? VERDICTS : (["INADMISSIBLE"] as const);
  return (
    <Form
      schema={proposeDecisionSchema}
      action={(input) =>
        proposeDecisionAction(input.verdict === "ACCEPTED" ? input : { ...input, newResult: "", newTotal: null })
      }
      defaultValues={{
        objectionId,
        expectedVersion,
        reason: "",
        voices: Object.fromEntries(members.map(({ memberId }) => [memberId, "" as const])),
        newResult: "",
        newTotal: null,
      }}
      submitLabel={t("staff.propose")}
      refusalsNamespace="objections"
      successMessage={t("staff.proposed")}
    >
      <RadioGroupField
        name="verdict"
        label={t("staff.verdict")}
        help={t("staff.verdictHelp")}
        options={verdicts.map((value) => ({
          value,
          label: t(`verdicts.${value}`),
          hint: t(`staff.verdictHints.${value}`),
        }))}
      />
      <Parts members={members} {...rest} />
      <TextareaField
        name="reason"
        label={t("staff.reason")}
        help={t("staff.reasonHelp")}
        rows={6}
        minimum={REASON_MIN}
        maximum={REASON_MAX}
      />
    </Form>
  );
}
