// What a command line says when it cannot begin: the message that was written for its reader, and no stack trace.

/**
 * Waits for what a tool starts with; when that fails, prints why and ends the process.
 *
 * @param beginning - e.g. the loading of content, whose errors list every mistake with its file and line
 */
export async function orExit<Result>(beginning: Promise<Result>): Promise<Result> {
  try {
    return await beginning;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(1);
  }
}
