// Fails a run in CI when a test was skipped: a test that does not run shows nothing.
import type { Reporter, TestModule } from 'vitest/node';

class NoSkips implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) process.stderr.write(`Skipped, which is a failure in CI: ${test.fullName}\n`);
    if (skipped.length > 0) process.exitCode = 1;
  }
}

// Vitest takes the reporter of a file by this name.
export { NoSkips as default };
