import { Readable } from 'node:stream';
import {
  Controller,
  Get,
  Inject,
  type OnModuleDestroy,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import { type EvidenceView, ListEvidence } from '#assistance';
import { NotFound, type Recorded } from '#event-sourcing';
import { isWellNamed, type ReceivedFile } from '#files';
import { RequestsInSight } from '../access/requests-in-sight.js';
import type { Scope } from '../access/scope.js';
import { Seen, SignedIn } from '../access/signed-in.js';
import { matching } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { Metrics } from '../operations/metrics.js';
import { problemOf } from '../problems/problem.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { type Page, pageOf, PageQuery, revisionAfter, ViewQuery } from '../views/page.js';
import { isKnown } from '../views/tell-view.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { attachmentHeaders } from './attachment-headers.js';
import { Attachments } from './attachments.js';
import { EvidencePage, ReceivedFileView } from './evidence-files.views.js';
import { RequestId } from './request-id.js';

const sha256Of = matching(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, lower case');
const binary = { schema: { type: 'string', format: 'binary' } } as const;
/** Nobody on a line reads so slowly. */
const STALLED_MS = 60_000;

@ApiTags('Requests: delivery')
@Controller('requests/:requestId')
export class EvidenceFilesController implements OnModuleDestroy {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(Attachments) private readonly attachments: Attachments,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(RequestsInSight) private readonly inSight: RequestsInSight,
  ) {}

  /** Before the server closes, which would wait for uploads. */
  onModuleDestroy(): void {
    this.attachments.stop();
  }

  @Get('evidence')
  @ViewRoute({
    summary: 'The evidence of a request, and whether its files are here, oldest first',
    answers: EvidencePage,
    problems: [400, 404, 503],
  })
  async listEvidence(
    @SignedIn() principal: Principal,
    @Seen() scope: Scope,
    @RequestId() requestId: string,
    @Query() query: PageQuery,
  ): Promise<Page<EvidenceView & { file: ReceivedFile | null }>> {
    const page = await pageOf<EvidenceView>(
      query,
      ({ revision }) => String(revision),
      async (after, limit) => {
        const from = revisionAfter(after);
        const isHeldSeen = await this.inSight.heldFactsOf(requestId, { principal, scope });
        const all = await this.views.ask(new ListEvidence(requestId, isHeldSeen), query);
        return all.filter(({ revision }) => revision >= from).slice(0, limit);
      },
    );
    const received = await this.attachments.files.of(requestId);
    const until = query.asAt === undefined ? Infinity : Date.parse(query.asAt);
    const fileOf = (sha256: string): ReceivedFile | null => {
      const file = received.get(sha256);
      return file && Date.parse(file.receivedAt) <= until ? file : null;
    };
    return { ...page, items: page.items.map((one) => ({ ...one, file: fileOf(one.sha256) })) };
  }

  @Put('evidence-files/:hash')
  @RouteConfig({ isFileTransfer: true })
  @ApiOperation({
    summary: 'Sends in the file that evidence of the request names by its SHA-256; again changes nothing',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ required: true, description: 'The file, as it is', schema: binary.schema })
  @ApiResponse({ status: 200, description: 'It is kept', type: ReceivedFileView })
  @ApiProblems(400, 401, 403, 404, 408, 413, 415, 422, 429, 503)
  async putEvidenceFile(
    @SignedIn() { name: actor }: Principal,
    @RequestId() requestId: string,
    @PathId('hash', sha256Of) sha256: string,
    @Req() request: FastifyRequest,
  ): Promise<ReceivedFile> {
    try {
      const { body = Readable.from([]) } = request;
      if (!(body instanceof Readable))
        throw new UnsupportedMediaTypeException('This address takes application/octet-stream.');
      const length = request.headers['content-length'];
      const announced = length === undefined ? undefined : Number(length);
      // Who has the file need not be who told of it.
      const named = await this.#named(requestId, sha256, () => true);
      const requireAllowed = () => request.requireAllowed();
      const asked = { requestId, sha256, named, body, announced, actor, requireAllowed };
      const file = await this.attachments.files.receive(asked);
      this.metrics.file('received', file.size);
      return file;
    } catch (error) {
      this.metrics.file(problemOf(error).code);
      throw error;
    }
  }

  @Get('evidence-files/:hash')
  @RouteConfig({ isFileTransfer: true })
  @ApiOperation({ summary: 'The file that evidence of the request names by its SHA-256, where it was sent in for it' })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'An ETag', schema: { type: 'string' } })
  @ApiResponse({ status: 200, description: 'The file', content: { 'application/octet-stream': binary } })
  @ApiResponse({ status: 304, description: 'Still the same: it never changes' })
  @ApiProblems(400, 401, 403, 404, 429, 503)
  async getEvidenceFile(
    @SignedIn() principal: Principal,
    @Seen() scope: Scope,
    @RequestId() requestId: string,
    @PathId('hash', sha256Of) sha256: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const isHeldSeen = await this.inSight.heldFactsOf(requestId, { principal, scope });
    const named = await this.#named(requestId, sha256, isHeldSeen);
    const { files } = this.attachments;
    const file = named.length === 0 ? undefined : (await files.of(requestId)).get(sha256);
    if (!file) throw new NotFound('EvidenceFile', sha256);
    const etag = `"${sha256}"`;
    // It never changes, but who may have it does.
    const cached = { etag, 'cache-control': 'private, no-cache' };
    if (isKnown(etag, request.headers['if-none-match'])) {
      void reply.status(304).headers(cached);
      return undefined;
    }
    const content = await files.read(file);
    if (!content) throw new NotFound('EvidenceFile', sha256);
    const { mediaType: type, size: length } = file;
    // Evidence that came later may call it something that it is not.
    const asItIs = named.find((one) => one.mediaType.toLowerCase() === type && isWellNamed(one));
    void reply.headers({ ...cached, ...attachmentHeaders(asItIs?.fileName ?? sha256) });
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
    return new StreamableFile(content, { type, length });
  }

  /** The evidence of the request that names this hash. Error: NotFound. */
  async #named(
    requestId: string,
    sha256: string,
    isHeldSeen: (told: Recorded) => boolean,
  ): Promise<readonly EvidenceView[]> {
    const all = await this.views.ask(new ListEvidence(requestId, isHeldSeen), new ViewQuery());
    return all.filter((one) => one.sha256 === sha256);
  }
}
