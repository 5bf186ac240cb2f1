import "server-only";
import { translatorFor } from "@/lib/platform/i18n/translator";

/** Names of sections in both languages, for notices: “GPU 지원 요청, 첨부파일”. */
export async function sectionWords(keys: readonly string[]): Promise<{ ko: string; en: string }> {
  const [ko, en] = await Promise.all([translatorFor("ko"), translatorFor("en")]);
  const names = (t: typeof ko) => keys.map((key) => t(`proposals.sections.${key}`)).join(", ");
  return { ko: names(ko), en: names(en) };
}
