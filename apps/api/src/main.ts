import { runService } from '#runtime';
import { admissionBy } from './access/admission.js';
import { createApi } from './create-api.js';

/** An api of its own: as many as are needed, behind a load balancer. */
runService('an api', async (runtime, { http, separateReceiptsAbove }) => {
  const api = await createApi(runtime, admissionBy(runtime, separateReceiptsAbove), http);
  await api.listen(http.port, http.host);
  const said = http.publicUrl === undefined ? 'listening, for this machine only' : `listening, for ${http.publicUrl}`;
  runtime.logger.info({ url: await api.getUrl() }, said);
  return () => api.close();
});
