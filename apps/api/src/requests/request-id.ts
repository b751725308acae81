import { PathId, requestId } from '../fields/path-id.js';

export const RequestId = (): ParameterDecorator => PathId('requestId', requestId);
