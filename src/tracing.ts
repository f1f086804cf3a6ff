// Hooks for OpenTelemetry: only the API, so that nothing is collected unless an operator loads an SDK (docs/van-hanh/theo-doi.md).
import { SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

const tracer = trace.getTracer('guidance-hatinh');

/**
 * Does some work inside a span.
 *
 * @param attributes - nothing of a person
 */
export function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
