// How the operator lets us speak for the official account: the permission page of Zalo, and the code it sends back.
import { createHash, createHmac } from 'node:crypto';
import type { ZaloSettings } from '../../../config/zalo.ts';
import type { TokenStore } from '../../../storage/types/platform.ts';
import { createSigner, type Signer } from '../../signing.ts';
import type { ChannelParts } from '../push-channel.ts';
import { fetchTokens, zaloTokens } from './token-keeper.ts';

/** How long the permission page may take, seconds. */
const grantLifetime = 1_800;

export interface GrantParts {
  readonly settings: ZaloSettings;
  /** The key of the installation: the verifier is derived from it, so any process can end what another began. */
  readonly key: string;
  readonly signer: Signer;
  readonly tokens: TokenStore;
  /** The address people see. */
  readonly address: string;
  readonly now: () => Date;
}

/** What granting needs, for the server and for the command. */
export function grantParts(
  settings: ZaloSettings,
  parts: Pick<ChannelParts, 'storage' | 'key' | 'address' | 'now'>,
): GrantParts {
  return {
    settings,
    key: parts.key,
    signer: createSigner(parts.key),
    tokens: parts.storage.tokens,
    address: parts.address(),
    now: parts.now,
  };
}

/** The page on which an administrator of the official account allows the app. */
export function permissionUrl({ settings, key, signer, address, now }: GrantParts): string {
  const url = new URL(`${settings.oauthUrl}/v4/oa/permission`);
  url.searchParams.set('app_id', settings.appId);
  url.searchParams.set('redirect_uri', address + settings.callbackPath);
  url.searchParams.set('code_challenge', settings.codeChallenge ?? challengeOf(verifierOf(settings, key)));
  url.searchParams.set('state', signer.sign('grant', {}, grantLifetime, now()));
  return url.toString();
}

/** @returns null when the pair is stored, else what Zalo said */
export async function redeem(parts: GrantParts, code: string): Promise<string | null> {
  const { settings, key, tokens, now } = parts;
  const fetched = await fetchTokens(
    settings,
    { grant_type: 'authorization_code', code, code_verifier: verifierOf(settings, key) },
    now,
  );
  if (fetched.kind !== 'pair') return fetched.reason;
  await tokens.put(zaloTokens, fetched.pair, now());
  return null;
}

/** Whether a returning browser was sent by us a short while ago. */
export function isOurGrant({ signer, now }: GrantParts, state: string | null): boolean {
  return state !== null && signer.verify('grant', state, now()).outcome === 'valid';
}

/** 43 letters and digits, the same for the whole life of the installation: some set the pair in Zalo's console once. */
function verifierOf({ codeVerifier }: ZaloSettings, key: string): string {
  if (codeVerifier !== null) return codeVerifier;
  const hash = createHmac('sha512', key).update('zalo-code-verifier').digest('base64');
  return hash.replaceAll(/[^A-Za-z0-9]/g, 'x').slice(0, 43);
}

/** SHA-256 in base64url without padding. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
