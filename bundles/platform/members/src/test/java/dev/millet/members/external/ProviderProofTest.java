package dev.millet.members.external;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.members.Town;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.Locale;
import org.junit.Test;

/** A sign-in at a provider as a proof, and as the only way in. */
public final class ProviderProofTest extends ExternalSignInGround {

  public ProviderProofTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void onlyWhomTheProviderAskedJustNowIsProven() throws Exception {
    Instant now = town.clock.instant();
    ExternalIdentity lei = identity().withNames("Lei", "");
    assertFalse(session(comes(lei)).provenSince(now.minusSeconds(600)));
    assertTrue(session(comes(lei.withAuthenticatedAt(now))).provenSince(now.minusSeconds(600)));
    Identity unproven = session(comes(lei.withAuthenticatedAt(now.minusSeconds(86_400))));
    assertFalse(unproven.provenSince(now.minusSeconds(600)));
    FakeRequest request = FakeRequest.get("/sso/example/callback").by(unproven);
    assertEquals(
        "members.no-proof", Town.problem(() -> external.confirm(request, lei, "/")).code());
    assertEquals(
        "members.no-proof",
        Town.problem(
                () ->
                    external.confirm(request, lei.withAuthenticatedAt(now.minusSeconds(3600)), "/"))
            .code());
    assertEquals(
        "members.other-identity",
        Town.problem(() -> external.confirm(request, identity().withAuthenticatedAt(now), "/"))
            .code());
    Reply reply = external.confirm(request, lei.withAuthenticatedAt(now), "/members/confirm?to=/a");
    assertEquals("/members/confirm?to=/a", Town.header(reply, "Location"));
  }

  @Test
  public void theSecondStepIsAskedForAfterTheProvider() throws Exception {
    Instant now = town.clock.instant();
    Member member = town.someone();
    ExternalIdentity lei = identity().withAuthenticatedAt(now);
    external.link(member, lei);
    Authenticator phone = Authenticator.of(town, member);
    Reply half = comes(lei);
    assertEquals("/members/sign-in/two-factor?to=%2Fvoting", Town.header(half, "Location"));
    assertFalse(half.headers().toString().contains("millet_session="));
    Identity caller = town.signedIn(member);
    assertEquals(
        "the provider knows nothing of the code",
        "members.code-needed",
        Town.problem(
                () ->
                    external.confirm(FakeRequest.get("/sso/example/callback").by(caller), lei, "/"))
            .code());
    String waiting = Town.header(half, "Set-Cookie").replaceAll("^millet_second_step=|;.*", "");
    Reply in =
        town.call(
            FakeRequest.post("/members/sign-in/two-factor")
                .cookie("millet_second_step", waiting)
                .form("code", phone.next(), "to", "/voting"));
    assertTrue("the provider asked just now", session(in).provenSince(now.minusSeconds(60)));
  }

  @Test
  public void withProvidersOnlyPasswordsAndMailedCodesLetNobodyIn() throws Exception {
    Member member = town.someone();
    town.policy.only(true);
    assertEquals(
        "members.provider-only",
        Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, "192.0.2.7")).code());
    assertEquals(
        "members.provider-only",
        Town.problem(
                () ->
                    town.signUp.visitor(
                        Town.applicant(Town.freshHandle()), "192.0.2.7", Locale.ENGLISH))
            .code());
    assertEquals(
        403, Town.problem(() -> town.mailedSignIn.byCode("x".repeat(43), "12345678")).status());
    String page = town.html(FakeRequest.get("/members/sign-in"), "/members/sign-in");
    assertFalse(page, page.contains("name=\"password\""));
    String link = town.care.recovery().link(town.accounts.byId(member.id()).orElseThrow()).secret();
    assertTrue("a link of an administrator does", town.care.recovery().of(link).isPresent());
  }
}
