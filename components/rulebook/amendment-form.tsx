"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/platform/format";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { amendRulebookAction } from "@/lib/rulebook/actions";
import { amended, amendmentRefusal } from "@/lib/rulebook/domain/amendment";
import { changedFigures } from "@/lib/rulebook/domain/figures";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import {
  type AmendRulebookForm,
  amendmentForm,
  amendRulebookSchema,
  writtenNumbers,
} from "@/lib/rulebook/schema/amendment";
import type { AmendmentBase } from "@/lib/rulebook/types";
import { AmendmentFields } from "./amendment-fields";
import { FigureChanges } from "./figure-tables";

type Draft = { typed: AmendRulebookForm; content: RulebookContent };

/** The same rules as the command, before anything is sent: what would be refused is refused here. */
async function drafted(base: AmendmentBase, typed: AmendRulebookForm): Promise<Outcome<Draft>> {
  const content = amended(base.content, writtenNumbers(amendRulebookSchema.parse(typed).numbers));
  const refusal = amendmentRefusal(content);
  if (refusal) return refuse(refusal);
  return changedFigures(base.content, content).length === 0 ? refuse("NOTHING_CHANGED") : ok({ typed, content });
}

function Preview({ base, draft, onBack }: { base: AmendmentBase; draft: Draft; onBack: () => void }) {
  const t = useTranslations("rulebook.form");
  const locale = useLocale();
  const caption = t("previewCaption", { version: base.version });
  const { reason, effectiveFrom } = draft.typed;
  return (
    <Card title={t("previewTitle")}>
      <FigureChanges changes={changedFigures(base.content, draft.content)} content={draft.content} caption={caption} />
      <div className="mt-4 border-t border-line">
        <DescriptionList
          items={[
            { term: t("previewReason"), detail: reason },
            {
              term: t("previewEffective"),
              detail: effectiveFrom ? formatInstant(effectiveFrom, locale) : t("atOnce"),
            },
          ]}
        />
      </div>
      <Notice>{t("note")}</Notice>
      <div className="mt-5 flex flex-wrap items-start gap-2.5">
        <ActionButton
          action={amendRulebookAction}
          input={draft.typed}
          label={t("confirm")}
          variant="primary"
          refusalsNamespace="rulebook"
          successMessage={t("confirmed")}
          redirectTo="/rulebooks"
        />
        <Button onClick={onBack}>{t("back")}</Button>
      </div>
    </Card>
  );
}

/** P3: an officer writes other numbers, sees exactly what changes, and only then confirms a new version. */
export function AmendmentForm({ base }: { base: AmendmentBase }) {
  const t = useTranslations("rulebook.form");
  const [draft, setDraft] = useState<Draft | null>(null);
  const [typed, setTyped] = useState<AmendRulebookForm>(() => amendmentForm(base.version, base.content));
  if (draft) {
    const onBack = () => {
      setTyped(draft.typed);
      setDraft(null);
    };
    return <Preview base={base} draft={draft} onBack={onBack} />;
  }
  return (
    <Form
      schema={amendRulebookSchema}
      action={(input) => drafted(base, input)}
      defaultValues={typed}
      refusalsNamespace="rulebook"
      submitLabel={t("review")}
      onSuccess={setDraft}
      secondary={<ButtonLink href="/rulebooks">{t("cancel")}</ButtonLink>}
    >
      <HiddenField name="basedOn" />
      <AmendmentFields content={base.content} />
    </Form>
  );
}
