import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** What the portal itself does, by name: never a bypass that says nothing. */
export type SystemPurpose =
  `${"worker" | "release" | "conflicts" | "notices" | "seed" | "measurement" | "test"}: ${string}`;

// One for the process: the build puts this module into several chunks, and the pool of connections belongs to whichever came first.
const globalForActing = globalThis as unknown as { portalActing?: AsyncLocalStorage<string> };
const storage = globalForActing.portalActing ?? new AsyncLocalStorage<string>();
globalForActing.portalActing = storage;

/** Tables whose rows show themselves to whom they concern only (lib/decisions/021): a further one is named here and in its migration. */
export const PROTECTED_TABLES = [
  "PanelMember",
  "ReviewAssignment",
  "PlannedAssignment",
  "ScoreSheet",
  "ScoreSheetItem",
  "OpinionCheck",
  "ConflictFinding",
  "ReviewerChallenge",
  "ReviewNotebook",
  "ReviewRemark",
  "ReviewFlag",
  "PresentationAttendance",
  "RoomMessage",
  "RoomSummary",
  "ApplicantInquiry",
  "DecisionSheet",
  "ObjectionVoice",
  "ContestTask",
  "ContestBallot",
  "ContestDiscard",
  "ContestPairCount",
] as const;

const PROTECTED = new RegExp(`"(?:${PROTECTED_TABLES.join("|")})"`);
export const touchesProtected = (sql: string): boolean => PROTECTED.test(sql);

/** What the database is told about who acts: a user's id, or `system: purpose`; undefined for nobody. */
export const actingValue = (): string | undefined => storage.getStore();

/** Every statement of `work`, in a transaction or not, reaches the database in this person's name. */
export const actingAs = <T>(actor: { readonly id: string }, work: () => Promise<T>): Promise<T> =>
  storage.run(actor.id, async () => await work()); // a Prisma query begins only when it is awaited

/** The same in the portal's own name. Callers are listed in tests/architecture. */
export const actingAsSystem = <T>(purpose: SystemPurpose, work: () => Promise<T>): Promise<T> =>
  storage.run(`system: ${purpose}`, async () => await work());
