import http from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy in front of several processes of the application, one after the other; what a load balancer does, and nothing more. */
export async function startRoundRobin(ports: readonly number[]): Promise<{ port: number; stop(): Promise<void> }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4_000 });
  let turn = 0;
  const server = http.createServer((request, response) => {
    const port = ports[turn++ % ports.length];
    const onward = http.request(
      { port, agent, method: request.method, path: request.url, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.once("error", () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      agent.destroy();
    });
  return { port: (server.address() as AddressInfo).port, stop };
}
