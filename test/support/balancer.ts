// A load balancer as simple as they come: each new connection goes to any of the machines, also to one that stands still.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param urls - the machines; one that is down is passed over */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy());
    client.on('close', () => open.delete(client));
    const ports = urls.map((url) => Number(new URL(url).port)).sort(() => Math.random() - 0.5);
    join(client, ports);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** Connects to the first port that answers. What the client has said meanwhile waits in its socket. */
function join(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined || client.destroyed) {
    client.destroy();
    return;
  }
  const machine = connect(port, '127.0.0.1');
  machine.once('error', () => {
    join(client, others);
  });
  machine.once('connect', () => {
    machine.removeAllListeners('error').on('error', () => client.destroy());
    machine.on('close', () => client.destroy());
    client.on('close', () => machine.destroy());
    client.pipe(machine).pipe(client);
  });
}
