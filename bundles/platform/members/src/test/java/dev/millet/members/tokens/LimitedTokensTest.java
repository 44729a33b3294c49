package dev.millet.members.tokens;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.http.TokenAnswer;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Tokens that are for one thing of a module, and nothing else. */
@RunWith(Parameterized.class)
public final class LimitedTokensTest {

  private static final String PATH = "/api/v1/tokens";
  private static final String PAGE = "/members/settings/tokens";
  private static final Pattern TOKEN = Pattern.compile("mlt_[A-Za-z0-9_-]{43}");

  private final Town town;

  public LimitedTokensTest(TestDatabase test) {
    town = new Town(test);
    town.generations.activate(
        "test",
        TokenScope.of(
            "test.bake",
            Permission.toWrite("test.bake", Role.STAFF),
            () -> List.of(new TokenScope.Target("小米-粥", "Congee"))));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private TokenAnswer make(FakeRequest request, Member member, String password, String... scopes)
      throws Exception {
    var body = new CreateTokenRequest("ci", List.of(scopes), null, member.handle(), password, null);
    return town.answer(request.json(body), TokenAnswer.class);
  }

  private Problem refused(Member member, String... scopes) throws Exception {
    return Town.problem(() -> make(FakeRequest.post(PATH), member, Town.PASSWORD, scopes));
  }

  @Test
  public void itIsMadeForOneThingAndNothingElse() throws Exception {
    Member baker = town.someone(Set.of(Role.STAFF));
    TokenAnswer made = make(FakeRequest.post(PATH), baker, Town.PASSWORD, "test.bake:小米-粥");
    assertEquals(List.of("test.bake:小米-粥"), made.scopes());
    Identity identity = town.authentication.byToken(made.token());
    assertTrue(identity.isLimited());
    assertEquals(Optional.of("小米-粥"), identity.target("test.bake"));
    assertEquals(Optional.empty(), identity.target("test"));
    assertFalse(Permission.PUBLIC.isWithin(identity.scopes()));
    assertFalse(Permission.toWrite("test.bake", Role.STAFF).isWithin(identity.scopes()));
  }

  @Test
  public void whatItCannotBeForIsRefused() throws Exception {
    Member baker = town.someone(Set.of(Role.STAFF));
    assertEquals("unknown", refused(baker, "test.bake:bread").fields().get(0).code());
    assertEquals("unknown", refused(baker, "test.brew:小米-粥").fields().get(0).code());
    assertEquals("not-alone", refused(baker, "read", "test.bake:小米-粥").fields().get(0).code());
    assertEquals("not-held", refused(town.someone(), "test.bake:小米-粥").fields().get(0).code());
  }

  @Test
  public void aTokenMakesOneWhereItMayReadAndWrite() throws Exception {
    Member baker = town.someone(Set.of(Role.STAFF));
    Identity all =
        town.authentication.byToken(
            make(FakeRequest.post(PATH), baker, Town.PASSWORD, "read", "write").token());
    Identity limited =
        town.authentication.byToken(
            make(FakeRequest.post(PATH).by(all), baker, null, "test.bake:小米-粥").token());
    Problem stronger =
        Town.problem(() -> make(FakeRequest.post(PATH).by(limited), baker, null, "read"));
    assertEquals("members.stronger-token", stronger.code());
  }

  @Test
  public void thePageOffersItToThoseWhoMay() throws Exception {
    Member baker = town.someone(Set.of(Role.STAFF));
    Identity session = session(baker);
    assertTrue(page(session).contains("test.bake:小米-粥"));
    assertFalse(page(session(town.someone())).contains("test.bake"));
    FakeRequest form =
        FakeRequest.post(PAGE)
            .by(session)
            .form(
                "name",
                "ci",
                "scopes",
                "read",
                "scopes",
                "write",
                "scopes",
                "test.bake:小米-粥",
                "days",
                "30");
    Matcher shown = TOKEN.matcher(town.html(form, PAGE));
    assertTrue(shown.find());
    assertEquals(Set.of("test.bake:小米-粥"), town.authentication.byToken(shown.group()).scopes());
    assertTrue(page(session).contains("<bdi>小米-粥</bdi>"));
  }

  private String page(Identity session) throws Exception {
    return town.html(FakeRequest.get(PAGE).by(session), PAGE);
  }

  private Identity session(Member member) {
    return town.authentication.bySession(town.session(member));
  }
}
