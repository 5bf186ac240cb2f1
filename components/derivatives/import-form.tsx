"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { nameIn } from "@/components/stages/names";
import { chooseListingSchema, type ImportListing } from "@/lib/derivatives/schema";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { FILE_BYTES } from "@/lib/verification/schema";

type Uploaded = { id: string } | null;
type Chosen = { teamId: string; takenOn: string; file: Uploaded; second: Uploaded; third: Uploaded; fourth: Uploaded };
/** Nothing is written yet: the address of the preview is where the form leads. */
const chosen = async ({ teamId: from, takenOn: taken, ...rest }: Chosen): Promise<Outcome<string>> => {
  const files = [rest.file, rest.second, rest.third, rest.fourth].flatMap((one) => one?.id ?? []).join(",");
  return ok(new URLSearchParams({ from, taken, files }).toString());
};

type Props = {
  stageId: string;
  teams: readonly { teamId: string; nameKo: string; nameEn: string }[];
  given: ImportListing | null;
};

/** Y1: the pages of one listing, whose family it is and of which day; leads to what would be imported. */
export function ImportForm({ stageId, teams, given }: Props) {
  const t = useTranslations("derivatives.import");
  const locale = useLocale();
  const upload = {
    uploadHref: "/api/verification/files",
    accept: ".json",
    maxBytes: FILE_BYTES,
    refusalsNamespace: "derivatives",
  };
  return (
    <Form
      schema={chooseListingSchema}
      action={chosen}
      defaultValues={{
        teamId: given?.teamId ?? "",
        takenOn: given?.takenOn ?? "",
        file: null,
        second: null,
        third: null,
        fourth: null,
      }}
      refusalsNamespace="derivatives"
      submitLabel={t("check")}
      redirectTo={(query) => `/stages/${stageId}/derivatives?${query}`}
    >
      <SelectField
        name="teamId"
        label={t("team")}
        placeholder={t("chooseTeam")}
        options={teams.map((team) => ({ value: team.teamId, label: nameIn(locale, team) }))}
      />
      <DateField name="takenOn" label={t("takenOn")} help={t("takenHelp")} />
      <FileField name="file" label={t("file")} help={t("fileHelp")} {...upload} />
      <FileField name="second" label={t("more", { number: 2 })} optional {...upload} />
      <FileField name="third" label={t("more", { number: 3 })} optional {...upload} />
      <FileField name="fourth" label={t("more", { number: 4 })} optional {...upload} />
    </Form>
  );
}
