/** What a benchmark looks at; words under `references.domains`. */
export const BENCHMARK_DOMAINS = [
  "knowledge",
  "reasoning",
  "mathematics",
  "coding",
  "language",
  "multimodal",
  "agent",
  "safety",
  "other",
] as const;
export type BenchmarkDomain = (typeof BENCHMARK_DOMAINS)[number];
export const isBenchmarkDomain = (text: string): text is BenchmarkDomain =>
  (BENCHMARK_DOMAINS as readonly string[]).includes(text);
