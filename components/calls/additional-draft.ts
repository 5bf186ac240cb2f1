import { getTranslations } from "next-intl/server";

export type BegunCall = {
  kind: "ADDITIONAL";
  seats: number;
  titleKo: string;
  titleEn: string;
  noticeKo: string;
  noticeEn: string;
};

/** P5: an additional call after a stage, begun in both languages; dates and contact are the officer's to give. */
export async function additionalDraft(number: number, seats: number): Promise<BegunCall> {
  const [ko, en] = await Promise.all([
    getTranslations({ locale: "ko", namespace: "calls.form.afterStage" }),
    getTranslations({ locale: "en", namespace: "calls.form.afterStage" }),
  ]);
  const facts = { number, seats };
  return {
    ...{ kind: "ADDITIONAL", seats },
    ...{ titleKo: ko("title", facts), titleEn: en("title", facts) },
    ...{ noticeKo: ko("notice", facts), noticeEn: en("notice", facts) },
  };
}
