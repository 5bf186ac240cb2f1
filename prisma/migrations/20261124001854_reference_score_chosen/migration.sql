-- E5: of several published figures of one model and benchmark at most one counts.
CREATE UNIQUE INDEX "ReferenceScore_chosen" ON "ReferenceScore" ("modelId", "benchmarkId") WHERE "chosen";
