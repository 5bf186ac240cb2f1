import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import { mergeOrganisationsAction } from "@/lib/proposals/actions/registry";
import { MERGE_DIFFERENCES, type MergeEntry, type MergeProposal, placeAfterMerge } from "@/lib/proposals/domain/merge";
import type { MergePreview } from "@/lib/proposals/types/registry";
import { mergeHref } from "./merge-targets";

type Props = { source: MergeEntry; preview: MergePreview };
type Field = (typeof MERGE_DIFFERENCES)[number];

function useWords() {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const inLanguage = (ko: string, en: string) => (locale === "en" && en ? en : ko);
  return {
    t,
    name: (entry: MergeEntry) => inLanguage(entry.nameKo, entry.nameEn),
    title: (proposal: MergeProposal) => inLanguage(proposal.titleKo, proposal.titleEn),
    effect: (proposal: MergeProposal) => {
      if (placeAfterMerge(proposal) === "STAY") return t("merge.effects.STAY");
      if (proposal.status !== "DRAFT") return t("merge.effects.SEALED");
      return proposal.standingSignatures > 0
        ? t("merge.effects.SIGNED", { count: proposal.standingSignatures })
        : t("merge.effects.DRAFT");
    },
  };
}

function Entries({ source, preview }: Props) {
  const { t } = useWords();
  const shown = (entry: MergeEntry, field: Field): string => {
    switch (field) {
      case "registrationNumber":
        return formatRegistrationNumber(entry.registrationNumber);
      case "kind":
        return t(`kinds.${entry.kind}`);
      case "sizeClass":
        return t(`sizes.${entry.sizeClass}`);
      case "leasesGpusToGovernment":
        return t(entry.leasesGpusToGovernment ? "registry.yes" : "registry.no");
      default:
        return entry[field];
    }
  };
  return (
    <Card
      title={t("merge.entries")}
      actions={
        <ButtonLink href={mergeHref(preview.target.id, source.id)} size="compact" variant="ghost">
          {t("merge.swap")}
        </ButtonLink>
      }
    >
      <Table
        caption={t("merge.entries")}
        captionHidden
        rows={MERGE_DIFFERENCES.map((field) => ({ field }))}
        rowKey={(row) => row.field}
        columns={[
          { key: "field", header: t("merge.field"), primary: true, render: (row) => t(`merge.fields.${row.field}`) },
          { key: "source", header: t("merge.source"), render: (row) => shown(source, row.field) },
          {
            key: "target",
            header: t("merge.target"),
            render: (row) => (
              <span className={preview.differences.includes(row.field) ? "font-semibold" : undefined}>
                {shown(preview.target, row.field)}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Proposals({ preview }: { preview: MergePreview }) {
  const { t, title, effect } = useWords();
  return (
    <Card title={t("merge.proposals", { count: preview.proposals.length })}>
      {preview.proposals.length === 0 ? (
        <p className="text-text-2">{t("merge.noProposals")}</p>
      ) : (
        <Table
          caption={t("merge.proposals", { count: preview.proposals.length })}
          captionHidden
          rows={preview.proposals}
          rowKey={(row) => row.id}
          columns={[
            { key: "title", header: t("merge.proposal"), primary: true, render: title },
            { key: "number", header: t("merge.receipt"), render: (row) => row.receiptNumber ?? "–" },
            { key: "role", header: t("own.role"), render: (row) => t(`merge.roles.${row.role}`) },
            { key: "effect", header: t("merge.effect"), render: effect },
          ]}
        />
      )}
    </Card>
  );
}

function Others({ preview }: { preview: MergePreview }) {
  const { t } = useWords();
  const { people, counts } = preview;
  const names = people.map(({ name, role, isInTarget }) =>
    t(isInTarget ? "merge.personInBoth" : "merge.person", { name, role: t(`roles.${role}`) }),
  );
  return (
    <Card title={t("merge.others")}>
      <DescriptionList
        items={[
          { term: t("detail.members"), detail: names.join(", ") || "–" },
          ...(["invitations", "joinRequests", "evidence", "affiliations", "pools"] as const).map((key) => ({
            term: t(`merge.counts.${key}`),
            detail: t("merge.count", { count: counts[key] }),
          })),
        ]}
      />
    </Card>
  );
}

/** A2: everything a merge touches, before it is confirmed; it cannot be undone. */
export function MergePreviewView({ source, preview }: Props) {
  const { t, name, title } = useWords();
  const locale = useLocale();
  const { target, proposals, people, refusals } = preview;
  const names = { source: name(source), target: name(target) };
  return (
    <Stack>
      {refusals.length > 0 ? (
        <Notice tone="warning" title={t("merge.notYet")}>
          <ul className="list-disc pl-5">
            {refusals.map(({ code, title: of }) => (
              <li key={`${code} ${of?.ko ?? ""}`}>
                {t(`refusals.${code}`, { title: (locale === "en" ? of?.en : of?.ko) ?? "" })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Entries source={source} preview={preview} />
      <Proposals preview={preview} />
      <Others preview={preview} />
      <div className="flex flex-wrap gap-3">
        <ConfirmDialog
          triggerLabel={t("merge.submit")}
          triggerVariant="danger"
          triggerDisabled={refusals.length > 0}
          title={t("merge.confirmTitle", names)}
          description={t("merge.confirmBody", {
            ...names,
            number: formatRegistrationNumber(target.registrationNumber),
          })}
          affectedLabel={t("merge.affected", { people: people.length, proposals: proposals.length })}
          affected={proposals.map((proposal) =>
            proposal.receiptNumber ? `${title(proposal)} (${proposal.receiptNumber})` : title(proposal),
          )}
          confirmLabel={t("merge.submit")}
          tone="danger"
          reason={{ label: t("merge.reason"), help: t("merge.reasonHelp"), minimum: 10 }}
          action={mergeOrganisationsAction}
          input={{ sourceId: source.id, targetId: target.id, fingerprint: preview.fingerprint }}
          refusalsNamespace="organisations"
          successMessage={t("merge.done")}
          redirectTo={`/organisations/${target.id}`}
        />
        <ButtonLink href={`/manage/organisations/merge?source=${source.id}`}>{t("merge.another")}</ButtonLink>
      </div>
    </Stack>
  );
}
