/** The look-alike of the second platform: one tenant with one app. */
export interface ZwddOptions {
  readonly appKey: string;
  readonly appSecret: string;
  /** Digits, as the platform gives them. */
  readonly tenantId: string;
  /** The world's time, epoch ms. */
  readonly now: () => number;
  /** A folder for the journal; without one everything is gone with the process. */
  readonly statePath?: string;
  readonly limits?: Partial<ZwddLimits>;
  /** Group robots by their access_token: the name of the group and the secret that signs. May be added to later. */
  readonly robots?: readonly ZwddRobot[];
  /** What the platform does not let this app do. */
  readonly denied?: readonly Denied[];
}

/** Calls that a tenant may keep from an app. */
export type Denied = 'change' | 'revoke' | 'todo' | 'mobile';

export interface ZwddRobot {
  readonly name: string;
  readonly accessToken: string;
  readonly secret: string;
}

/** The numbers of the platform's page on work notifications. */
export interface ZwddLimits {
  /** Of the `msg` parameter. */
  readonly msgBytes: number;
  readonly perUserDay: number;
  readonly perAppDay: number;
  readonly receivers: number;
  readonly betweenBulkMs: number;
  readonly skewMs: number;
  readonly codeMs: number;
  readonly tokenMs: number;
}

export const LIMITS: ZwddLimits = {
  msgBytes: 2048,
  perUserDay: 100,
  perAppDay: 20_000,
  receivers: 1000,
  betweenBulkMs: 600_000,
  skewMs: 900_000,
  codeMs: 300_000,
  tokenMs: 7_200_000,
};

/** Who has an account, as the host's demonstration data gives them. */
export interface ZwddSeedPerson {
  /** Digits. */
  readonly accountId: string;
  readonly name: string;
  readonly mobile: string;
  readonly unit: string;
  readonly title: string;
  readonly hint: string;
}
