import type { Present } from "@/lib/proposals/types/together";

type Answer = { ok?: boolean; data?: { present: Present[] } };

/** Asks who is here, or says it too when given a section; null when there is no answer now, which changes nothing. */
export async function askPresent(
  proposalId: string,
  said: { sectionKey: string; editing: boolean } | null,
): Promise<Present[] | null> {
  try {
    const response = await fetch(`/api/proposals/${proposalId}/presence`, {
      method: said ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      cache: "no-store",
      ...(said ? { body: JSON.stringify(said) } : {}),
    });
    return ((await response.json()) as Answer).data?.present ?? null;
  } catch {
    return null;
  }
}
