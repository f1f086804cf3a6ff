// The province's single sign-on for the clerks' desk, by OpenID Connect; without it there are local accounts only.
import { z } from 'zod';
import { CodedError } from '../errors.ts';

type Role = 'clerk' | 'editor' | 'administrator';

/** Tokens travel on it: https, or this very machine. */
const issuer = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/])/.test(value),
    'phải là một địa chỉ https://.',
  );

/** «clerk=can-bo,editor=bien-tap»: which value of the claim gives which role. */
const roleList = z
  .string()
  .regex(
    /^(?:clerk|editor|administrator)=[^,=]+(?:,(?:clerk|editor|administrator)=[^,=]+)*$/,
    'phải có dạng clerk=giá trị,editor=giá trị,administrator=giá trị.',
  )
  .transform((value) =>
    value.split(',').map((pair) => {
      const [role = '', given = ''] = pair.split('=');
      return { role: role as Role, value: given.trim() };
    }),
  );

const claim = z.string().regex(/^[\w:./-]{1,100}$/, 'phải là tên một claim.');

export const singleSignOnEnvironment = z.object({
  STAFF_OIDC_ISSUER: issuer.optional().describe('Địa chỉ đăng nhập một lần của tỉnh (OpenID Connect).'),
  STAFF_OIDC_CLIENT_ID: z.string().min(1).max(200).optional().describe('Mã ứng dụng đã khai ở đó.'),
  STAFF_OIDC_CLIENT_SECRET: z
    .string()
    .min(8, 'phải dài ít nhất 8 ký tự.')
    .optional()
    .describe('Khóa bí mật của ứng dụng đó.'),
  STAFF_OIDC_ROLE_CLAIM: claim.default('roles').describe('Claim nói người đó có vai trò gì.'),
  STAFF_OIDC_ROLES: roleList.optional().describe('Giá trị nào của claim là vai trò nào.'),
  STAFF_OIDC_NAME_CLAIM: claim.default('preferred_username').describe('Claim là tên đăng nhập.'),
});

export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly roleClaim: string;
  readonly roles: readonly { readonly role: Role; readonly value: string }[];
  readonly nameClaim: string;
}

/**
 * @returns null where no issuer is set
 * @throws CodedError `config-invalid` when something is missing
 */
export function readSingleSignOn(env: z.infer<typeof singleSignOnEnvironment>): SingleSignOnSettings | null {
  const { STAFF_OIDC_ISSUER: at, STAFF_OIDC_CLIENT_ID: clientId, STAFF_OIDC_ROLES: given } = env;
  const { STAFF_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (at === undefined) return null;
  const missing = [
    ...(clientId === undefined ? ['STAFF_OIDC_CLIENT_ID'] : []),
    ...(clientSecret === undefined ? ['STAFF_OIDC_CLIENT_SECRET'] : []),
    ...(given === undefined ? ['STAFF_OIDC_ROLES'] : []),
  ];
  if (clientId === undefined || clientSecret === undefined || given === undefined)
    throw new CodedError(
      'config-invalid',
      missing.map((name) => `Biến ${name} còn thiếu: đăng nhập chung cần nó.`).join('\n'),
    );
  return {
    issuer: at,
    clientId,
    clientSecret,
    roleClaim: env.STAFF_OIDC_ROLE_CLAIM,
    roles: given,
    nameClaim: env.STAFF_OIDC_NAME_CLAIM,
  };
}
