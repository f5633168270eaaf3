import { type AddressInfo, createServer } from 'node:net';
import { openMetrics } from './open-metrics.js';

describe('A process that cannot tell its metrics as it is asked to', () => {
  it('does not start where the port is another program’s, and says how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await expect(openMetrics({ metrics: { host: '127.0.0.1', port } })).rejects.toThrow(
        `Port ${port} is already taken by another program. Stop it, or choose another port: METRICS_PORT=`,
      );
    } finally {
      other.close();
    }
  });

  it('does not start where the address is another machine’s, and names the setting', async () => {
    await expect(openMetrics({ metrics: { host: '192.0.2.1', port: 0 } })).rejects.toMatchObject({
      faults: [{ variable: 'METRICS_HOST', fault: 'is no address of this machine' }],
    });
  });
});

describe('A process that tells its metrics', () => {
  it('does so until they are closed, whoever is reading', async () => {
    const metrics = (await openMetrics({ metrics: { host: '127.0.0.1', port: 0 } }))!;
    const { url } = metrics;
    expect((await fetch(url)).status).toBe(200);
    await metrics.close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
