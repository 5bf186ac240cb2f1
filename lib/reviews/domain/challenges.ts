/** S3: what of a member's window the rules look at. */
export type NamedMember = { namedAt: Date | null; challengesDueAt: Date | null };
export type ChallengeWindow = "BEFORE" | "OPEN" | "CLOSED";

/** S3, C2: from the naming on; the last instant itself is in time, a millisecond later is late. */
export function challengeWindow({ namedAt, challengesDueAt }: NamedMember, at: Date): ChallengeWindow {
  if (!namedAt || !challengesDueAt || at < namedAt) return "BEFORE";
  return at <= challengesDueAt ? "OPEN" : "CLOSED";
}

export type ChallengeRefusal = "NOT_NAMED" | "CHALLENGE_WINDOW_CLOSED" | "ALREADY_CHALLENGED";
/** S3: why a member cannot be challenged at this instant; null when they can. Once a member and a proposal. */
export function challengeRefusal(member: NamedMember, facts: { filed: boolean }, at: Date): ChallengeRefusal | null {
  if (facts.filed) return "ALREADY_CHALLENGED";
  const window = challengeWindow(member, at);
  if (window === "BEFORE") return "NOT_NAMED";
  return window === "OPEN" ? null : "CHALLENGE_WINDOW_CLOSED";
}

export type NamingFacts = { windowDays: number; members: readonly NamedMember[]; openChallenges: number };
export type NotReady = "MEMBERS_NOT_NAMED" | "CHALLENGE_WINDOW_RUNS" | "CHALLENGES_UNDECIDED";

/**
 * S3: why members may not begin to review yet: somebody was not named to the applicants, a window still runs, or a challenge
 * waits for its decision. A rulebook of no days asks for none of it; a challenge that is open is decided all the same.
 */
export function challengesNotReady({ windowDays, members, openChallenges }: NamingFacts, at: Date): NotReady | null {
  if (openChallenges > 0) return "CHALLENGES_UNDECIDED";
  if (windowDays === 0) return null;
  const windows = members.map((member) => challengeWindow(member, at));
  if (windows.includes("BEFORE")) return "MEMBERS_NOT_NAMED";
  return windows.includes("OPEN") ? "CHALLENGE_WINDOW_RUNS" : null;
}
