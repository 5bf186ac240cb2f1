import type { z } from "zod";
import type { rulebookContentSchema } from "@/lib/rulebook/schema";

type Content = z.input<typeof rulebookContentSchema>;

/** S1: 40 · 30 · 30. */
export const RUBRIC_V1: Content["rubric"] = {
  // S1
  scoreStepHundredths: 50,
  commentMinLength: 30,
  opinionMinLength: 50,
  criteria: [
    {
      key: "technology",
      nameKo: "기술력 및 개발경험",
      nameEn: "Technology and development experience",
      maxHundredths: 4_000,
      subCriteria: [
        {
          key: "technologyCapability",
          nameKo: "모델 개발 기술력",
          nameEn: "Model development capability",
          maxHundredths: 2_000,
        },
        {
          key: "technologyExperience",
          nameKo: "개발·운영 경험",
          nameEn: "Development and operating experience",
          maxHundredths: 2_000,
        },
      ],
    },
    {
      key: "goals",
      nameKo: "개발목표 및 전략·기술",
      nameEn: "Goals, strategy and technology",
      maxHundredths: 3_000,
      subCriteria: [
        { key: "goalsExcellence", nameKo: "목표의 우수성", nameEn: "Excellence of the goals", maxHundredths: 1_500 },
        { key: "goalsFeasibility", nameKo: "실현가능성", nameEn: "Feasibility", maxHundredths: 1_500 },
      ],
    },
    {
      key: "impact",
      nameKo: "파급효과 및 기여계획",
      nameEn: "Impact and contribution plan",
      maxHundredths: 3_000,
      subCriteria: [
        { key: "impactAccess", nameKo: "국민 AI 접근성", nameEn: "Public access to AI", maxHundredths: 1_500 },
        {
          key: "impactTransformation",
          nameKo: "공공·경제·사회 AX",
          nameEn: "AX in public service, economy and society",
          maxHundredths: 1_500,
        },
      ],
    },
  ],
};
