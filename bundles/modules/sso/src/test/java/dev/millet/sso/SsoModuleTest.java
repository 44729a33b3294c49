package dev.millet.sso;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.pages.Slots;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.sso.FakeProvider.Told;
import dev.millet.sso.providers.Provider;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Browsers go to a provider and come back once, to where they began. */
public final class SsoModuleTest extends SsoGround {

  public SsoModuleTest(TestDatabase database) {
    super(database);
  }

  @Test
  public void whoComesBackIsLetInWhereTheyWantedToGo() throws Exception {
    Reply reply = call(back(away()), BACK);
    assertEquals("/suggestions?sort=new", header(reply, "Location"));
    assertEquals(List.of("sign in or up lei"), external.done);
    assertEquals(
        "https://ideas.example.com/sso/example/callback", away().query().get("redirect_uri"));
  }

  @Test
  public void aStateLeadsBackOnce() throws Exception {
    FakeRequest request = back(away());
    call(request, BACK);
    assertRefused(400, "has expired or was started in another", call(request, BACK));
    assertEquals(1, external.done.size());
  }

  @Test
  public void aStateOfAnotherBrowserOrProviderLeadsNowhere() throws Exception {
    Away mine = away();
    Away theirs = away();
    FakeRequest mixed = back(mine).cookie("millet_sso", theirs.cookie());
    assertRefused(400, "has expired or was started in another", call(mixed, BACK));
    FakeRequest none = back(mine).cookie("millet_sso", "");
    assertRefused(400, "has expired or was started in another", call(none, BACK));
    FakeRequest forged = back(mine).cookie("millet_sso", "Zm9yZ2Vk");
    assertRefused(400, "has expired or was started in another", call(forged, BACK));
    call(
        FakeRequest.of("PUT", ONE)
            .with("provider", "second")
            .json(TestProviders.oidcSettings(server.address(""), "", "")),
        ONE);
    assertRefused(
        400,
        "has expired or was started in another",
        call(back(mine).with("provider", "second"), BACK));
    assertEquals(List.of(), external.done);
  }

  @Test
  public void aTokenForAnotherSignInIsRefused() throws Exception {
    FakeRequest request = back(away());
    server.giveToken(server.signed(server.claims("lei", TestProviders.CLIENT, "another").build()));
    assertRefused(403, "it wasn’t accepted", call(request, BACK));
    assertEquals(List.of(), external.done);
  }

  @Test
  public void anErrorOfTheProviderIsSaidInPlainWords() throws Exception {
    Away away = away();
    FakeRequest denied =
        FakeRequest.get(BACK)
            .with("provider", "example")
            .cookie("millet_sso", away.cookie())
            .query("state", away.query().get("state"))
            .query("error", "access_denied");
    Reply reply = call(denied, BACK);
    assertRefused(403, "You cancelled at Example", reply);
    assertTrue(text(reply), text(reply).contains("to=%2Fsuggestions%3Fsort%3Dnew"));
    FakeRequest spent = back(away());
    server.on(
        "/token", request -> new Told(400, "application/json", "{\"error\":\"invalid_grant\"}"));
    assertRefused(502, "refused the sign-in", call(spent, BACK));
  }

  @Test
  public void aMemberLinksWhatTheyConfirm() throws Exception {
    Identity lei = signedIn("session-1");
    Away away = away(FakeRequest.get(START).query("for", "link").by(lei));
    assertRefused(
        400,
        "has expired or was started in another",
        call(back(away).by(signedIn("session-2")), BACK));
    String page = text(call(back(away).by(lei), BACK));
    assertEquals("nothing is linked before", List.of(), external.done);
    String sealed = page.replaceAll("(?s).*name=\"identity\" value=\"([^\"]*)\".*", "$1");
    FakeRequest other =
        FakeRequest.post("/sso/link").form("identity", sealed).by(signedIn("session-2"));
    assertEquals("notice.link-expired", header(call(other, "/sso/link"), "Millet-Notice"));
    FakeRequest mine = FakeRequest.post("/sso/link").form("identity", sealed).by(lei);
    assertEquals("notice.linked", header(call(mine, "/sso/link"), "Millet-Notice"));
    assertEquals(List.of("link lei"), external.done);
    assertEquals(
        "a form links once",
        "notice.link-expired",
        header(call(mine, "/sso/link"), "Millet-Notice"));
    assertEquals(List.of("link lei"), external.done);
    String section = fragment(Slots.SIGN_IN_SETTINGS, FakeRequest.get("/x").by(lei));
    assertTrue(section, section.contains("<bdi>lei</bdi>"));
    assertFalse("the provider has not verified it", section.contains("lei@example.com"));
    assertFalse("it is linked", section.contains("for=link"));
    FakeRequest unlink =
        FakeRequest.post("/sso/unlink").form("authority", "a", "subject", "lei").by(lei);
    assertEquals("notice.last-way-in", header(call(unlink, "/sso/unlink"), "Millet-Notice"));
  }

  @Test
  public void aProviderThatAsksEachTimeGivesAProof() throws Exception {
    Identity lei = signedIn("session-1");
    server.on(
        "/open.feishu.cn/open-apis/authen/v2/oauth/token",
        request -> Told.json(Map.of("access_token", "t")));
    server.on(
        "/open.feishu.cn/open-apis/authen/v1/user_info",
        request -> Told.json(Map.of("data", Map.of("union_id", "lei"))));
    for (boolean asks : List.of(false, true)) {
      Provider provider = TestProviders.preset("feishu", server.address(""), asks);
      put(provider.settings());
      external.link(lei.member(), ExternalIdentity.of(provider.authority(), "lei", "Example"));
      String buttons = fragment(Slots.CONFIRM, FakeRequest.get("/members/confirm").by(lei));
      assertEquals(buttons, asks, buttons.contains("for=confirm"));
      Away away = away(FakeRequest.get(START).query("for", "confirm").query("to", "/a").by(lei));
      Reply reply =
          call(
              FakeRequest.get(BACK)
                  .with("provider", "example")
                  .cookie("millet_sso", away.cookie())
                  .query("state", away.query().get("state"))
                  .query("code", "code")
                  .by(lei),
              BACK);
      assertEquals(asks ? 303 : 403, reply.status());
    }
  }

  @Test
  public void aProofWithoutAMomentIsNone() throws Exception {
    Identity lei = signedIn("session-1");
    Away away = away(FakeRequest.get(START).query("for", "confirm").by(lei));
    assertRefused(403, "didn’t ask you to sign in again", call(back(away).by(lei), BACK));
  }
}
