import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { amendmentForm } from "@/lib/rulebook/schema/amendment";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { action, page, type Row } from "../matrix";

const READERS = [
  "officer",
  "director",
  "gpuSteward",
  "dataSteward",
  "talentSteward",
  "deliberator",
  "operator",
  "auditor",
] as const;

export const ROWS: Row[] = [
  page("(portal)/rulebooks", READERS),
  page("(portal)/rulebooks/[version]", READERS, { params: { version: "rulebook" } }),
  page("(portal)/rulebooks/new", ["officer"]),
  action("rulebook", "amendRulebookAction", ["officer"], () => ({
    ...amendmentForm(1, rulebookContentSchema.parse(RULEBOOK_V1)),
    reason: "접근 시험에서 보낸 요청입니다.",
  })),
];
