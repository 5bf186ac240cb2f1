import "server-only";
import type { ScopeKind } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import type { ScopeOption } from "../types";

type Named = { kind: ScopeKind; id: string; name: string };

/** Everything a role can be scoped to, newest first, with its name in the reader's language: three statements. */
async function namedScopes(reader: Reader, locale: string): Promise<Named[]> {
  const korean = locale !== "en";
  const calls = await reader.call.findMany({
    orderBy: { code: "desc" },
    select: { id: true, code: true, titleKo: true, titleEn: true },
  });
  const panels = await reader.reviewPanel.findMany({
    orderBy: { createdAt: "desc" },
    select: { id: true, nameKo: true, nameEn: true },
  });
  const teams = await reader.team.findMany({
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true },
  });
  return [
    ...calls.map((call) => ({
      kind: "CALL" as const,
      id: call.id,
      name: `${call.code} ${korean ? call.titleKo : call.titleEn}`,
    })),
    ...panels.map((panel) => ({ kind: "PANEL" as const, id: panel.id, name: korean ? panel.nameKo : panel.nameEn })),
    ...teams.map((team) => ({ kind: "TEAM" as const, id: team.id, name: korean ? team.nameKo : team.nameEn })),
  ];
}

const key = (kind: string, id: string): string => `${kind}:${id}`;

/** Name of each scope by `KIND:id`; resource kinds keep their code, which the page translates. */
export async function scopeNames(reader: Reader, locale: string): Promise<Map<string, string>> {
  const named = await namedScopes(reader, locale);
  return new Map(named.map(({ kind, id, name }) => [key(kind, id), name]));
}

export const nameOfScope = (
  names: ReadonlyMap<string, string>,
  scope: { scopeKind: ScopeKind | null; scopeId: string | null },
): string | null =>
  scope.scopeKind && scope.scopeId ? (names.get(key(scope.scopeKind, scope.scopeId)) ?? scope.scopeId) : null;

/** Choices of the scope field, rows only; the page adds the resource kinds and “whole programme”. */
export async function listScopeOptions(reader: Reader, locale: string): Promise<ScopeOption[]> {
  const named = await namedScopes(reader, locale);
  return named.map(({ kind, id, name }) => ({ value: key(kind, id), label: name }));
}
