package dev.millet.members.external;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.members.Town;
import dev.millet.members.races.Overlap;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Newcomers agree to the company's texts on a form that carries what the provider said. */
@RunWith(Parameterized.class)
public final class ExternalSignUpTest {

  private static final String PATH = "/members/sign-up/provider";

  private static final String ISSUER = "https://login.example.com";

  private static final String COOKIE = "millet_newcomer";
  private static final String BROWSER = "b".repeat(43);

  private final Town town;

  public ExternalSignUpTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void offerTheProvider() {
    town.policy.authorities(ISSUER);
  }

  private static ExternalIdentity identity() {
    return ExternalIdentity.of(ISSUER, Town.freshHandle(), "Example").withNames("Lei", "");
  }

  private Reply agree(String pending) throws Exception {
    return agree(pending, BROWSER);
  }

  private Reply agree(String pending, String browser) throws Exception {
    return town.call(
        FakeRequest.post(PATH)
            .cookie(COOKIE, browser)
            .form("pending", pending, "agreed", "true", "to", "/a"));
  }

  private String sealed(ExternalIdentity identity) {
    return town.external.pending().seal(identity, BROWSER);
  }

  @Test
  public void theFormMakesTheAccountOnce() throws Exception {
    ExternalIdentity lei = identity();
    String pending = sealed(lei);
    assertEquals("/a", Town.header(agree(pending), "Location"));
    long made = town.external.accounts().find(lei).orElseThrow().member().id();
    Reply again = agree(pending);
    assertEquals("a form is no sign-in", "/members/sign-in", Town.header(again, "Location"));
    assertFalse(again.headers().toString(), again.headers().toString().contains("Set-Cookie"));
    assertEquals(made, town.external.accounts().find(lei).orElseThrow().member().id());
  }

  @Test
  public void aFormMakesNoAccountInAnotherBrowserOrOnceMore() throws Exception {
    ExternalIdentity lei = identity();
    String pending = sealed(lei);
    assertEquals(404, agree(pending, "c".repeat(43)).status());
    assertEquals(404, agree(pending, "").status());
    assertEquals("/a", Town.header(agree(pending), "Location"));

    town.care.deletion().delete(town.external.accounts().find(lei).orElseThrow().member().id());

    assertEquals("it was used", 404, agree(pending).status());
    assertEquals(Optional.empty(), town.external.accounts().find(lei));
  }

  @Test
  public void aFormThatIsSentTwiceAtOnceMakesOneAccount() throws Exception {
    ExternalIdentity lei = identity().withNames("Lei", Town.freshHandle());
    String pending = sealed(lei);
    AtomicReference<Reply> second = new AtomicReference<>();

    String outcome =
        Overlap.of(town.database, () -> agree(pending), () -> second.set(agree(pending)));

    assertEquals("done", outcome);
    assertEquals("/members/sign-in", Town.header(second.get(), "Location"));
    assertEquals(lei.handle(), town.external.accounts().find(lei).orElseThrow().member().handle());
  }

  @Test
  public void ofTwoNewcomersOfOneNameAtOnceEachGetsAHandle() throws Exception {
    String name = Town.freshHandle();
    ExternalIdentity one = identity().withNames("Lei", name);
    ExternalIdentity other = identity().withNames("Lei", name);

    String outcome =
        Overlap.of(
            town.database,
            () -> town.external.join(one, true, "192.0.2.1"),
            () -> town.external.join(other, true, "192.0.2.2"));

    assertEquals("done", outcome);
    assertEquals(name, town.external.accounts().find(one).orElseThrow().member().handle());
    String next = town.external.accounts().find(other).orElseThrow().member().handle();
    assertTrue(next, next.matches(name + "-[0-9a-f]{4}"));
  }

  @Test
  public void whoComesBackTwiceAtOnceIsSignedInTwice() throws Exception {
    ExternalIdentity lei = identity().withNames("Lei", Town.freshHandle());
    AtomicReference<Reply> second = new AtomicReference<>();
    FakeRequest request = FakeRequest.get("/sso/example/callback");

    String outcome =
        Overlap.of(
            town.database,
            () -> town.externalSignIn.signInOrSignUp(request, lei, "/a"),
            () -> second.set(town.externalSignIn.signInOrSignUp(request, lei, "/a")));

    assertEquals("done", outcome);
    assertTrue(second.get().headers().toString().contains("millet_session="));
  }

  @Test
  public void aFormThatIsForgedOrTooOldMakesNone() throws Exception {
    assertEquals(404, agree("forged").status());
    ExternalIdentity lei = identity();
    String pending = sealed(lei);
    town.clock.pass(Duration.ofHours(1));
    assertEquals(404, agree(pending).status());
    String late = sealed(lei);
    town.policy.authorities("https://another.example.com");
    assertEquals("the provider is gone", 404, agree(late).status());
    assertEquals(Optional.empty(), town.external.accounts().find(lei));
  }

  @Test
  public void aLongAddressOfEmojiIsCut() throws Exception {
    ExternalIdentity lei = identity().withEmail("😀".repeat(200) + "@example.com", false);
    assertEquals("/a", Town.header(agree(sealed(lei)), "Location"));
    assertTrue(town.external.accounts().find(lei).isPresent());
  }

  @Test
  public void whoHasNoPasswordSetsOneAfterAProof() throws Exception {
    ExternalIdentity lei = identity();
    agree(sealed(lei));
    var member = town.external.accounts().find(lei).orElseThrow().member();
    String settings = "/members/settings/sign-in";
    String page = town.html(FakeRequest.get(settings).by(town.signedIn(member)), settings);
    assertTrue(page, page.contains("action=\"/members/settings/password/first\""));
    String first = "/members/settings/password/first";
    Reply set =
        town.call(
            FakeRequest.post(first).by(town.signedIn(member)).form("newPassword", Town.PASSWORD));
    assertEquals(303, set.status());
    assertEquals(member.id(), town.signIn.check(member.handle(), Town.PASSWORD, "192.0.2.8").id());
    assertEquals(
        422,
        town.call(
                FakeRequest.post(first)
                    .by(town.signedIn(member))
                    .form("newPassword", "another horse battery"))
            .status());
  }
}
