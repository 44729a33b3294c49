package dev.millet.members.tokens;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.http.TokenAnswer;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.secrets.Secret;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TokensApiTest {

  private static final String PATH = "/api/v1/tokens";

  private final Town town;

  public TokensApiTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void handleAndPasswordMakeAToken() throws Exception {
    Member member = town.someone();

    TokenAnswer made =
        make(FakeRequest.post(PATH), asking(member.handle(), Town.PASSWORD, List.of("read")));

    assertTrue(made.token(), made.token().startsWith("mlt_"));
    Identity identity = town.authentication.byToken(made.token());
    assertEquals(member, identity.member());
    assertEquals(AuthenticationMethod.TOKEN, identity.authenticationMethod());
    assertEquals(Set.of("read"), identity.scopes());
  }

  @Test
  public void aWrongPasswordMakesNone() throws Exception {
    Member member = town.someone();
    for (CreateTokenRequest wrong :
        List.of(
            asking(member.handle(), "wrong password", null),
            asking("nobody-" + member.handle(), Town.PASSWORD, null))) {
      Problem problem = Town.problem(() -> make(FakeRequest.post(PATH), wrong));
      assertEquals(401, problem.status());
      assertEquals(SignInProblems.WRONG_PASSWORD, problem.code());
    }
    for (CreateTokenRequest none :
        List.of(
            asking(member.handle(), "x".repeat(100_000), null), asking("\u0000", "\u0000", null))) {
      assertEquals(422, Town.problem(() -> make(FakeRequest.post(PATH), none)).status());
    }
    CreateTokenRequest empty = asking(member.handle(), "", null);
    assertEquals(401, Town.problem(() -> make(FakeRequest.post(PATH), empty)).status());
  }

  @Test
  public void aTokenIsShownOnce() throws Exception {
    Member member = town.someone();
    make(FakeRequest.post(PATH), asking(member.handle(), Town.PASSWORD, null));

    List<TokenAnswer> list = town.walk(() -> FakeRequest.get(PATH).by(member), PATH);

    assertEquals(1, list.size());
    assertNull(list.get(0).token());
    assertEquals(List.of("read", "write"), list.get(0).scopes());
  }

  @Test
  public void onlyAHashOfATokenIsStored() throws Exception {
    TokenAnswer made =
        make(FakeRequest.post(PATH), asking(town.someone().handle(), Town.PASSWORD, null));

    String stored =
        town.database.read(
            handle ->
                handle
                    .createQuery("SELECT secret_hash FROM members_tokens WHERE id = :id")
                    .bind("id", made.id())
                    .mapTo(String.class)
                    .one());

    assertEquals(Secret.hash(made.token()), stored);
  }

  @Test
  public void aRevokedTokenLetsNobodyIn() throws Exception {
    Member member = town.someone();
    TokenAnswer made = make(FakeRequest.post(PATH), asking(member.handle(), Town.PASSWORD, null));
    assertEquals(
        AuthenticationMethod.TOKEN,
        town.authentication.byToken(made.token()).authenticationMethod());

    FakeRequest revoke = FakeRequest.of("DELETE", PATH).with("id", made.id()).by(member);
    assertEquals(204, town.call(revoke, PATH + "/{id}").status());

    assertSame(Identity.VISITOR, town.authentication.byToken(made.token()));
    assertEquals(404, Town.problem(() -> town.call(revoke, PATH + "/{id}")).status());
  }

  @Test
  public void nobodyRevokesTheTokensOfOthers() throws Exception {
    TokenAnswer made =
        make(FakeRequest.post(PATH), asking(town.someone().handle(), Town.PASSWORD, null));

    FakeRequest revoke = FakeRequest.of("DELETE", PATH).with("id", made.id()).by(town.someone());

    assertEquals(404, Town.problem(() -> town.call(revoke, PATH + "/{id}")).status());
    assertEquals(
        AuthenticationMethod.TOKEN,
        town.authentication.byToken(made.token()).authenticationMethod());
  }

  @Test
  public void anExpiredTokenLetsNobodyIn() throws Exception {
    Member member = town.someone();
    Instant soon = town.clock.instant().plus(Duration.ofHours(1));
    TokenAnswer made =
        make(
            FakeRequest.post(PATH),
            new CreateTokenRequest("build", null, soon, member.handle(), Town.PASSWORD, null));
    assertEquals(soon, made.expiresAt());
    assertEquals(
        AuthenticationMethod.TOKEN,
        town.authentication.byToken(made.token()).authenticationMethod());

    town.clock.pass(Duration.ofHours(1));

    assertSame(Identity.VISITOR, town.authentication.byToken(made.token()));
  }

  @Test
  public void forgedTokensAreVisitors() {
    for (String forged : List.of("", "mlt_", "mlt_" + Secret.random(), Secret.random(), "mlt_x")) {
      assertSame(Identity.VISITOR, town.authentication.byToken(forged));
    }
  }

  @Test
  public void theLastUseIsNoted() throws Exception {
    Member member = town.someone();
    TokenAnswer made = make(FakeRequest.post(PATH), asking(member.handle(), Town.PASSWORD, null));
    assertNull(made.usedAt());
    town.clock.pass(Duration.ofMinutes(5));
    town.authentication.byToken(made.token());

    List<TokenAnswer> list = town.walk(() -> FakeRequest.get(PATH).by(member), PATH);

    assertEquals(town.clock.instant(), list.get(0).usedAt());
  }

  @Test
  public void aTokenMakesNoStrongerOne() throws Exception {
    Member member = town.someone();
    Instant soon = town.clock.instant().plus(Duration.ofHours(1));
    TokenAnswer weak =
        make(
            FakeRequest.post(PATH),
            new CreateTokenRequest(
                "weak", List.of("write"), soon, member.handle(), Town.PASSWORD, null));
    Identity identity = town.authentication.byToken(weak.token());

    for (CreateTokenRequest stronger :
        List.of(
            new CreateTokenRequest("read", List.of("read", "write"), soon, null, null, null),
            new CreateTokenRequest("for good", List.of("write"), null, null, null, null),
            new CreateTokenRequest(
                "longer", List.of("write"), soon.plusSeconds(1), null, null, null))) {
      Problem problem = Town.problem(() -> make(FakeRequest.post(PATH).by(identity), stronger));
      assertEquals(403, problem.status());
      assertEquals("members.stronger-token", problem.code());
    }
    assertNotNull(
        make(
                FakeRequest.post(PATH).by(identity),
                new CreateTokenRequest("as weak", List.of("write"), soon, null, null, null))
            .token());
  }

  @Test
  public void aTokenMakesNoneForAnotherMember() throws Exception {
    Member member = town.someone();
    Member other = town.someone();

    Problem problem =
        Town.problem(
            () -> make(FakeRequest.post(PATH).by(member), asking(other.handle(), null, null)));

    assertEquals(422, problem.status());
  }

  @Test
  public void theOperatorMakesTokensForMembers() throws Exception {
    Member member = town.someone();
    Identity operator = town.authentication.byToken(Town.OPERATOR);

    TokenAnswer made =
        make(FakeRequest.post(PATH).by(operator), asking(member.handle(), null, null));

    assertEquals(member, town.authentication.byToken(made.token()).member());
    Problem unknown =
        Town.problem(
            () -> make(FakeRequest.post(PATH).by(operator), asking("nobody-here", null, null)));
    assertEquals("handle", unknown.fields().get(0).name());
  }

  @Test
  public void onlyAdministratorsHaveTheScopeAdmin() throws Exception {
    Member staff = town.someone(Set.of(Role.STAFF));
    Member admin = town.someone(Set.of(Role.ADMIN));

    assertEquals(
        422,
        Town.problem(
                () ->
                    make(
                        FakeRequest.post(PATH),
                        asking(staff.handle(), Town.PASSWORD, List.of("admin"))))
            .status());
    assertEquals(
        List.of("admin"),
        make(FakeRequest.post(PATH), asking(admin.handle(), Town.PASSWORD, List.of("admin")))
            .scopes());
  }

  @Test
  public void whatIsWrongIsNamed() throws Exception {
    Member member = town.someone();
    CreateTokenRequest wrong =
        new CreateTokenRequest(
            "\u0000", List.of("everything"), Instant.EPOCH, member.handle(), Town.PASSWORD, null);

    Problem problem = Town.problem(() -> make(FakeRequest.post(PATH), wrong));

    assertEquals(
        List.of("name", "scopes"), problem.fields().stream().map(Problem.Field::name).toList());
    CreateTokenRequest late =
        new CreateTokenRequest(
            "a program", List.of("read"), Instant.EPOCH, member.handle(), Town.PASSWORD, null);
    assertEquals(
        "past", Town.problem(() -> make(FakeRequest.post(PATH), late)).fields().get(0).code());
    assertEquals(
        401, Town.problem(() -> make(FakeRequest.post(PATH), asking(null, null, null))).status());
  }

  private static CreateTokenRequest asking(String handle, String password, List<String> scopes) {
    return new CreateTokenRequest("a program", scopes, null, handle, password, null);
  }

  private TokenAnswer make(FakeRequest request, CreateTokenRequest body) throws Exception {
    return town.answer(request.json(body), TokenAnswer.class);
  }
}
