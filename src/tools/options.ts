// Reads what was typed after a command; something unknown gets the tool's usage in the reader's language, and no stack trace.
import { parseArgs, type ParseArgsConfig } from 'node:util';

/**
 * @param config - as for `parseArgs` of node:util
 * @param usage - what is printed to stderr, with exit code 2, when the options cannot be read
 */
export function optionsOrUsage<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch {
    process.stderr.write(usage);
    return process.exit(2);
  }
}
