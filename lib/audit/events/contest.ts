import { z } from "zod";
import { auditEvent } from "./event";

const file = { sha256: z.string() };

/**
 * What can be on record about contests (X1–X5). Votes are a record of their own, append-only: here stand the deeds around
 * them, and at the close the hash of them all. Profiles and texts of answers stay out.
 */
export const contestEvents = [
  auditEvent("contest.created", z.object({ stageId: z.string(), rulesHash: z.string(), closesAt: z.iso.datetime() })),
  auditEvent("contest.promptsImported", z.object({ ...file, prompts: z.number(), checks: z.number() })),
  auditEvent(
    "contest.entryRegistered",
    z.object({ teamId: z.string(), modelName: z.string(), revision: z.string(), droppedAnswers: z.number() }),
  ),
  auditEvent(
    "contest.answersImported",
    z.object({ teamId: z.string(), ...file, answers: z.number(), flagged: z.number() }),
  ),
  auditEvent(
    "contest.answerReviewed",
    z.object({
      answerId: z.string(),
      promptNumber: z.number(),
      flags: z.array(z.string()),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
    }),
  ),
  auditEvent(
    "contest.endpointRegistered",
    z.object({
      teamId: z.string(),
      baseUrl: z.string(),
      model: z.string(),
      isNewKey: z.boolean(),
      droppedAnswers: z.number(),
    }),
  ),
  auditEvent("contest.endpointTested", z.object({ teamId: z.string(), failure: z.string().nullable() })),
  auditEvent(
    "contest.generationStarted",
    z.object({ generationId: z.string(), teams: z.number(), answers: z.number(), settingsHash: z.string() }),
  ),
  auditEvent("contest.generationCancelled", z.object({ generationId: z.string(), dropped: z.number() })),
  auditEvent(
    "contest.generationFinished",
    z.object({ generationId: z.string(), answers: z.number(), failures: z.number() }),
  ),
  auditEvent("contest.profileSaved", z.object({})),
  auditEvent("contest.waveInvited", z.object({ group: z.string(), wave: z.number(), invited: z.number() })),
  auditEvent("contest.invitationAnswered", z.object({ consent: z.boolean() })),
  auditEvent("contest.opened", z.object({ pairings: z.number(), closesAt: z.iso.datetime() })),
  auditEvent(
    "contest.closed",
    z.object({ ballots: z.number(), ballotsHash: z.string(), discards: z.record(z.string(), z.number()) }),
  ),
  auditEvent(
    "contest.scored",
    z.object({
      sheetHash: z.string(),
      scores: z.array(z.object({ teamId: z.string(), partKey: z.string(), scoreHundredths: z.number() })),
    }),
  ),
  auditEvent("contest.voterDuplicate", z.object({ voterId: z.string(), reason: z.string() })),
] as const;
