// Secrets may come in files instead of the environment: `NAME_FILE` names a file that holds the value of `NAME`, as Docker and systemd give them.
import { readFileSync } from 'node:fs';
import { CodedError } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What may come in a file: everything that nobody else may know. */
export const secretNames: readonly string[] = [
  'DATABASE_URL',
  'DIRECT_LINE_SECRET',
  'ZALO_APP_SECRET',
  'ZALO_OA_SECRET_KEY',
  'ZALO_CODE_VERIFIER',
  'MESSENGER_PAGE_TOKEN',
  'MESSENGER_APP_SECRET',
  'MESSENGER_VERIFY_TOKEN',
  'MicrosoftAppPassword',
  'STAFF_OIDC_CLIENT_SECRET',
  'STAFF_SECOND_FACTOR_KEY',
];

/**
 * @returns the environment with the content of the files, without the blank at their end
 * @throws CodedError `config-invalid` for a file that cannot be read, and where both are set
 */
export function withSecretFiles(env: Environment): Environment {
  const read = secretNames.flatMap((name) => {
    const file = env[`${name}_FILE`] ?? '';
    if (file === '') return [];
    if ((env[name] ?? '') !== '')
      throw new CodedError('config-invalid', `Biến ${name} và ${name}_FILE chỉ đặt một.`);
    return [[name, contentOf(`${name}_FILE`, file)] as const];
  });
  return { ...env, ...Object.fromEntries(read) };
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new CodedError('config-invalid', `Biến ${name}: không đọc được tệp ${file}.`, cause);
  }
}
