import type { DemoCheck, DemoPrompt } from "@/tests/factories/contest";

const ko = (domain: string, text: string, first: string, second: string): DemoPrompt => ({
  language: "ko",
  domain,
  text,
  answers: [first, second],
});
const en = (domain: string, text: string, first: string, second: string): DemoPrompt => ({
  ...ko(domain, text, first, second),
  language: "en",
});

/** As many prompts as the rulebook asks for, each with two invented answers that the teams' models share out. */
export const DEMO_PROMPTS: readonly DemoPrompt[] = [
  ko(
    "general",
    "이사한 지 한 달 된 이웃에게 층간소음을 부탁하는 쪽지를 써 주세요. 서로 기분 상하지 않게요.",
    "안녕하세요, 아래층에 사는 이웃입니다. 새로 이사 오셔서 정리할 일이 많으시지요?\n\n다름이 아니라 **밤 10시 이후**에 가구 옮기는 소리가 조금 크게 들려 조심스럽게 말씀드립니다. 늦은 시간만 조금 살펴 주시면 큰 도움이 되겠습니다. 필요한 것이 있으면 언제든 편하게 말씀해 주세요.",
    "안녕하세요. 아래층입니다. 밤늦게 들리는 소리 때문에 잠을 설칠 때가 있습니다.\n\n- 밤 10시 이후에는 가구 이동을 피해 주세요.\n- 아이가 뛰는 소리는 매트를 깔면 많이 줄어듭니다.\n\n양해 부탁드립니다. 감사합니다.",
  ),
  ko(
    "general",
    "처음 가는 도시에서 비 오는 날 반나절을 보낼 계획을 세워 주세요.",
    "비 오는 날에는 실내 위주로 움직이면 좋습니다.\n\n1. **오전** 시립박물관에서 그 도시의 역사를 봅니다.\n2. **점심** 시장 안 국밥집에서 따뜻하게 먹습니다.\n3. **오후** 오래된 책방이나 찻집에서 쉬어 갑니다.\n\n역에서 가까운 순서로 묶으면 젖을 일이 적습니다.",
    "박물관, 시장, 찻집 순서로 둘러보는 것을 권합니다. 이동 거리가 짧은 곳을 고르고, 우산과 여벌 양말을 챙기십시오. 비가 그치면 강변을 걸어도 좋습니다.",
  ),
  ko(
    "knowledge",
    "태양광 발전이 흐린 날에도 되는 까닭을 중학생에게 설명해 주세요.",
    "태양 전지는 **빛**을 전기로 바꿉니다. 흐린 날에도 빛이 아주 없어지는 것은 아니어서, 구름을 지나며 흩어진 빛(산란광)으로 전기를 만듭니다. 다만 맑은 날의 10–25% 정도로 줄어듭니다.",
    "구름이 있어도 빛은 사방으로 흩어져 땅에 닿습니다. 태양 전지는 그 빛을 받아 전기를 만듭니다. 손전등을 얇은 종이로 가려도 방이 어슴푸레 밝은 것과 같습니다. 그래서 양은 줄지만 발전은 이어집니다.",
  ),
  ko(
    "knowledge",
    "전세와 월세의 장단점을 표로 정리해 주세요.",
    "| 구분 | 전세 | 월세 |\n|---|---|---|\n| 목돈 | 많이 든다 | 적게 든다 |\n| 매달 부담 | 적다 | 많다 |\n| 위험 | 보증금 반환 | 상대적으로 적다 |\n\n보증금 보험 가입 여부를 꼭 확인하십시오.",
    "- **전세**: 매달 내는 돈이 없지만 목돈이 묶이고 보증금을 돌려받지 못할 위험이 있습니다.\n- **월세**: 목돈이 적게 들지만 매달 비용이 나가고 오래 살수록 부담이 커집니다.",
  ),
  ko(
    "reasoning",
    "사과 3개와 배 2개가 7,600원이고 사과 2개와 배 3개가 7,900원입니다. 사과와 배는 각각 얼마입니까?",
    "두 식을 더하면 사과 5개와 배 5개가 15,500원이므로 하나씩의 합은 3,100원입니다.\n\n첫째 식에서 사과 1개 + 2 × 3,100 = 7,600이므로 사과는 **1,400원**, 배는 **1,700원**입니다.",
    "사과를 a, 배를 b라고 하면 3a + 2b = 7600, 2a + 3b = 7900입니다. 풀면 a = 1400, b = 1700입니다. 따라서 사과 1,400원, 배 1,700원입니다.",
  ),
  ko(
    "reasoning",
    "네 사람이 한 줄로 섭니다. 가는 나보다 앞, 다는 라보다 뒤, 나는 라보다 앞입니다. 맨 뒤는 누구입니까?",
    "가 → 나 → 라 → 다 순서가 됩니다. 따라서 맨 뒤는 **다**입니다.",
    "조건을 차례로 적으면 다음과 같습니다.\n\n1. 가 < 나\n2. 라 < 다\n3. 나 < 라\n\n이어 붙이면 가, 나, 라, 다이므로 맨 뒤에 서는 사람은 다입니다.",
  ),
  ko(
    "writing",
    "동네 도서관의 야간 개관을 알리는 안내문을 세 문장으로 써 주세요.",
    "다음 달부터 우리 도서관이 매주 수요일 밤 10시까지 문을 엽니다. 퇴근길에 들러 책을 읽고 빌려 가십시오. 2층 열람실과 무인 반납함을 함께 이용할 수 있습니다.",
    "매주 수요일, 도서관의 불이 밤 10시까지 켜집니다. 하루를 마치고 조용히 책 한 권 펼칠 자리를 마련했습니다. 많은 이용 바랍니다.",
  ),
  ko(
    "writing",
    "봄비를 소재로 짧은 시를 지어 주세요.",
    "밤새 다녀간 발소리\n창틀에 둥글게 남아\n\n흙은 먼저 알고\n숨을 크게 쉰다",
    "조용히 내리는 비에\n마른 가지가 귀를 세운다\n아무도 부르지 않았는데\n봄은 벌써 문밖에 서 있다",
  ),
  ko(
    "coding",
    "파이썬으로 목록에서 중복을 없애되 처음 나온 순서를 지키는 함수를 써 주세요.",
    "```python\ndef unique(items):\n    return list(dict.fromkeys(items))\n```\n\n사전은 넣은 순서를 지키므로 처음 나온 것만 남습니다.",
    "```python\ndef unique(items):\n    seen = set()\n    result = []\n    for item in items:\n        if item not in seen:\n            seen.add(item)\n            result.append(item)\n    return result\n```",
  ),
  ko(
    "publicService",
    "전입신고를 온라인으로 하려면 무엇을 준비해야 합니까?",
    "정부24에서 할 수 있습니다.\n\n1. 공동인증서나 간편인증을 준비합니다.\n2. 이사한 곳의 주소와 세대주 정보를 적습니다.\n3. 세대주 확인이 필요하면 세대주가 따로 동의합니다.\n\n이사한 날부터 **14일 안**에 신고해야 합니다.",
    "본인 인증 수단과 새 주소를 준비하여 정부 민원 누리집에서 신청합니다. 세대를 합치는 경우 세대주의 확인이 필요합니다. 기한은 이사한 뒤 14일입니다.",
  ),
  ko(
    "publicService",
    "부모님의 기초연금 신청을 도와드리려고 합니다. 어디에서 어떻게 합니까?",
    "주소지 **읍·면·동 주민센터**나 국민연금공단 지사에서 신청합니다. 신분증과 통장 사본을 가져가고, 대리 신청이면 위임장과 대리인 신분증이 필요합니다. 만 65세 생일이 있는 달의 한 달 전부터 신청할 수 있습니다.",
    "국민연금공단이나 주민센터를 방문하거나 온라인으로 신청할 수 있습니다. 소득과 재산을 조사하여 받을 수 있는지 정하므로 결과까지 한 달쯤 걸립니다.",
  ),
  en(
    "general",
    "Suggest three ways to welcome a new colleague who works remotely.",
    "1. **A first-day call** with the whole team, cameras optional.\n2. **A buddy** who answers small questions for a month.\n3. **A written guide** to who does what.",
    "Send a short note before the first day, plan one-to-one coffees in the first week, and ask after a month what was missing.",
  ),
  en(
    "knowledge",
    "Why do leaves change colour in autumn?",
    "As days shorten, trees stop making chlorophyll. Its green fades and yellow carotenoids, which were there all along, show. Red anthocyanins are made anew from sugars left in the leaf.",
    "Chlorophyll breaks down when it gets colder. Other pigments then become visible: carotenoids are yellow and orange, anthocyanins red.",
  ),
  en(
    "reasoning",
    "A train leaves at 9:40 and arrives at 12:15. It stops for 25 minutes in total. How long does it move?",
    "From 9:40 to 12:15 is 2 h 35 min. Minus 25 minutes of stops, it moves for **2 h 10 min**.",
    "Total time: 155 minutes. Moving time: 155 − 25 = 130 minutes, that is 2 hours and 10 minutes.",
  ),
  en(
    "writing",
    "Write a polite e-mail asking to move a meeting to next week.",
    "Dear Ms Han,\n\nWould it be possible to move Thursday's meeting to next week? Any afternoon from Tuesday suits me. I am sorry for the short notice.\n\nKind regards",
    "Hello,\n\nSomething has come up on Thursday. Could we meet next week instead? Please let me know which day is best for you.\n\nThank you",
  ),
  en(
    "coding",
    "How do I count the lines of all .txt files below a folder in a shell?",
    "```sh\nfind . -name '*.txt' -print0 | xargs -0 cat | wc -l\n```\n\n`-print0` keeps names with spaces whole.",
    "```sh\nfind . -name '*.txt' -exec cat {} + | wc -l\n```",
  ),
];

export const DEMO_CHECKS: readonly DemoCheck[] = [
  {
    language: "ko",
    text: "집중하고 계신지 확인합니다. 이 문항에서는 ‘A가 낫다’를 골라 주세요.",
    left: "이 답변을 골라 주세요.",
    right: "이 답변은 고르지 마세요.",
    expected: "left",
  },
  {
    language: "ko",
    text: "집중하고 계신지 확인합니다. 이 문항에서는 ‘둘 다 별로다’를 골라 주세요.",
    left: "하나 둘 셋 넷.",
    right: "넷 셋 둘 하나.",
    expected: "bothBad",
  },
];
