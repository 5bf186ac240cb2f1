import type { SectionDrafts } from "@/lib/proposals/domain/drafts";
import { planFromText } from "@/lib/proposals/domain/plan-text";

/** What a consortium is good at: its subject, how it goes about it, and for whom. */
type Specialty = { subject: string; method: string; use: string; kinds: string[] };

const SPECIALTIES: Specialty[] = [
  {
    subject: "한국어 거대언어모델",
    method: "토크나이저와 말뭉치를 새로 만들고 GPU 클러스터에서 분산학습으로 언어모델을 사전학습합니다",
    use: "한국어 행정 문서를 다루는 공공 서비스",
    kinds: ["LLM"],
  },
  {
    subject: "멀티모달 모델",
    method: "다중양식 자료를 정제하고 시각언어 벤치마크로 평가합니다",
    use: "제조 현장의 도면과 사진을 함께 읽는 산업 서비스",
    kinds: ["LMM"],
  },
  {
    subject: "추론 모델",
    method: "강화학습과 합성데이터로 수학·코드 추론 모델을 만들고 에이전트의 도구 사용을 시험합니다",
    use: "금융 문서를 검토하는 에이전트",
    kinds: ["LLM", "REASONING", "AGENT"],
  },
  {
    subject: "음성 모델",
    method: "음성인식과 음성합성을 하나로 잇고 사투리 음성 말뭉치를 구축합니다",
    use: "상담과 의료 기록을 돕는 음성 서비스",
    kinds: ["SPEECH", "LMM"],
  },
  {
    subject: "안전한 언어모델",
    method: "레드팀 시험과 정렬로 안전성을 높이고 안전성 벤치마크를 공개합니다",
    use: "국방과 행정에서 믿고 쓸 수 있는 서비스",
    kinds: ["LLM"],
  },
  {
    subject: "가벼운 언어모델",
    method: "지식 증류와 양자화로 경량화하여 기기 안에서 돌아가는 언어모델을 만듭니다",
    use: "제조 설비에 들어가는 모델과 오픈소스 배포",
    kinds: ["LLM"],
  },
];

/** The three plan sections of a consortium, so that what each is about can be read from its words (S2). */
export function specialSections(index: number): Pick<SectionDrafts, "technology" | "goals" | "impact"> {
  const { subject, method, use, kinds } = SPECIALTIES[index % SPECIALTIES.length] as Specialty;
  const technology = [
    `${subject} 연구를 오래 이어 왔습니다. ${method}.`,
    "지난 세 해 동안 세 차례의 큰 학습을 처음부터 끝까지 스스로 마쳤고, 그 과정에서 얻은 장애 복구 절차와 점검 기록을 모두 남겼습니다.",
    "연구진은 설계와 학습, 검증을 나누어 맡되 서로의 결과를 다시 확인하며, 같은 조건에서 세 번 되풀이한 결과만 성능으로 적습니다.",
    "이번 사업에서는 규모를 네 배로 늘리면서도 같은 절차를 지키고, 반기마다 외부 전문가에게 중간 결과를 보이고 의견을 받습니다.",
  ];
  const goals = [
    `목표는 ${subject}입니다. ${method}.`,
    "같은 규모의 최신 모델과 견주어 뒤지지 않는 성능을 먼저 이루고, 그 뒤에 우리 사용자가 실제로 묻는 물음에서 앞서는 것을 목표로 합니다.",
    "반기마다 목표를 다시 정하고, 이루지 못한 목표는 까닭과 함께 다음 반기의 계획에 옮겨 적습니다.",
    "위험은 자료 확보와 일정 두 가지로 보고, 대체 자료와 여유 기간을 미리 정해 두었습니다. 각 단계의 끝에는 계속할지 고칠지를 정하는 기준이 있습니다.",
  ];
  const impact = [
    `결과물은 ${use}에 먼저 쓰입니다.`,
    "국민 누구나 무료로 써 볼 수 있는 창구를 열고, 작은 기업이 자기 자료로 고쳐 쓸 수 있도록 안내서와 예제를 함께 냅니다.",
    "대학원의 학생들이 학습과 평가에 직접 참여하여 경험을 쌓고, 사업이 끝난 뒤에도 이어질 연구 모임을 꾸립니다.",
    "파급효과는 이용 횟수와 고쳐 쓴 모델의 수로 헤아려 반기마다 공개하며, 기대에 미치지 못하면 계획을 바꾸고 그 내용을 알립니다.",
  ];
  const document = (lines: string[]) => ({ document: planFromText(lines.join("\n")) });
  return {
    technology: document(technology),
    goals: { ...document(goals), modelKinds: kinds },
    impact: document(impact),
  };
}
