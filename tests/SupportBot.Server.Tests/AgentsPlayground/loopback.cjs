// Preloaded into a program (node -r ./loopback.cjs) so that it stays on this machine: it listens on 127.0.0.1 only, and a
// connection to anywhere else fails at once. What it tried is written to the file in LOOPBACK_TRIED.
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const isHere = (host) => host === undefined || host === 'localhost' || host === '::1' || /^127\./.test(host);

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  if (first !== null && typeof first === 'object' && first.port !== undefined) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  if (typeof first !== 'number' && !/^\d+$/.test(String(first))) return listen.call(this, first, ...rest);
  return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...rest.filter((value) => typeof value === 'function'));
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  // Node hands itself the arguments in an array, already put in order.
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const { host, path, port } = first !== null && typeof first === 'object' ? first : { port: first, host: typeof second === 'string' ? second : undefined };
  if (path || isHere(host)) return connect.apply(this, given);
  if (process.env.LOOPBACK_TRIED) appendFileSync(process.env.LOOPBACK_TRIED, `${host}:${port}\n`);
  process.nextTick(() => this.destroy(Object.assign(new Error(`${host} is not on this machine`), { code: 'ECONNREFUSED' })));
  return this;
};
