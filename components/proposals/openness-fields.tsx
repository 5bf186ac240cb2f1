"use client";
import { useTranslations } from "next-intl";
import { ComboboxField } from "@/components/forms/combobox-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { classify } from "@/lib/openness/domain/classify";
import { COMPONENTS, FRAMEWORK_CLASSES, type OpennessComponent } from "@/lib/openness/domain/components";
import { licencesFor } from "@/lib/openness/domain/licences";
import { releasedComponents } from "@/lib/proposals/domain/sections/openness";
import { LONG_TEXT_MAXIMUM } from "@/lib/proposals/domain/sections/section";
import type { SectionPage } from "@/lib/proposals/types";
import { OpennessStanding } from "./openness-standing";
import { useLiveDraft } from "./use-live-draft";

function ComponentRow({
  component,
  index,
  unsuitable,
}: {
  component: OpennessComponent;
  index: number;
  unsuitable: boolean;
}) {
  const t = useTranslations("openness");
  const p = useTranslations("proposals.openness");
  const { suitable, otherOpen, closed } = licencesFor(component.kind);
  const group = (licences: typeof suitable, name: "suitable" | "otherOpen" | "closed") =>
    licences.map((licence) => ({
      value: licence.id,
      label: `${licence.id} · ${licence.name}`,
      hint: t(`licenceGroups.${name}`),
    }));
  const name = t(`components.${component.key}`);
  return (
    <fieldset className="grid gap-3 border-t border-line pt-3 md:grid-cols-2">
      <legend className="float-left flex w-full flex-wrap items-center gap-2 font-semibold md:col-span-2">
        {name} <Badge>{t(`kinds.${component.kind}`)}</Badge>
        {component.isRequired ? null : <Badge tone="info">{t("optional")}</Badge>}
      </legend>
      <p className="text-small text-text-2 md:col-span-2">{t(`componentHelp.${component.key}`)}</p>
      <ComboboxField
        name={`choices.${index}.licence`}
        label={p("licence")}
        optional
        placeholder={t("notReleased")}
        help={unsuitable ? t("unsuitable") : undefined}
        options={[
          { value: "", label: t("notReleased") },
          ...group(suitable, "suitable"),
          ...group(otherOpen, "otherOpen"),
          ...group(closed, "closed"),
        ]}
      />
      <TextField name={`choices.${index}.note`} label={p("note")} optional />
    </fieldset>
  );
}

/** ⑩: the 17 components of the Model Openness Framework, class by class, with the resulting class as they are chosen (D3). */
export function OpennessFields({ page }: { page: SectionPage }) {
  const t = useTranslations("openness");
  const p = useTranslations("proposals.openness");
  const draft = useLiveDraft("openness", page.draft as SectionPage<"openness">["draft"]);
  const standing = classify(releasedComponents(draft));
  return (
    <>
      <p className="text-text-2">{p("intro")}</p>
      <OpennessStanding standing={standing} live />
      {FRAMEWORK_CLASSES.map((one) => {
        const { valid, required, isMet } = standing.progress[one];
        return (
          <Card
            key={one}
            title={t(`classes.${one}`)}
            status={
              <StatusTag tone={isMet ? "done" : "todo"}>
                {t("progress", { valid: String(valid), required: String(required) })}
              </StatusTag>
            }
          >
            <div className="grid gap-4">
              {COMPONENTS.map((component, index) =>
                component.class === one ? (
                  <ComponentRow
                    key={component.key}
                    component={component}
                    index={index}
                    unsuitable={standing.unsuitable.includes(component.key)}
                  />
                ) : null,
              )}
            </div>
          </Card>
        );
      })}
      <TextareaField
        name="releasePlan"
        label={p("releasePlan")}
        help={p("releasePlanHelp")}
        example={<span className="whitespace-pre-line">{p("example")}</span>}
        rows={6}
        maximum={LONG_TEXT_MAXIMUM}
      />
      <p className="text-small text-text-2">{t("source")}</p>
    </>
  );
}
