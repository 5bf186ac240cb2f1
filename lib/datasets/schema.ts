import { z } from "zod";

const MAX_WON = 1_000_000_000_000n;
export const EVIDENCE_BYTES = 10_000_000;
export const EVIDENCE_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
export const EVIDENCE_KINDS = ["QUOTATION", "CONTRACT", "DELIVERY", "RESULT", "RECEIPT", "OTHER"] as const;
export const DATA_KINDS = ["NEWS", "BOOK", "ACADEMIC", "LEGAL", "SPEECH", "IMAGE", "VIDEO", "CODE", "OTHER"] as const;
export const REDISTRIBUTIONS = ["NONE", "DERIVED", "FULL"] as const;
export const AFTER_LEAVING = ["KEEP", "DELETE"] as const;

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const reason = z.string().trim().min(10, { error: "tooShort?minimum=10" }).max(1_000);
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "required" })
    .max(most, { error: `tooLong?maximum=${most}` });
const won = z.bigint().min(1n, { error: "datasets.aboveZero" }).max(MAX_WON);
const year = z.int().min(2025).max(2099);
const day = z.iso.date({ error: "required" });

const corpusFields = {
  corpus: text(200),
  owner: text(200),
  kind: z.enum(DATA_KINDS),
  sizeNote: text(200),
  estimatedWon: won,
};

export const addWishSchema = z.object({
  teamId: id,
  ...corpusFields,
  purpose: text(1_000),
  priorityNote: z.string().trim().max(500),
});
export type AddWish = z.output<typeof addWishSchema>;
export const withdrawWishSchema = z.object({ wishId: id });

export const openLotSchema = z.object({
  ...corpusFields,
  year,
  wishIds: z.array(id).min(1, { error: "datasets.chooseWish" }).max(100),
});
export type OpenLot = z.output<typeof openLotSchema>;
export const mergeWishSchema = z.object({ lotId: id, wishId: z.string().min(1, { error: "datasets.chooseWish" }) });
export type MergeWish = z.output<typeof mergeWishSchema>;
export const unmergeWishSchema = z.object({ wishId: id });
export const cancelLotSchema = z.object({ lotId: id, expectedVersion: version, reason });
export type CancelLot = z.output<typeof cancelLotSchema>;

export const openVoteSchema = z.object({
  lotIds: z.array(id).min(1, { error: "datasets.chooseLot" }).max(50),
  pointsPerTeam: z.int().min(10).max(1_000),
  closesAt: z.iso.datetime({ error: "required" }),
});
export type OpenVote = z.output<typeof openVoteSchema>;
export const moveVoteSchema = z.object({
  roundId: id,
  expectedVersion: version,
  closesAt: z.iso.datetime({ error: "required" }),
  reason,
});
export type MoveVote = z.output<typeof moveVoteSchema>;
export const castBallotSchema = z.object({
  roundId: id,
  teamId: id,
  /** Zero for the first ballot; the number of the one that is changed otherwise. */
  expectedVersion: version,
  points: z.array(z.object({ lotId: id, points: z.int().min(0).max(1_000).nullable() })).max(50),
});
export type CastBallot = z.output<typeof castBallotSchema>;

export const proposePurchaseSchema = z.object({
  lotId: id,
  expectedVersion: version,
  priceWon: won,
  shares: z.array(z.object({ teamId: id, weight: z.int().min(0).max(100).nullable() })).max(50),
});
export type ProposePurchase = z.output<typeof proposePurchaseSchema>;
const decision = z.object({ lotId: id, expectedVersion: version });
export const approvePurchaseSchema = decision;
export const payLotSchema = decision;
export const returnPurchaseSchema = decision.extend({ reason });
export type DecidePurchase = z.output<typeof approvePurchaseSchema>;
export type ReturnPurchase = z.output<typeof returnPurchaseSchema>;

export const recordLicenceSchema = z
  .object({
    lotId: id,
    expectedVersion: version,
    contractNumber: text(80),
    territory: text(200),
    permittedUse: text(1_000),
    redistribution: z.enum(REDISTRIBUTIONS),
    afterLeaving: z.enum(AFTER_LEAVING),
    startsOn: day,
    /** Empty: without end. */
    expiresOn: z.union([z.literal(""), day]),
    noticeDays: z.int().min(1).max(365),
  })
  .refine((value) => value.expiresOn === "" || value.expiresOn >= value.startsOn, {
    error: "datasets.dayOrder",
    path: ["expiresOn"],
  });
export type RecordLicence = z.output<typeof recordLicenceSchema>;

export const deliverLotSchema = z.object({
  lotId: id,
  teamId: z.string().min(1, { error: "required" }),
  sha256: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, { error: "datasets.sha256" }),
  sizeGigabytes: z.number().min(0.001).max(10_000_000),
  format: text(80),
  location: text(500),
});
export type DeliverLot = z.output<typeof deliverLotSchema>;
export const confirmDeliverySchema = z.object({ deliveryId: id });
export const refuseDeliverySchema = z.object({ deliveryId: id, reason });
export type RefuseDelivery = z.output<typeof refuseDeliverySchema>;

export const requestProjectSchema = z.object({
  teamId: id,
  title: text(200),
  description: text(2_000),
  year,
  milestones: z
    .array(z.object({ title: text(200), amountWon: won, dueOn: day }))
    .min(1, { error: "datasets.milestone" })
    .max(20),
});
export type RequestProject = z.output<typeof requestProjectSchema>;
export const approveProjectSchema = z.object({ projectId: id, expectedVersion: version });
export const rejectProjectSchema = approveProjectSchema.extend({ reason });
export type ApproveProject = z.output<typeof approveProjectSchema>;
export type RejectProject = z.output<typeof rejectProjectSchema>;
export const milestoneSchema = z.object({ milestoneId: id });
export const returnMilestoneSchema = milestoneSchema.extend({ reason });
export type ReturnMilestone = z.output<typeof returnMilestoneSchema>;

const uploaded = z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() });
export const EVIDENCE_SUBJECTS = ["lots", "milestones"] as const;
export type EvidenceSubject = (typeof EVIDENCE_SUBJECTS)[number];
/** What an address's segment names; null for anything else. */
export const evidenceSubject = (segment: string): EvidenceSubject | null =>
  EVIDENCE_SUBJECTS.find((one) => one === segment) ?? null;
export const addDataEvidenceSchema = z.object({
  subject: z.enum(EVIDENCE_SUBJECTS),
  subjectId: id,
  kind: z.enum(EVIDENCE_KINDS),
  file: uploaded.nullable().refine((file) => file !== null, { error: "datasets.evidenceFile" }),
});
export type AddDataEvidence = z.output<typeof addDataEvidenceSchema>;

/** What the list of lots can be sorted and filtered by. */
export const LOT_LIST = {
  sortable: ["number", "priority", "price"],
  defaultSort: "number",
  defaultDirection: "desc",
  filters: ["phase", "year"],
} as const;

/** L2: every export asks for a reason. */
export const exportLotsSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
