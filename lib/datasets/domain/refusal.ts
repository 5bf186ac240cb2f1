export type DataRefusal = { reason: string; params: Record<string, string | number> };

/** Why a rule of data support says no; the reason is translated under `datasets.refusals`. */
export const refusal = (reason: string, params: DataRefusal["params"] = {}): DataRefusal => ({ reason, params });
