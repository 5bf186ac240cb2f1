import type { ErrorCode } from "./errors";

export type RefusalParams = Record<string, string | number>;

export type Failure = {
  ok: false;
  code: ErrorCode;
  /** SCREAMING code of the rule that refused; translated under `<namespace>.refusals`. */
  reason?: string;
  reasonParams?: RefusalParams;
  /** Message keys of namespace `fieldErrors` by field path. */
  fieldErrors?: Record<string, string[]>;
  /** What to quote to the help desk; the log holds the rest. */
  reference?: string;
};
export type Outcome<T> = { ok: true; data: T } | Failure;

export const ok = <T>(data: T): Outcome<T> => ({ ok: true, data });

/** An expected refusal by a rule of the programme: returned, never thrown. */
export const refuse = (reason: string, reasonParams?: RefusalParams): Failure => ({
  ok: false,
  code: "RULE_VIOLATION",
  reason,
  ...(reasonParams ? { reasonParams } : {}),
});

/** Refusal that belongs to one field of the form. */
export const refuseField = (field: string, key: string): Failure => ({
  ok: false,
  code: "INVALID_INPUT",
  fieldErrors: { [field]: [key] },
});
