"use client";
import { useLocale, useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { nameIn } from "@/components/stages/names";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { RUNNERS, type Runner } from "@/lib/stages/domain/verification-plan";
import { chooseFilesSchema, FILE_BYTES } from "@/lib/verification/schema";

type Uploaded = { id: string } | null;
type Chosen = {
  teamId: string;
  ranBy: string;
  ranByName: string;
  statedRevision: string;
  file: Uploaded;
  second: Uploaded;
  third: Uploaded;
  fourth: Uploaded;
};
/** Nothing is written yet: the address of the preview is where the form leads. */
const chosen = async ({ file, second, third, fourth, ...claims }: Chosen): Promise<Outcome<string>> => {
  const files = [file, second, third, fourth].flatMap((one) => one?.id ?? []).join(",");
  const { teamId: team, ranBy: by, ranByName: name, statedRevision: revision } = claims;
  return ok(new URLSearchParams({ team, by, name, revision, files }).toString());
};

type Props = {
  stageId: string;
  teams: readonly { teamId: string; nameKo: string; nameEn: string }[];
  given: { teamId: string; ranBy: Runner; ranByName: string; statedRevision: string } | null;
};

/** V1, V2: the files of one run, whose it is and who ran it; leads to what would be imported. */
export function ImportForm({ stageId, teams, given }: Props) {
  const t = useTranslations("verification.import");
  const runners = useTranslations("stages.verification.runnerNames");
  const locale = useLocale();
  const upload = {
    uploadHref: "/api/verification/files",
    accept: ".json,.jsonl,.csv",
    maxBytes: FILE_BYTES,
    refusalsNamespace: "verification",
  };
  return (
    <Form
      schema={chooseFilesSchema}
      action={chosen}
      defaultValues={{
        teamId: given?.teamId ?? "",
        ranBy: given?.ranBy ?? "AGENCY",
        ranByName: given?.ranByName ?? "",
        statedRevision: given?.statedRevision ?? "",
        file: null,
        second: null,
        third: null,
        fourth: null,
      }}
      refusalsNamespace="verification"
      submitLabel={t("check")}
      redirectTo={(query) => `/stages/${stageId}/verification/import?${query}`}
    >
      <SelectField
        name="teamId"
        label={t("team")}
        placeholder={t("chooseTeam")}
        options={teams.map((team) => ({ value: team.teamId, label: nameIn(locale, team) }))}
      />
      <RadioGroupField
        name="ranBy"
        label={t("ranBy")}
        options={RUNNERS.map((value) => ({ value, label: runners(value) }))}
      />
      <TextField name="ranByName" label={t("ranByName")} help={t("ranByNameHelp")} />
      <FileField name="file" label={t("file")} help={t("fileHelp")} {...upload} />
      <FileField name="second" label={t("more", { number: 2 })} help={t("moreHelp")} optional {...upload} />
      <FileField name="third" label={t("more", { number: 3 })} optional {...upload} />
      <FileField name="fourth" label={t("more", { number: 4 })} optional {...upload} />
      <TextField name="statedRevision" label={t("statedRevision")} help={t("statedRevisionHelp")} optional />
    </Form>
  );
}
