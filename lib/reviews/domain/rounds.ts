import type { RoundRule } from "@/lib/rulebook/domain/rulebook";

/** S2: whether a member sees colleagues' reviews and shared remarks of a proposal in a round. */
export const seesOthers = ({ othersReviews }: Pick<RoundRule, "othersReviews">, ownSubmitted: boolean): boolean =>
  othersReviews === "ALWAYS" || (othersReviews === "AFTER_OWN" && ownSubmitted);

/** A remark can be shared only where colleagues may see such things at all. */
export const mayShareRemarks = ({ othersReviews }: Pick<RoundRule, "othersReviews">): boolean =>
  othersReviews !== "NEVER";
