// An OpenID provider on this machine. Its arguments are the addresses to which it sends browsers
// back; it prints its own. Who signs in as lee is lee, whatever the password.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const redirects = process.argv.slice(2);
const server = createServer((request, response) => provider.callback()(request, response));
let provider;

const people = {
  lee: { name: 'Lee 李', preferred_username: 'lee', groups: ['engineers', 'everybody'] },
  han: { name: '韩梅梅', groups: [] },
  yun: { name: '李云', preferred_username: 'yun', groups: [] },
  ghost: { name: 'Ghost', email_verified: false },
};

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'millet',
        client_secret: 'secret-of-the-test-which-is-long-enough',
        redirect_uris: redirects,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
    },
    cookies: { keys: ['test-only'] },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id}@example.com`,
        email_verified: true,
        name: id,
        ...people[id],
      }),
    }),
  });
  provider.on('server_error', (context, error) => console.error(error));
  console.log(`listening at ${issuer}`);
});
