import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { RIGHTS } from '../access/rights.js';

const DESCRIPTION = `Technical cooperation, from a State's request to its evaluation, and the money behind it.

A command is a POST. It carries an \`Idempotency-Key\`, so that sending it again changes nothing, and answers the revision and
position of what it changed; a view that is asked for with that position (\`?after=\`) shows the change.

Errors are problem details (RFC 9457): 400 malformed, 422 a rule of a field, 409 the state of things or money, 412
changed since it was read, 401 not signed in, 403 not allowed, 404 unknown, or not yours to see. \`X-Correlation-Id\` (or the trace of \`traceparent\`) is echoed, and in the log.

Amounts are whole minor units of their currency. Days are calendar days, UTC.`;

const RATES_CSV = 'currency,effective_on,units_per_usd,source\nEUR,2026-05-01,0.879,UN operational rate\n';
const RATES_XML =
  '<UN_OPERATIONAL_RATES_DATASET><UN_OPERATIONAL_RATES><f_curr_code>EUR</f_curr_code><rate>0.879</rate><eff_date>01 May 2026</eff_date></UN_OPERATIONAL_RATES></UN_OPERATIONAL_RATES_DATASET>';

/** The description of the api (OpenAPI 3.1). An operation's id is the name of its method. */
export const describeApi = (app: NestFastifyApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('techcoop')
    .setVersion('1')
    .setDescription(DESCRIPTION)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, or a token of your identity provider' })
    .addCookieAuth('techcoop', {
      type: 'apiKey',
      description: 'A session: POST /session. Over https: `__Host-techcoop`',
    })
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie');
  const document = SwaggerModule.createDocument(app, config.build(), { operationIdFactory: (_, method) => method });
  for (const item of Object.values(document.paths))
    for (const operation of [item.get, item.post, item.put, item.delete])
      if (operation?.operationId && RIGHTS[operation.operationId] === 'public') operation.security = [];
  // Decorators know one schema for all media types of a body.
  const rates = document.paths['/api/v1/exchange-rates']?.post?.requestBody;
  if (rates && 'content' in rates) {
    rates.content['text/csv'] = { schema: { type: 'string' }, example: RATES_CSV };
    rates.content['application/xml'] = { schema: { type: 'string' }, example: RATES_XML };
  }
  return document;
};
