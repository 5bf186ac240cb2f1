"use client";
import { useLocale, useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import {
  addMemberAction,
  assignPersonAction,
  assignSectionAction,
  changeMemberAction,
  renameProposalAction,
} from "@/lib/proposals/actions";
import {
  addMemberSchema,
  assignPersonSchema,
  assignSectionSchema,
  changeMemberSchema,
  renameProposalSchema,
} from "@/lib/proposals/schema";
import type { ConsortiumPage } from "@/lib/proposals/types/consortium";
import { inLanguage } from "./names";

type Member = ConsortiumPage["members"][number];
type Candidate = ConsortiumPage["candidates"][number];

export function AddMemberForm({ proposalId }: { proposalId: string }) {
  const t = useTranslations("proposals.consortium");
  return (
    <Form
      schema={addMemberSchema}
      action={addMemberAction}
      defaultValues={{ proposalId, registrationNumber: "", task: "" }}
      refusalsNamespace="proposals"
      submitLabel={t("addSubmit")}
      submitVariant="secondary"
      successMessage={t("added")}
    >
      <HiddenField name="proposalId" />
      <TextField
        name="registrationNumber"
        label={t("number")}
        help={t("numberHelp")}
        width="medium"
        inputMode="numeric"
      />
      <TextareaField name="task" label={t("task")} help={t("taskHelp")} rows={2} />
    </Form>
  );
}

export function ChangeMemberForm({ proposalId, member }: { proposalId: string; member: Member }) {
  const t = useTranslations("proposals.consortium");
  const { organisationId, task, hasGraduateStudents, shareBasisPoints } = member;
  const sharePercent = shareBasisPoints === null ? null : shareBasisPoints / 100;
  return (
    <Form
      schema={changeMemberSchema}
      action={changeMemberAction}
      defaultValues={{ proposalId, organisationId, task, hasGraduateStudents, sharePercent }}
      refusalsNamespace="proposals"
      submitLabel={t("save")}
      successMessage={t("saved")}
    >
      <HiddenField name="proposalId" />
      <HiddenField name="organisationId" />
      <TextareaField name="task" label={t("task")} help={t("taskHelp")} rows={3} />
      <NumberField name="sharePercent" label={t("share")} help={t("shareHelp")} unit="%" decimals={2} />
      {member.kind === "UNIVERSITY" ? (
        <CheckboxField name="hasGraduateStudents" label={t("graduates")} help={t("graduatesHelp")} optional />
      ) : null}
    </Form>
  );
}

/** One choice for each person, however many organisations they belong to. */
function useCandidateOptions(candidates: readonly Candidate[]) {
  const locale = useLocale();
  const once = candidates.filter(
    (candidate, index) => candidates.findIndex((other) => other.userId === candidate.userId) === index,
  );
  return once.map((candidate) => ({
    value: candidate.userId,
    label: `${candidate.name} · ${inLanguage(locale, candidate.organisationNameKo, candidate.organisationNameEn)} · ${candidate.email}`,
  }));
}

/** Names a person of one member organisation; whoever runs that organisation or the proposal may. */
export function AssignPersonForm({ page, organisationId }: { page: ConsortiumPage; organisationId: string }) {
  const t = useTranslations("proposals");
  const options = useCandidateOptions(page.candidates.filter((one) => one.organisationId === organisationId));
  return (
    <Form
      schema={assignPersonSchema}
      action={assignPersonAction}
      defaultValues={{ proposalId: page.proposalId, organisationId, userId: "", role: "EDITOR" }}
      refusalsNamespace="proposals"
      submitLabel={t("consortium.addPerson")}
      submitVariant="secondary"
      successMessage={t("consortium.personAdded")}
    >
      <HiddenField name="proposalId" />
      <HiddenField name="organisationId" />
      <SelectField name="userId" label={t("consortium.person")} options={options} />
      <SelectField
        name="role"
        label={t("consortium.role")}
        options={(["EDITOR", "SIGNER", "VIEWER"] as const).map((role) => ({
          value: role,
          label: t(`proposalRoles.${role}`),
        }))}
      />
    </Form>
  );
}

export function AssignSectionForm({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals");
  const options = useCandidateOptions(page.candidates);
  const [first] = page.sections;
  return (
    <Form
      schema={assignSectionSchema}
      action={assignSectionAction}
      defaultValues={{ proposalId: page.proposalId, key: first?.key ?? "", userId: "" }}
      refusalsNamespace="proposals"
      submitLabel={t("consortium.setOwner")}
      submitVariant="secondary"
      successMessage={t("consortium.ownerSaved")}
    >
      <HiddenField name="proposalId" />
      <SelectField
        name="key"
        label={t("consortium.section")}
        options={page.sections.map(({ key }) => ({ value: key, label: t(`sections.${key}`) }))}
      />
      <SelectField name="userId" label={t("consortium.owner")} options={options} placeholder={t("consortium.nobody")} />
    </Form>
  );
}

export function RenameForm({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals");
  const { proposalId, version, titleKo, titleEn } = page;
  return (
    <Form
      key={version}
      schema={renameProposalSchema}
      action={renameProposalAction}
      defaultValues={{ proposalId, version, titleKo, titleEn }}
      refusalsNamespace="proposals"
      submitLabel={t("consortium.save")}
      submitVariant="secondary"
      successMessage={t("consortium.saved")}
    >
      <HiddenField name="proposalId" />
      <HiddenField name="version" />
      <TextField name="titleKo" label={t("start.titleKo")} />
      <TextField name="titleEn" label={t("start.titleEn")} optional />
    </Form>
  );
}
