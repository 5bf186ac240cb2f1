import "server-only";
import { z } from "zod";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import type { Reader } from "@/lib/platform/db";
import { type Checked, checkedRows, type Noted } from "../domain/checks";
import { automaticFindings } from "../domain/rules";
import type { ScreenedProposal } from "../queries";
import { screeningFacts } from "./facts";

/** What was found when the note was written, as the command stored it; nothing for a manual check. */
const seenSchema = z.custom<NonNullable<Noted["seen"]>>(
  (value) => typeof value === "object" && value !== null && "verdict" in value && "items" in value,
);
export type StoredNote = Noted & {
  id: string;
  version: number;
  byId: string | null;
  at: Date;
  evidenceFileId: string | null;
};

/** What people noted about a proposal, by rule. One query. */
export async function notedFindings(reader: Reader, proposalId: string): Promise<Map<string, StoredNote>> {
  const rows = await reader.screeningFinding.findMany({
    where: { proposalId, source: "MANUAL" },
    omit: { proposalId: true, source: true },
  });
  return new Map(
    rows.map(({ rule, facts, ...row }) => [rule, { ...row, seen: seenSchema.safeParse(facts).data ?? null }]),
  );
}

/** One rule alone; a manual check is looked up without looking at anything that was sealed. */
export async function standingFinding(
  reader: Reader,
  proposal: ScreenedProposal,
  rule: string,
): Promise<{ row: Checked | undefined; note: StoredNote | undefined }> {
  const { rows, notes } = rule.startsWith("check:")
    ? await standingChecks(reader, proposal)
    : await standingFindings(reader, proposal);
  return { row: rows.find((one) => one.rule === rule), note: notes.get(rule) };
}

async function standingChecks(reader: Reader, proposal: ScreenedProposal) {
  const { manualChecks } = (await rulebookOfCall(reader, proposal.call)).proposal.screening;
  const notes = await notedFindings(reader, proposal.id);
  return { rows: checkedRows([], manualChecks, notes), notes };
}

/** Every rule of a proposal's screening as it stands at this instant, with what people noted. */
export async function standingFindings(
  reader: Reader,
  proposal: ScreenedProposal,
): Promise<{ rows: Checked[]; notes: Map<string, StoredNote> }> {
  const facts = await screeningFacts(reader, proposal);
  const notes = await notedFindings(reader, proposal.id);
  return {
    rows: checkedRows(automaticFindings(facts), facts.rulebook.proposal.screening.manualChecks, notes),
    notes,
  };
}
