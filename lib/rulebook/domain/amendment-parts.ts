import type { ContributionSize, OpennessLevel, ResourceKind, RulebookContent } from "./rulebook";

export type Holiday = RulebookContent["calendar"]["holidays"][number];

/** What an amendment may change about support: GPUs, money and own contribution. */
export type SupportNumbers = {
  agencies: Record<ResourceKind, string>;
  lessorExcludedThrough: string;
  /** Blocks in which GPUs are given, ascending. */
  blocks: number[];
  /** GPUs a team, by the half-year from which the range holds; no upper end is null. */
  guidance: Record<string, { minPerTeam: number; maxPerTeam: number | null }>;
  monthlyCostWonPerGpu: bigint;
  jointPerYearWon: bigint;
  ownPerYearMinWon: bigint;
  ownPerYearMaxWon: bigint;
  /** G5. */
  lowUseBasisPoints: number;
  reportDueDays: number;
  talentPerYearWon: bigint;
  /** H1: the government's share, at most. */
  talentMatchBasisPoints: number;
  /** Talent caps of single years, by year. */
  talentCapsWon: Record<string, bigint>;
  contributionRates: Record<ContributionSize, Record<OpennessLevel, number>>;
  contributionCash: Record<ContributionSize, number>;
};

/** What an amendment may change about how things are decided: panels, committee, periods and the calendar. */
export type ProcessNumbers = {
  supplementDays: number;
  sheetsPerProposal: number;
  foreignPerProposal: number;
  conflictYears: number;
  challengeDays: number;
  /** P5: the share of suitable votes to be exceeded. */
  majorityOverBasisPoints: number;
  committeeMembers: number;
  quorumOverBasisPoints: number;
  carryOverBasisPoints: number;
  abstentionsCount: boolean;
  stageSessionRequired: boolean;
  objectionFilingDays: number;
  objectionDecisionDays: number;
  objectionReminderDays: number[];
  objectionMembers: number;
  /** D4. */
  agreementReminderDays: number[];
  calendarLastYear: number;
  holidays: Holiday[];
};

export function supportNumbersOf(content: RulebookContent): SupportNumbers {
  const { agencies, gpu, utilisation, data, talent, contribution } = content;
  return {
    agencies: { ...agencies },
    lessorExcludedThrough: gpu.lessorExcludedThrough,
    blocks: [...gpu.blocks],
    guidance: Object.fromEntries(gpu.guidance.map(({ from, ...range }) => [from, range])),
    monthlyCostWonPerGpu: gpu.monthlyCostWonPerGpu,
    jointPerYearWon: data.jointPerYearWon,
    ownPerYearMinWon: data.ownPerYearMinWon,
    ownPerYearMaxWon: data.ownPerYearMaxWon,
    ...utilisation,
    talentPerYearWon: talent.perYearWon,
    talentMatchBasisPoints: talent.matchBasisPoints,
    talentCapsWon: Object.fromEntries(talent.yearCaps.map(({ year, capWon }) => [String(year), capWon])),
    contributionRates: structuredClone(contribution.rates),
    contributionCash: { ...contribution.cashShareBasisPoints },
  };
}

type Support = Pick<RulebookContent, "agencies" | "gpu" | "utilisation" | "data" | "talent" | "contribution">;
export function amendedSupport(base: RulebookContent, numbers: SupportNumbers): Support {
  const { jointPerYearWon, ownPerYearMinWon, ownPerYearMaxWon, lessorExcludedThrough, monthlyCostWonPerGpu } = numbers;
  return {
    agencies: numbers.agencies,
    gpu: {
      ...base.gpu,
      blocks: numbers.blocks,
      lessorExcludedThrough,
      guidance: base.gpu.guidance.map((one) => ({ ...one, ...numbers.guidance[one.from] })),
      monthlyCostWonPerGpu,
    },
    utilisation: { lowUseBasisPoints: numbers.lowUseBasisPoints, reportDueDays: numbers.reportDueDays },
    data: { jointPerYearWon, ownPerYearMinWon, ownPerYearMaxWon },
    talent: {
      ...base.talent,
      perYearWon: numbers.talentPerYearWon,
      matchBasisPoints: numbers.talentMatchBasisPoints,
      yearCaps: base.talent.yearCaps.map((cap) => ({ ...cap, capWon: numbers.talentCapsWon[cap.year] ?? cap.capWon })),
    },
    contribution: {
      ...base.contribution,
      rates: numbers.contributionRates,
      cashShareBasisPoints: numbers.contributionCash,
    },
  };
}

export function processNumbersOf(content: RulebookContent): ProcessNumbers {
  const { panel, committee, objection, agreement, calendar } = content;
  return {
    supplementDays: content.proposal.supplementDays,
    sheetsPerProposal: panel.sheetsPerProposal,
    foreignPerProposal: panel.foreignPerProposal,
    conflictYears: content.conflict.pastYears,
    challengeDays: content.challenge.windowDays,
    majorityOverBasisPoints: content.additional.majorityOverBasisPoints,
    committeeMembers: committee.maxMembers,
    quorumOverBasisPoints: committee.quorumOverBasisPoints,
    carryOverBasisPoints: committee.carryOverBasisPoints,
    abstentionsCount: committee.abstentionsCount,
    stageSessionRequired: committee.stageSessionRequired,
    objectionFilingDays: objection.filingDays,
    objectionDecisionDays: objection.decisionDays,
    objectionReminderDays: [...objection.reminderDays],
    objectionMembers: objection.minMembers,
    agreementReminderDays: [...agreement.reminderDays],
    calendarLastYear: calendar.lastYear,
    holidays: structuredClone(calendar.holidays),
  };
}

type Process = Pick<
  RulebookContent,
  "proposal" | "panel" | "conflict" | "challenge" | "additional" | "committee" | "objection" | "agreement" | "calendar"
>;
export function amendedProcess(base: RulebookContent, numbers: ProcessNumbers): Process {
  const { sheetsPerProposal, foreignPerProposal, quorumOverBasisPoints, carryOverBasisPoints } = numbers;
  return {
    proposal: { ...base.proposal, supplementDays: numbers.supplementDays },
    panel: { ...base.panel, sheetsPerProposal, foreignPerProposal },
    conflict: { ...base.conflict, pastYears: numbers.conflictYears },
    challenge: { windowDays: numbers.challengeDays },
    additional: { ...base.additional, majorityOverBasisPoints: numbers.majorityOverBasisPoints },
    committee: {
      ...base.committee,
      maxMembers: numbers.committeeMembers,
      quorumOverBasisPoints,
      carryOverBasisPoints,
      abstentionsCount: numbers.abstentionsCount,
      stageSessionRequired: numbers.stageSessionRequired,
    },
    objection: {
      ...base.objection,
      filingDays: numbers.objectionFilingDays,
      decisionDays: numbers.objectionDecisionDays,
      reminderDays: numbers.objectionReminderDays,
      minMembers: numbers.objectionMembers,
    },
    agreement: { reminderDays: numbers.agreementReminderDays },
    calendar: {
      ...base.calendar,
      lastYear: numbers.calendarLastYear,
      // A day added last is read where it falls.
      holidays: [...numbers.holidays].sort((a, b) => (a.date < b.date ? -1 : 1)),
    },
  };
}
