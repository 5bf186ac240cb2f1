import type { Figure, FigureValue } from "./figure";
import { type RulebookContent, SIZE_CLASSES } from "./rulebook";

const worded = (word: string, params: Record<string, number | string> = {}): FigureValue => ({
  kind: "worded",
  word,
  params,
});
const limit = (required: boolean, count: number): FigureValue =>
  worded(required ? "filesRequired" : "filesOptional", { count });

/** A6: what a proposal is asked for, whom it may compete with and when it is reminded. */
export function proposalFigures({ proposal }: RulebookContent): Figure[] {
  const { attachments, consents, competing } = proposal;
  const { manualChecks } = proposal.screening;
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "proposal", label, value });
  return [
    figure("charactersPerPage", { kind: "count", unit: "chars", count: proposal.charactersPerPage }),
    ...attachments.wanted.map(
      (one): Figure => ({
        key: `attachment.${one.key}`,
        group: "proposal",
        label: "attachment",
        about: { name: { ko: one.nameKo, en: one.nameEn } },
        value: limit(one.required, one.maxFiles),
      }),
    ),
    figure("otherAttachments", worded(attachments.allowOther ? "allowed" : "refused")),
    figure(
      "attachmentLimits",
      worded("fileLimits", {
        count: attachments.maxFiles,
        each: attachments.maxFileMegabytes,
        total: attachments.maxTotalMegabytes,
      }),
    ),
    ...consents.map(
      (one): Figure => ({
        key: `consent.${one.key}`,
        group: "proposal",
        label: "consent",
        about: { name: { ko: one.titleKo, en: one.titleEn } },
        value: worded("consentVersion", { version: one.version }),
      }),
    ),
    figure("signatures", { kind: "needed", needed: proposal.signaturesRequired }),
    figure("competingOrganisations", worded(`competing.${competing.organisations}`)),
    figure("competingPeople", worded(`competing.${competing.people}`)),
    ...(manualChecks.length > 0
      ? [
          figure("manualChecks", {
            kind: "names",
            names: manualChecks.map((one) => ({ ko: one.nameKo, en: one.nameEn })),
          }),
        ]
      : []),
    figure("reminders", worded("hoursBefore", { hours: proposal.reminderHours.join(", ") })),
    figure("supplementDays", { kind: "count", unit: "days", count: proposal.supplementDays }),
  ];
}

/** D2: the least own contribution by size and openness, what it is a share of, and where the rates are written. */
export function contributionFigures({ contribution }: RulebookContent): Figure[] {
  const { rates, cashShareBasisPoints } = contribution;
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "contribution", label, value });
  return [
    figure("contributionBase", worded(`base.${contribution.base}`)),
    ...SIZE_CLASSES.map(
      (size): Figure => ({
        key: `contributionRate.${size}`,
        group: "contribution",
        label: "contributionRate",
        about: { size },
        value: { kind: "rates", byLevel: rates[size] },
      }),
    ),
    ...SIZE_CLASSES.map(
      (size): Figure => ({
        key: `contributionCash.${size}`,
        group: "contribution",
        label: "contributionCash",
        about: { size },
        value: { kind: "percent", basisPoints: cashShareBasisPoints[size] },
      }),
    ),
    figure("contributionSource", {
      kind: "names",
      names: [{ ko: contribution.sourceKo, en: contribution.sourceEn }],
    }),
  ];
}

/** D4: when those who have not signed an agreement are asked again. */
export const agreementFigures = ({ agreement }: RulebookContent): Figure[] => [
  {
    key: "agreementReminders",
    group: "contribution",
    label: "agreementReminders",
    value: worded("daysAfter", { days: agreement.reminderDays.join(", ") }),
  },
];
