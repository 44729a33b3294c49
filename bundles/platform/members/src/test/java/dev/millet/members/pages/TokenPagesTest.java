package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TokenPagesTest {

  private static final String TOKENS = "/members/settings/tokens";
  private static final Pattern TOKEN = Pattern.compile("mlt_[A-Za-z0-9_-]{43}");

  private final Town town;

  public TokenPagesTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** A session id that somebody planted before the sign-in is of no use to them afterwards. */
  @Test
  public void aTokenIsMadeShownOnceAndRevoked() throws Exception {
    Member member = town.someone();
    Identity session = session(member);
    FakeRequest make =
        FakeRequest.post(TOKENS).by(session).form("name", "脚本", "scopes", "read", "days", "30");

    Matcher shown = TOKEN.matcher(town.html(make, TOKENS));
    assertTrue(shown.find());
    String text = shown.group();
    assertEquals(Set.of("read"), town.authentication.byToken(text).scopes());
    String list = town.html(FakeRequest.get(TOKENS).by(session), TOKENS);
    assertFalse(list, TOKEN.matcher(list).find());

    long id = town.tokens.of(member.id()).get(0).id();
    String revoke = TOKENS + "/{id}/revoke";
    Reply reply = town.call(FakeRequest.post(revoke).with("id", id).by(session), revoke);
    assertEquals(303, reply.status());
    assertSame(Identity.VISITOR, town.authentication.byToken(text));
  }

  @Test
  public void aTokenMakesNoneThroughThePage() throws Exception {
    Member member = town.someone();
    FakeRequest make =
        FakeRequest.post(TOKENS).by(member).form("name", "x", "scopes", "read", "days", "0");

    assertEquals(403, Town.problem(() -> town.call(make)).status());
    assertTrue(town.tokens.of(member.id()).isEmpty());
  }

  @Test
  public void aTokenWithoutANameIsNotMade() throws Exception {
    Member member = town.someone();
    FakeRequest make =
        FakeRequest.post(TOKENS)
            .by(session(member))
            .form("name", " ", "scopes", "write", "days", "7");

    String page = town.html(make, TOKENS);

    assertEquals(422, town.call(make).status());
    assertFalse(page, page.contains("??"));
    assertTrue(town.tokens.of(member.id()).isEmpty());
  }

  private Identity session(Member member) {
    return town.authentication.bySession(town.session(member));
  }
}
