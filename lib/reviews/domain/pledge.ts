/** What a reviewer promises (S3), in this order; the words are `reviews.pledge.clauses.<key>`. */
export const PLEDGE_CLAUSES = ["fairness", "conflict", "confidentiality", "independence", "noReuse"] as const;
