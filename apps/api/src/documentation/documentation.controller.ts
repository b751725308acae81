import { createReadStream, type ReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Inject, StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/public.js';
import { type Place, placesOf } from './places.js';

/** Made once the api is there to be described. */
export class Documentation {
  #places: ReadonlyMap<string, Place> | undefined;
  document: OpenAPIObject | undefined;

  /** By the id of an operation. */
  get places(): ReadonlyMap<string, Place> {
    return (this.#places ??= this.document ? placesOf(this.document) : undefined) ?? new Map();
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
