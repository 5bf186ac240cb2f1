import type { CommitteeRules } from "@/lib/rulebook/domain/rulebook";

/** One member as an item sees them. `away`: bound by a conflict or recused (S3): for this item they are no member at all. */
export type Seat = { userId: string; present: boolean; away: boolean };
export const VOTE_CHOICES = ["FOR", "AGAINST", "ABSTAIN"] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];
export type Voice = { userId: string; choice: VoteChoice };

type QuorumRule = Pick<CommitteeRules, "quorumOverBasisPoints">;
type CountRule = QuorumRule & Pick<CommitteeRules, "carryOverBasisPoints" | "abstentionsCount">;

export type Roll = { members: number; present: number; needed: number; quorate: boolean };

const WHOLE = 10_000;
/** The smallest number that is more than a share: a majority of 9 is 5, of 10 is 6 — exactly half is none. */
const moreThan = (of: number, basisPoints: number): number => Math.floor((of * basisPoints) / WHOLE) + 1;

/** D1: whether enough members are there. Who is away for the item counts neither as a member nor as present. */
export function rollOf(seats: readonly Seat[], rule: QuorumRule): Roll {
  const sitting = seats.filter((seat) => !seat.away);
  const present = sitting.filter((seat) => seat.present).length;
  const needed = moreThan(sitting.length, rule.quorumOverBasisPoints);
  return { members: sitting.length, present, needed, quorate: present >= needed };
}

/** What a refusal for want of a quorum says. */
export const quorumParams = ({ members, present, needed }: Roll): Record<string, number> => ({
  members,
  present,
  needed,
});

export type Count = Roll & {
  for: number;
  against: number;
  abstain: number;
  /** Present without a vote. */
  silent: number;
  /** Votes in favour that carry the motion. */
  neededFor: number;
  carried: boolean;
  /** As many against as for: not carried, and said so. */
  tied: boolean;
};

/** Votes that count: of members who are present and not away when the motion is closed. */
export const countedVoices = (seats: readonly Seat[], voices: readonly Voice[]): Voice[] =>
  voices.filter((voice) => seats.some((seat) => seat.userId === voice.userId && seat.present && !seat.away));

/** D1 [law]: carried by a majority of those present; a tie is a rejection, and without quorum nothing is carried. */
export function countVotes(seats: readonly Seat[], voices: readonly Voice[], rule: CountRule): Count {
  const roll = rollOf(seats, rule);
  const counted = countedVoices(seats, voices);
  const of = (choice: VoteChoice) => counted.filter((voice) => voice.choice === choice).length;
  const [inFavour, against, abstain] = [of("FOR"), of("AGAINST"), of("ABSTAIN")];
  const neededFor = moreThan(rule.abstentionsCount ? roll.present : inFavour + against, rule.carryOverBasisPoints);
  const carried = roll.quorate && inFavour >= neededFor;
  return {
    ...roll,
    for: inFavour,
    against,
    abstain,
    silent: roll.present - counted.length,
    neededFor,
    carried,
    tied: !carried && inFavour > 0 && inFavour === against,
  };
}
