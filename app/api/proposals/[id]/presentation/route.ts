import { AppError } from "@/lib/platform/errors";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { receiptFormatSchema } from "@/lib/proposals/schema";
import { calendarFile } from "@/lib/reviews/domain/calendar-file";
import { getOwnPresentation } from "@/lib/reviews/queries/own-presentation";

/** S2: one's own presentation as a calendar file; NOT_FOUND before the schedule is announced. */
export const GET = createRoute<typeof receiptFormatSchema, { id: string }>({
  schema: receiptFormatSchema,
  run: async ({ actor, params }, { locale }) => {
    const own = await getOwnPresentation(actor, params.id);
    if (!own) throw new AppError("NOT_FOUND", `presentation of ${params.id}`);
    const t = await translatorFor(locale);
    const title = locale === "en" && own.titleEn ? own.titleEn : own.titleKo;
    const text = calendarFile({
      ...{ uid: own.slotId, startsAt: own.startsAt, endsAt: own.endsAt, changedAt: own.announcedAt },
      sequence: own.version,
      title: t("rounds.own.calendarTitle", { title }),
      description: own.bring ? t("rounds.own.calendarBring", { bring: own.bring }) : "",
      location: own.videoLink,
    });
    return new Response(text, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="presentation.ics"',
        "cache-control": "no-store",
      },
    });
  },
});
