type SeededBenchmark = {
  key: string;
  nameKo: string;
  nameEn: string;
  domain: string;
  metric: string;
  sourceUrl: string;
};
type SeededModel = {
  key: string;
  name: string;
  organisation: string;
  country: string;
  releasedOn: string;
  openWeights: boolean;
  licence: string;
  parametersMillions: bigint | null;
  sourceUrl: string;
  /** Figures of the maker's own publication, in thousandths by benchmark. */
  thousandths: Record<string, number>;
};

/** E5: benchmarks of the small catalogue a fresh portal starts with; each counts from 0 to 1. */
export const SEEDED_BENCHMARKS: readonly SeededBenchmark[] = [
  {
    key: "gpqa",
    nameKo: "GPQA 다이아몬드(대학원 과학)",
    nameEn: "GPQA Diamond (graduate science)",
    domain: "reasoning",
    metric: "accuracy",
    sourceUrl: "https://arxiv.org/abs/2311.12022",
  },
  {
    key: "mmlu-pro",
    nameKo: "MMLU-Pro(폭넓은 지식)",
    nameEn: "MMLU-Pro (broad knowledge)",
    domain: "knowledge",
    metric: "accuracy",
    sourceUrl: "https://arxiv.org/abs/2406.01574",
  },
  {
    key: "aime-2025",
    nameKo: "AIME 2025(경시 수학)",
    nameEn: "AIME 2025 (competition mathematics)",
    domain: "mathematics",
    metric: "accuracy",
    sourceUrl: "https://artofproblemsolving.com/wiki/index.php/AIME_Problems_and_Solutions",
  },
  {
    key: "humanity's-last-exam",
    nameKo: "인류의 마지막 시험(전문 지식)",
    nameEn: "Humanity's Last Exam (expert knowledge)",
    domain: "knowledge",
    metric: "accuracy",
    sourceUrl: "https://arxiv.org/abs/2501.14249",
  },
  {
    key: "livecodebench",
    nameKo: "LiveCodeBench(알고리즘 코딩)",
    nameEn: "LiveCodeBench (algorithmic coding)",
    domain: "coding",
    metric: "pass@1",
    sourceUrl: "https://arxiv.org/abs/2403.07974",
  },
  {
    key: "swe-bench-verified",
    nameKo: "SWE-bench Verified(소프트웨어 수정)",
    nameEn: "SWE-bench Verified (mending software)",
    domain: "coding",
    metric: "resolved",
    sourceUrl: "https://openai.com/index/introducing-swe-bench-verified/",
  },
];

/** Models of 2025 by what their makers published; a benchmark that a maker did not publish is left out, not estimated. */
export const SEEDED_MODELS: readonly SeededModel[] = [
  {
    key: "openai/gpt-5-2025-08-07",
    name: "GPT-5",
    organisation: "openai",
    country: "US",
    releasedOn: "2025-08-07",
    openWeights: false,
    licence: "proprietary",
    parametersMillions: null,
    sourceUrl: "https://openai.com/index/introducing-gpt-5/",
    thousandths: { gpqa: 857, "aime-2025": 946, "humanity's-last-exam": 248, "swe-bench-verified": 749 },
  },
  {
    key: "anthropic/claude-opus-4-1-20250805",
    name: "Claude Opus 4.1",
    organisation: "anthropic",
    country: "US",
    releasedOn: "2025-08-05",
    openWeights: false,
    licence: "proprietary",
    parametersMillions: null,
    sourceUrl: "https://www.anthropic.com/news/claude-opus-4-1",
    thousandths: { gpqa: 809, "aime-2025": 780, "swe-bench-verified": 745 },
  },
  {
    key: "google/gemini-2.5-pro-preview-06-05",
    name: "Gemini 2.5 Pro Preview 06-05",
    organisation: "google",
    country: "US",
    releasedOn: "2025-06-05",
    openWeights: false,
    licence: "proprietary",
    parametersMillions: null,
    sourceUrl: "https://blog.google/products/gemini/gemini-2-5-pro-latest-preview/",
    thousandths: { gpqa: 864, "aime-2025": 880, "humanity's-last-exam": 216, livecodebench: 690 },
  },
  {
    key: "xai/grok-4",
    name: "Grok-4",
    organisation: "xai",
    country: "US",
    releasedOn: "2025-07-09",
    openWeights: false,
    licence: "proprietary",
    parametersMillions: null,
    sourceUrl: "https://x.ai/news/grok-4",
    thousandths: { gpqa: 875, "aime-2025": 917, livecodebench: 790 },
  },
  {
    key: "deepseek/deepseek-r1-0528",
    name: "DeepSeek-R1-0528",
    organisation: "deepseek",
    country: "CN",
    releasedOn: "2025-05-28",
    openWeights: true,
    licence: "MIT",
    parametersMillions: 671_000n,
    sourceUrl: "https://huggingface.co/deepseek-ai/DeepSeek-R1-0528",
    thousandths: { gpqa: 810, "mmlu-pro": 850, "aime-2025": 875, "humanity's-last-exam": 177, livecodebench: 733 },
  },
  {
    key: "qwen/qwen3-235b-a22b-thinking-2507",
    name: "Qwen3-235B-A22B-Thinking-2507",
    organisation: "qwen",
    country: "CN",
    releasedOn: "2025-07-25",
    openWeights: true,
    licence: "Apache-2.0",
    parametersMillions: 235_000n,
    sourceUrl: "https://huggingface.co/Qwen/Qwen3-235B-A22B-Thinking-2507",
    thousandths: { gpqa: 811, "mmlu-pro": 844, "aime-2025": 923, "humanity's-last-exam": 182 },
  },
  {
    key: "zai-org/glm-4.5",
    name: "GLM-4.5",
    organisation: "zai-org",
    country: "CN",
    releasedOn: "2025-07-28",
    openWeights: true,
    licence: "MIT",
    parametersMillions: 355_000n,
    sourceUrl: "https://z.ai/blog/glm-4.5",
    thousandths: { gpqa: 791, "mmlu-pro": 846, livecodebench: 729, "swe-bench-verified": 642 },
  },
  {
    key: "moonshotai/kimi-k2-instruct",
    name: "Kimi K2 Instruct",
    organisation: "moonshotai",
    country: "CN",
    releasedOn: "2025-07-11",
    openWeights: true,
    licence: "Modified MIT",
    parametersMillions: 1_000_000n,
    sourceUrl: "https://moonshotai.github.io/Kimi-K2/",
    thousandths: { gpqa: 751, "mmlu-pro": 811, "aime-2025": 495, "humanity's-last-exam": 47 },
  },
];
