package dev.millet.sso;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.pages.Slots;
import dev.millet.api.signin.SignInPolicy;
import dev.millet.modules.JacksonJson;
import dev.millet.sso.http.ProvidersApi.ProviderAnswer;
import dev.millet.sso.providers.ProviderSettings;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.Set;
import org.junit.Test;

/** Administrators set providers up, and what they wrote is checked and kept. */
public final class SsoSettingsTest extends SsoGround {

  public SsoSettingsTest(TestDatabase database) {
    super(database);
  }

  @Test
  public void aProviderIsAskedBeforeItIsTaken() throws Exception {
    assertEquals(
        "issuer",
        problem(TestProviders.oidcSettings(server.address("/nobody"), "", ""))
            .fields()
            .get(0)
            .name());
    assertEquals(
        "administrator",
        problem(TestProviders.oidcSettings(server.address(""), "", "a = role:admin"))
            .fields()
            .get(0)
            .code());
  }

  @Test
  public void aSecretIsKeptAndNeverShown() throws Exception {
    ProviderSettings settings =
        TestProviders.oidcSettings(server.address(""), "", "").withoutSecret();
    put(settings);
    Reply reply = call(FakeRequest.get(ONE).with("provider", "example"), ONE);
    ProviderAnswer answer = (ProviderAnswer) ((Reply.JsonValue) reply.body()).value();
    assertTrue(answer.hasSecret());
    assertFalse(new JacksonJson().write(answer).contains(TestProviders.SECRET));
    String page = "/admin/sso/providers/{provider}";
    String html = text(call(FakeRequest.get(page).with("provider", "example"), page));
    assertFalse(html, html.contains(TestProviders.SECRET));
  }

  @Test
  public void aSecretThatIsLeftOutGoesNowhereElse() throws Exception {
    put(TestProviders.preset("feishu", server.address("/feishu")).settings());
    put(TestProviders.preset("feishu", server.address("/feishu")).settings().withoutSecret());
    ProviderSettings elsewhere =
        TestProviders.preset("feishu", server.address("/elsewhere")).settings();
    try {
      put(elsewhere.withoutSecret());
      fail("it is sent to another address");
    } catch (ProblemException e) {
      assertEquals(422, e.problem().status());
      assertEquals("clientSecret", e.problem().fields().get(0).name());
    }
    put(elsewhere);
  }

  @Test
  public void withoutProvidersNobodyIsKeptOut() throws Exception {
    SignInPolicy policy = policy(module(true));
    assertTrue(policy.isProviderOnly());
    assertEquals(Set.of(server.address("")), policy.authorities());
    call(FakeRequest.of("DELETE", ONE).with("provider", "example"), ONE);
    call(FakeRequest.of("PUT", ONE).with("provider", "x").json(disabled()), ONE);
    assertFalse(policy.isProviderOnly());
    assertEquals(Set.of(), policy.authorities());
    assertEquals("", fragment(Slots.SIGN_IN, FakeRequest.get("/members/sign-in")));
  }

  @Test
  public void theButtonsLeadOnToWhereOneWanted() throws Exception {
    String buttons =
        fragment(Slots.SIGN_IN, FakeRequest.get("/members/sign-in").query("to", "/suggestions/7"));
    assertTrue(buttons, buttons.contains("/sso/example?for=sign-in&amp;to=%2Fsuggestions%2F7"));
    String invited = fragment(Slots.SIGN_IN, FakeRequest.get("/members/invitations/abc"));
    assertTrue(invited, invited.contains("to=%2Fmembers%2Finvitations%2Fabc"));
  }
}
