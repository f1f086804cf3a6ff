// The door of the operations room: how the service tells operators how it is.
export { createHealth } from './health.ts';
export { createMetrics } from './metrics.ts';
export { serveMetrics, type MetricsAddress } from './metrics-server.ts';
export { leaveMark, type RunningMark } from './running-mark.ts';
export { cataloguePart, channelPart, clerksPart, databasePart, diskPart, inboxPart } from './parts.ts';
