export { hasRedis, startTestRedis, type TestRedis } from './redis-server.js';
