/** Every section of a proposal that the portal knows (A3), in the order people meet them. */
export const SECTION_KEYS = [
  "consortium",
  "people",
  "technology",
  "goals",
  "impact",
  "performance",
  "gpu",
  "data",
  "talent",
  "openness",
  "contribution",
  "attachments",
  "consents",
] as const;
