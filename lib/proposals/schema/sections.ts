import { z } from "zod";
import type { SealedProposal } from "../domain/content";
import type { SectionDrafts, WrittenKey } from "../domain/drafts";
import { MODEL_KINDS } from "../domain/sections/goals";
import { emptyOpenness } from "../domain/sections/openness";
import { emptyPerformance, finishPerformance } from "../domain/sections/performance";
import { LONG_TEXT_MAXIMUM } from "../domain/sections/section";
import { planDocument, withDocument } from "./plan";

// Caps against abuse, far above what a call allows: limits of the programme are checked by the rulebook (P2).
const line = z.string().max(300);
const longText = z.string().max(LONG_TEXT_MAXIMUM);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(300);
const count = z.int().min(0).max(10_000_000);
const id = z.string().min(1).max(64);
const name = z.string().max(64);
/** Amounts and exact figures travel as decimal text, since JSON has no big integers. */
const whole = (digits: number) =>
  z
    .union([
      z.bigint().min(0n),
      z.string().regex(new RegExp(`^\\d{1,${digits}}$`), { error: "notANumber" }),
      z.int().min(0),
    ])
    .transform((value) => BigInt(value));
const won = whole(15);
const millionths = whole(18);
/** A select gives its year as text. */
const yearOrEmpty = z.preprocess(
  (value) => (typeof value === "string" ? (value === "" ? null : Number(value)) : value),
  z.int().nullable(),
);
const wonOrEmpty = won.nullable().default(null);
const percent = z.int().min(0).max(1_000);
const day = z.union([z.literal(""), z.iso.date()]);

const person = {
  name: line,
  nameEn: line,
  organisationId: name,
  unit: line,
  email: line,
  role: z.enum(["PI", "RESEARCHER", "GRADUATE_STUDENT"]),
  // Asked for since rates must add up over the programme; earlier seals hold none.
  startOn: day.default(""),
  endOn: day.default(""),
};
const halfYear = z.string().regex(/^\d{4}H[12]$/);
const plan = z.preprocess(withDocument, z.object({ document: planDocument }));
const wish = { corpus: line, ownerName: line };
const talent = { name: line, homeInstitution: line };
const target = {
  benchmarkKey: name,
  nameKo: line.default(""),
  nameEn: line.default(""),
  direction: z.enum(["HIGHER", "LOWER"]).default("HIGHER"),
  scaleMaxMillionths: millionths.default(100_000_000n),
};
const performance = {
  referenceModelKeys: z.array(name).max(60),
  figures: z
    .array(
      z.object({
        modelKey: name,
        modelName: line,
        benchmarkKey: name,
        valueMillionths: millionths,
        selfReported: z.boolean(),
        sourceUrl: z.string().max(2_000),
      }),
    )
    .max(3_600)
    .default([]),
  formulaKey: name,
  method: longText,
};
const openness = z.object({
  choices: z.array(z.object({ componentKey: name, licence: line, note: line })).max(60),
  releasePlan: longText,
});
const contributionRow = { organisationId: name, year: z.int(), note: line };

/** A7: shape of each section while it is being written. Whether it is complete is the rulebook's matter (`sectionProblems`). */
export const sectionDraftSchemas: { [K in WrittenKey]: z.ZodType<SectionDrafts[K]> } = {
  people: z.object({ people: rows(z.object({ ...person, participationPercent: percent.nullable().default(null) })) }),
  technology: plan,
  goals: z.preprocess(
    withDocument,
    z.object({ document: planDocument, modelKinds: z.array(z.enum(MODEL_KINDS)).max(MODEL_KINDS.length) }),
  ),
  impact: plan,
  performance: z.object({
    ...performance,
    rows: z.array(z.object({ ...target, ownMillionths: millionths.nullable().default(null) })).max(60),
  }),
  gpu: z.object({
    requests: z
      .array(z.object({ halfYear, gpuCount: count.nullable(), otherSizeReason: longText, purpose: longText }))
      .max(40),
    ownGpuCount: count.nullable(),
    notNeeded: z.boolean(),
  }),
  data: z.object({
    wishes: rows(z.object({ ...wish, year: yearOrEmpty, estimatedWon: wonOrEmpty })),
    projects: rows(z.object({ title: line, year: yearOrEmpty, amountWon: wonOrEmpty })),
    notNeeded: z.boolean(),
  }),
  talent: z.object({
    people: rows(
      z.object({
        ...talent,
        year: yearOrEmpty,
        personMonths: z.int().nullable(),
        labourWon: wonOrEmpty,
        researchWon: wonOrEmpty,
        stayWon: wonOrEmpty,
      }),
    ),
    notNeeded: z.boolean(),
  }),
  openness,
  contribution: z.object({
    rows: rows(z.object({ ...contributionRow, cashWon: wonOrEmpty, inKindWon: wonOrEmpty })),
  }),
};

