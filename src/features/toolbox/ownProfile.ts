import type { Credentials } from '#protocol/credentials.ts';

/** The chosen profile, as far as a tool needs it. */
export interface OwnProfile {
  name: string;
  credentials: Credentials;
}

export interface ToolProps {
  profile: OwnProfile | undefined;
}
