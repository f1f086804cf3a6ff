// What the service keeps for itself: tokens of platforms, secrets, migrations.
export interface PlatformTokenRow {
  name: string;
  access_token: string;
  refresh_token: string;
  expires_at: string;
  renewed_at: string;
  /** Grows with each pair: whoever saw an older one has to read again. */
  generation: number;
  locked_by: string | null;
  locked_until: string | null;
  /** Why the platform refused to renew; null = all is well. */
  refused: string | null;
}

export interface SecretRow {
  name: string;
  value: string;
}

export interface MigrationRow {
  name: string;
  applied_at: string;
}
