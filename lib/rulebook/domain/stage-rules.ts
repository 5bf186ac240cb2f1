export type StagePart = { key: string; nameKo: string; nameEn: string; weightBasisPoints: number };
export type StageGate = { key: string; nameKo: string; nameEn: string };

/** E1, E2: what a stage's plan starts from. */
export type StageRules = {
  parts: StagePart[];
  gates: StageGate[];
  tieChain: string[];
  /** How far each weight is moved when a result is asked how firmly it stands. */
  sensitivityBasisPoints: number;
};
