import type { ReviewField } from "@/lib/rulebook/domain/rulebook";

const field = (key: string, nameKo: string, nameEn: string, ...synonyms: string[]): ReviewField => {
  return { key, nameKo, nameEn, synonyms };
};

/** S2: fields of expertise of the first rulebook, each with the words that proposals use for it. */
export const REVIEW_FIELDS: ReviewField[] = [
  field("language", "거대언어모델", "large language model", "LLM", "언어모델", "language model"),
  field("multimodal", "멀티모달", "multimodal", "다중양식", "LMM", "시각언어", "vision language"),
  field("reasoning", "추론·수학", "reasoning", "추론 모델", "reasoning model", "강화학습", "reinforcement learning"),
  field("speech", "음성", "speech", "음성인식", "ASR", "TTS"),
  field("agents", "에이전트", "agent", "도구 사용", "tool use"),
  field("training", "학습 기반시설", "training infrastructure", "분산학습", "distributed training", "GPU 클러스터"),
  field("efficiency", "경량화", "model efficiency", "양자화", "quantization", "지식 증류", "distillation"),
  field("data", "데이터 구축·정제", "data curation", "말뭉치", "corpus", "자료 정제", "합성데이터", "synthetic data"),
  field("korean", "한국어 처리", "Korean language processing", "한국어", "Korean NLP", "토크나이저", "tokenizer"),
  field("safety", "안전성·정렬", "safety and alignment", "안전성", "AI safety", "alignment", "레드팀", "red teaming"),
  field("evaluation", "평가·벤치마크", "evaluation", "벤치마크", "benchmark"),
  field("openness", "공개·오픈소스", "open source", "오픈소스", "가중치 공개", "open weight"),
  field("publicAx", "공공 AX", "public sector AX", "공공 서비스", "행정", "국방", "defence"),
  field("industryAx", "산업 AX", "industrial AX", "제조", "금융", "manufacturing", "경제"),
  field("life", "의료·바이오", "health and life science", "의료", "바이오", "medicine"),
  field("talent", "인재 양성", "talent development", "대학원", "graduate"),
];
