// Settings for tests that say in seconds what people say in hours: limits have tests of their own.

export const unlimited: Readonly<Record<string, string>> = {
  CHAT_TOKENS_PER_MINUTE: '1000000',
  MESSAGES_PER_MINUTE: '1000000',
  MESSAGES_PER_MINUTE_ADDRESS: '1000000',
  MESSAGES_PER_MINUTE_CHANNEL: '1000000',
  MESSAGES_PER_MINUTE_ALL: '1000000',
  REQUESTS_PER_MINUTE_ADDRESS: '1000000',
};
