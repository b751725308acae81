import { runService } from '#runtime';
import { createApi } from './create-api.js';

/** An api of its own: as many as are needed, behind a load balancer. */
runService('an api', async (runtime, { http: { host, port } }) => {
  const api = await createApi(runtime);
  await api.listen(port, host);
  const said = 'listening, on loopback only';
  runtime.logger.info({ url: await api.getUrl() }, said);
  return () => api.close();
});
