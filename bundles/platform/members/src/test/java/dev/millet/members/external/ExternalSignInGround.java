package dev.millet.members.external;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Members who sign in with accounts that they have elsewhere. */
@RunWith(Parameterized.class)
abstract class ExternalSignInGround {

  static final String ISSUER = "https://login.example.com";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  final Town town;
  final ExternalSignIn external;

  ExternalSignInGround(TestDatabase test) {
    town = new Town(test);
    external = town.externalSignIn;
  }

  static ExternalIdentity identity() {
    return ExternalIdentity.of(ISSUER, Town.freshHandle(), "Example");
  }

  Account account(ExternalIdentity identity) {
    return town.external.accounts().find(identity).orElseThrow();
  }

  Reply comes(ExternalIdentity identity) {
    return external.signInOrSignUp(FakeRequest.get("/sso/example/callback"), identity, "/voting");
  }

  Identity session(Reply reply) {
    String cookie =
        reply.headers().stream()
            .map(header -> header.getValue())
            .filter(value -> value.startsWith("millet_session="))
            .map(value -> value.substring("millet_session=".length(), value.indexOf(';')))
            .findFirst()
            .orElseThrow();
    return town.authentication.bySession(cookie);
  }
}
