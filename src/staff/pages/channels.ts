// The names of chat channels as staff read them.

const names: Readonly<Record<string, string>> = {
  web: 'trang web',
  zalo: 'Zalo',
  messenger: 'Messenger',
  botframework: 'Bot Framework',
  api: 'tổng đài qua API',
  console: 'dòng lệnh',
};

/** «trang web»; a channel that is not named here is called what the program calls it. */
export const sayChannel = (channel: string): string => names[channel] ?? channel;
