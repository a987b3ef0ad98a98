export interface EnvFault {
  readonly variable: string;
  /** What is wrong and what to write instead, in Chinese. Never the value: it may be a secret. */
  readonly says: string;
}

export interface EnvFaults {
  readonly faults: readonly EnvFault[];
}
