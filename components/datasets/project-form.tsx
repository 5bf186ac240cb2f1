"use client";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { WonField } from "@/components/forms/won-field";
import { Dialog } from "@/components/ui/dialog";
import { requestProjectAction } from "@/lib/datasets/actions/projects";
import type { ProposedProject } from "@/lib/datasets/domain/from-proposal";
import { requestProjectSchema } from "@/lib/datasets/schema";

type Props = { teamId: string; year: number; count: number; proposed?: ProposedProject };

/** T1: a team's own project: what, in which year, in which milestones for how much. */
export function ProjectForm({ teamId, year, count, proposed }: Props) {
  const t = useTranslations("datasets");
  const blank = { title: "", amountWon: null, dueOn: "" };
  return (
    <Dialog
      key={count}
      triggerLabel={t(proposed ? "projects.requestProposed" : "projects.request", { title: proposed?.title ?? "" })}
      triggerSize="compact"
      title={t("projects.request")}
      description={t("projects.requestBody")}
    >
      <Form
        schema={requestProjectSchema}
        action={requestProjectAction}
        defaultValues={{
          ...{ teamId, title: proposed?.title ?? "", description: "", year: proposed?.year ?? year },
          milestones: [{ title: "", dueOn: "", ...(proposed ? { amountWon: proposed.amountWon } : {}) }],
        }}
        refusalsNamespace="datasets"
        submitLabel={t("projects.submit")}
        successMessage={t("projects.requested")}
      >
        <HiddenField name="teamId" />
        <TextField name="title" label={t("projects.titleField")} />
        <TextareaField name="description" label={t("projects.description")} maximum={2000} rows={4} />
        <NumberField plain name="year" label={t("fields.year")} help={t("projects.yearHelp")} />
        <RowList
          name="milestones"
          legend={t("projects.milestones")}
          addLabel={t("projects.addMilestone")}
          rowLabel={(index) => t("projects.milestoneNumber", { number: index + 1 })}
          blank={blank}
        >
          {(path) => (
            <>
              <TextField name={`${path}.title`} label={t("projects.milestoneTitle")} />
              <WonField name={`${path}.amountWon`} label={t("projects.amount")} />
              <DateField name={`${path}.dueOn`} label={t("projects.dueOn")} />
            </>
          )}
        </RowList>
      </Form>
    </Dialog>
  );
}