const member = z.object({
  organisationId: id,
  registrationNumber: z.string(),
  nameKo: z.string(),
  nameEn: z.string(),
  kind: z.enum(["COMPANY", "UNIVERSITY", "INSTITUTE", "OTHER"]),
  sizeClass: z.enum(["LARGE", "MID_TIER", "EARLY_MID_TIER", "SME", "NON_PROFIT"]),
  leasesGpusToGovernment: z.boolean(),
  role: z.enum(["LEAD", "PARTICIPANT"]),
  task: z.string(),
  hasGraduateStudents: z.boolean(),
  // Seals from before shares were asked for say none.
  shareBasisPoints: z.int().default(0),
});

/** A8: what was sealed, read back from its canonical text. Sections that a seal of an earlier time lacks are empty. */
export const sealedProposalSchema = z.object({
  proposalId: id,
  callCode: z.string(),
  receiptNumber: z.string(),
  titleKo: z.string(),
  titleEn: z.string(),
  consortium: z.array(member),
  sections: z.object({
    people: z.object({ people: z.array(z.object({ ...person, participationPercent: percent.default(0) })) }),
    technology: plan,
    goals: z.preprocess(withDocument, z.object({ document: planDocument, modelKinds: z.array(z.string()) })),
    impact: plan,
    performance: z
      .object({ ...performance, rows: z.array(z.object({ ...target, ownMillionths: millionths })) })
      .default(finishPerformance(emptyPerformance)),
    gpu: z.object({
      requests: z.array(z.object({ halfYear, gpuCount: count, otherSizeReason: z.string(), purpose: z.string() })),
      ownGpuCount: count,
      notNeeded: z.boolean(),
    }),
    data: z.object({
      wishes: z.array(z.object({ ...wish, year: z.int(), estimatedWon: won })),
      projects: z.array(z.object({ title: line, year: z.int(), amountWon: won })),
      notNeeded: z.boolean(),
    }),
    talent: z.object({
      people: z.array(
        z.object({ ...talent, year: z.int(), personMonths: z.int(), labourWon: won, researchWon: won, stayWon: won }),
      ),
      notNeeded: z.boolean(),
    }),
    openness: openness.default(emptyOpenness),
    contribution: z
      .object({ rows: z.array(z.object({ ...contributionRow, cashWon: won, inKindWon: won })) })
      .default({ rows: [] }),
  }),
  attachments: z
    .array(
      z.object({
        id,
        kind: z.string(),
        kindKo: z.string(),
        kindEn: z.string(),
        name: z.string(),
        sizeBytes: z.int(),
        sha256: z.string(),
      }),
    )
    .default([]),
  consents: z
    .array(
      z.object({
        key: z.string(),
        version: z.int(),
        titleKo: z.string(),
        titleEn: z.string(),
        textKo: z.string(),
        textEn: z.string(),
      }),
    )
    .default([]),
  signatures: z
    .array(
      z.object({
        organisationId: id,
        nameKo: z.string(),
        nameEn: z.string(),
        signerName: z.string(),
        signedAt: z.string(),
        contentSha256: z.string(),
        consents: z.array(z.object({ key: z.string(), version: z.int() })),
      }),
    )
    .default([]),
}) satisfies z.ZodType<SealedProposal>;
