package dev.millet.members.external;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.members.Town;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** Newcomers agree to the company's texts on a form that carries what the provider said. */
public final class ExternalSignUpTest {

  private static final String PATH = "/members/sign-up/provider";

  private static final String ISSUER = "https://login.example.com";

  private final Town town = new Town(TestDatabase.hsqldb());

  @Before
  public void offerTheProvider() {
    town.policy.authorities(ISSUER);
  }

  private static ExternalIdentity identity() {
    return ExternalIdentity.of(ISSUER, Town.freshHandle(), "Example").withNames("Lei", "");
  }

  private Reply agree(String pending) throws Exception {
    return town.call(FakeRequest.post(PATH).form("pending", pending, "agreed", "true", "to", "/a"));
  }

  @Test
  public void theFormMakesTheAccountOnce() throws Exception {
    ExternalIdentity lei = identity();
    String pending = town.external.pending().seal(lei);
    assertEquals("/a", Town.header(agree(pending), "Location"));
    long made = town.external.accounts().find(lei).orElseThrow().member().id();
    Reply again = agree(pending);
    assertEquals("a form is no sign-in", "/members/sign-in", Town.header(again, "Location"));
    assertFalse(again.headers().toString(), again.headers().toString().contains("Set-Cookie"));
    assertEquals(made, town.external.accounts().find(lei).orElseThrow().member().id());
  }

  @Test
  public void aFormThatIsForgedOrTooOldMakesNone() throws Exception {
    assertEquals(404, agree("forged").status());
    ExternalIdentity lei = identity();
    String pending = town.external.pending().seal(lei);
    town.clock.pass(Duration.ofHours(1));
    assertEquals(404, agree(pending).status());
    String late = town.external.pending().seal(lei);
    town.policy.authorities("https://another.example.com");
    assertEquals("the provider is gone", 404, agree(late).status());
    assertEquals(Optional.empty(), town.external.accounts().find(lei));
  }

  @Test
  public void aLongAddressOfEmojiIsCut() throws Exception {
    ExternalIdentity lei = identity().withEmail("😀".repeat(200) + "@example.com", false);
    assertEquals("/a", Town.header(agree(town.external.pending().seal(lei)), "Location"));
    assertTrue(town.external.accounts().find(lei).isPresent());
  }

  @Test
  public void whoHasNoPasswordSetsOneAfterAProof() throws Exception {
    ExternalIdentity lei = identity();
    agree(town.external.pending().seal(lei));
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
