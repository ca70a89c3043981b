// node mailbox.mjs: an SMTP server on a port of 127.0.0.1, which is its first line; then one line of JSON a message taken: { to, source }. It ends with its
// standard input. A recipient whose name begins so: « greylisted » is told to come back (451) the first time, « unknown » is unknown (550), « hung » hears nothing.
import { SMTPServer } from 'smtp-server';

const met = new Set();
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  hideSMTPUTF8: true,
  logger: false,
  onRcptTo({ address }, session, done) {
    const first = !met.has(address);
    met.add(address);
    if (address.startsWith('hung')) return;
    if (address.startsWith('greylisted') && first) return done(refusal(451, '4.7.1 greylisted, come back later'));
    if (address.startsWith('unknown')) return done(refusal(550, '5.1.1 no such mailbox'));
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const source = Buffer.concat(parts).toString('utf8');
      process.stdout.write(JSON.stringify({ to: session.envelope.rcptTo.map(({ address }) => address), source }) + '\n');
      done();
    });
  },
});
server.on('error', () => {}); // a client that hangs up is its own affair
server.listen(0, '127.0.0.1', () => process.stdout.write(server.server.address().port + '\n'));
process.stdin.resume().on('end', () => process.exit(0));

function refusal(code, text) { return Object.assign(new Error(text), { responseCode: code }); }
