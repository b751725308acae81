import { createReadStream, type ReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Inject, StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/public.js';
import { describeApi } from './document.js';
import { type Place, placesOf } from './places.js';

/** Of the api, once it is there. The document, which takes a while to make, is made when somebody asks for it. */
export class Documentation {
  #app: NestFastifyApplication | undefined;
  #document: OpenAPIObject | undefined;
  /** By the id of an operation. */
  places: ReadonlyMap<string, Place> = new Map();

  describes(app: NestFastifyApplication): void {
    this.#app = app;
    this.places = placesOf(app);
  }

  get document(): OpenAPIObject | undefined {
    return (this.#document ??= this.#app && describeApi(this.#app));
  }
}

const require = createRequire(import.meta.url);
const ASSETS = dirname(require.resolve('swagger-ui-dist/package.json'));

/** Nothing is loaded from, or told to, another host. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>techcoop API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;

/** The description of the api, and a page to read and try it. */
@ApiExcludeController()
@Controller('api')
export class DocumentationController {
  constructor(@Inject(Documentation) private readonly documentation: Documentation) {}

  @Get('openapi.json')
  @Public()
  openApi(): OpenAPIObject | undefined {
    return this.documentation.document;
  }

  @Get('docs')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  page(): string {
    return PAGE;
  }

  @Get('docs/start.js')
  @Public()
  @Header('content-type', 'text/javascript')
  start(): string {
    return START;
  }

  @Get('docs/swagger-ui.css')
  @Public()
  style(): StreamableFile {
    return new StreamableFile(asset('swagger-ui.css'), { type: 'text/css' });
  }

  @Get('docs/swagger-ui-bundle.js')
  @Public()
  script(): StreamableFile {
    return new StreamableFile(asset('swagger-ui-bundle.js'), { type: 'text/javascript' });
  }
}

const asset = (name: string): ReadStream => createReadStream(join(ASSETS, name));
