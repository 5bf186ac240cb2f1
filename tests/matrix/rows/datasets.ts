import { action, page, type Row, route, type World } from "../matrix";

/** P1: neither the steward of GPUs nor that of talent. */
const MANAGERS = ["officer", "dataSteward"] as const;
const STAFF = ["officer", "director", "dataSteward", "auditor"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const corpus = { corpus: "자료", owner: "권리자", kind: "OTHER", sizeNote: "1건", estimatedWon: 1_000n } as const;
const closesAt = "2099-01-01T00:00:00Z";
const lot = ({ dataLot }: World) => ({ lotId: dataLot, expectedVersion: 9_999 });
const milestone = ({ dataMilestone }: World) => ({ milestoneId: dataMilestone });
const project = ({ dataProject }: World) => ({ projectId: dataProject, expectedVersion: 9_999 });
const points = ({ dataVotedLot }: World) => [{ lotId: dataVotedLot, points: 100 }];

const lots: Row[] = [
  action("datasets", "openLotAction", MANAGERS, ({ dataWish }) => ({ ...corpus, year: 2026, wishIds: [dataWish] })),
  action("datasets", "mergeWishAction", MANAGERS, ({ dataLot, dataWish }) => ({ lotId: dataLot, wishId: dataWish })),
  action("datasets", "unmergeWishAction", MANAGERS, ({ dataWish }) => ({ wishId: dataWish })),
  action("datasets", "cancelLotAction", MANAGERS, (world) => ({ ...lot(world), reason })),
  action("datasets", "openVoteAction", MANAGERS, ({ dataLot }) => ({
    lotIds: [dataLot],
    pointsPerTeam: 100,
    closesAt,
  })),
  action("datasets", "moveVoteAction", MANAGERS, ({ dataRound }) => ({
    ...{ roundId: dataRound, expectedVersion: 9_999, closesAt, reason },
  })),
  action("datasets/actions/purchase", "proposePurchaseAction", MANAGERS, (world) => ({
    ...{ ...lot(world), priceWon: 1_000n, shares: [{ teamId: world.team, weight: 1 }] },
  })),
  action("datasets/actions/purchase", "approvePurchaseAction", MANAGERS, lot),
  action("datasets/actions/purchase", "returnPurchaseAction", MANAGERS, (world) => ({ ...lot(world), reason })),
  action("datasets/actions/purchase", "payLotAction", ["director"], lot),
  action("datasets/actions/purchase", "recordLicenceAction", MANAGERS, (world) => ({
    ...{ ...lot(world), contractNumber: "1", territory: "국내", permittedUse: "학습", redistribution: "NONE" },
    ...{ afterLeaving: "KEEP", startsOn: "2026-01-01", expiresOn: "", noticeDays: 30 },
  })),
  action("datasets/actions/purchase", "deliverLotAction", MANAGERS, ({ dataLot, team }) => ({
    ...{ lotId: dataLot, teamId: team, sha256: "a".repeat(64), sizeGigabytes: 1, format: "CSV", location: "어딘가" },
  })),
];

const teams: Row[] = [
  action("datasets", "addWishAction", ["applicant"], ({ team }) => ({
    ...{ ...corpus, teamId: team, purpose: "학습", priorityNote: "" },
  })),
  action("datasets", "withdrawWishAction", ["applicant"], ({ dataWish }) => ({ wishId: dataWish })),
  action("datasets", "castBallotAction", ["applicant"], (world) => ({
    ...{ roundId: world.dataRound, teamId: world.team, expectedVersion: 0, points: points(world) },
  })),
  action("datasets/actions/purchase", "confirmDeliveryAction", ["applicant"], ({ dataDelivery }) => ({
    deliveryId: dataDelivery,
  })),
  action("datasets/actions/purchase", "refuseDeliveryAction", ["applicant"], ({ dataDelivery }) => ({
    ...{ deliveryId: dataDelivery, reason },
  })),
];

const projects: Row[] = [
  action("datasets/actions/projects", "requestProjectAction", ["applicant"], ({ team }) => ({
    ...{ teamId: team, title: "과제", description: "내용", year: 2026 },
    milestones: [{ title: "목표", amountWon: 1_000n, dueOn: "2026-12-31" }],
  })),
  action("datasets/actions/projects", "approveProjectAction", MANAGERS, project),
  action("datasets/actions/projects", "rejectProjectAction", MANAGERS, (world) => ({ ...project(world), reason })),
  action("datasets/actions/projects", "reportMilestoneAction", ["applicant"], milestone),
  action("datasets/actions/projects", "returnMilestoneAction", MANAGERS, (world) => ({ ...milestone(world), reason })),
  action("datasets/actions/projects", "acceptMilestoneAction", MANAGERS, milestone),
  action("datasets/actions/projects", "payMilestoneAction", ["director"], milestone),
];

export const ROWS: Row[] = [
  page("(portal)/ledger/data", STAFF),
  page("(portal)/ledger/data/[lotId]", ["applicant", ...STAFF], { params: { lotId: "dataLot" } }),
  page("(portal)/teams/[id]/data", ["applicant", ...STAFF], { params: { id: "team" } }),
  route("GET", "api/exports/data-lots", STAFF, { query: `reason=${reason}` }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/datasets/[kind]/[id]/evidence", ["applicant", ...MANAGERS], {
    params: { kind: "'milestones'", id: "dataMilestone" },
  }),
  route("GET", "api/datasets/evidence/[evidenceId]", ["applicant", ...STAFF], {
    params: { evidenceId: "dataEvidence" },
  }),
  action("datasets", "addDataEvidenceAction", ["applicant", ...MANAGERS], ({ dataMilestone }) => ({
    ...{ subject: "milestones", subjectId: dataMilestone, kind: "OTHER" },
    file: { id: "nobody", name: "a.pdf", sizeBytes: 1 },
  })),
  ...lots,
  ...teams,
  ...projects,
];
