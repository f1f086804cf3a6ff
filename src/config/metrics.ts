// Where metrics are served: nowhere unless a port is set, and to this machine only unless a host is set.
import { z } from 'zod';
import { number } from './rules.ts';

export const metricsEnvironment = z.object({
  METRICS_PORT: number(0, 65_535).optional().describe('Cổng của số liệu Prometheus. Trống: không mở.'),
  METRICS_HOST: z
    .string()
    .trim()
    .min(1, 'phải là một tên máy hoặc địa chỉ IP.')
    .default('127.0.0.1')
    .describe('Địa chỉ nghe của số liệu. Không mở ra Internet.'),
});

/** null = no metrics are served. */
export function readMetrics(
  env: z.infer<typeof metricsEnvironment>,
): { readonly host: string; readonly port: number } | null {
  return env.METRICS_PORT === undefined ? null : { host: env.METRICS_HOST, port: env.METRICS_PORT };
}
