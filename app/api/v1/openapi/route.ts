import { env } from "@/lib/platform/env";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { apiDescription } from "@/lib/utilisation/domain/api-description";
import { API_ROWS } from "@/lib/utilisation/schema";
import { verificationPaths } from "@/lib/verification/domain/api-description";
import { MAX_FILES } from "@/lib/verification/schema";

/** What the API takes and answers, for programs and for those who write them: the same for everybody. */
export async function GET(request: Request): Promise<Response> {
  const t = await translatorFor(new URL(request.url).searchParams.get("locale") === "en" ? "en" : "ko");
  const words = (key: string) => t(`utilisation.${key}`);
  const description = apiDescription(words, { origin: env.APP_ORIGIN, maxRows: API_ROWS });
  const runs = verificationPaths((key) => t(`verification.${key}`), MAX_FILES);
  return Response.json({ ...description, paths: { ...description.paths, ...runs } });
}
