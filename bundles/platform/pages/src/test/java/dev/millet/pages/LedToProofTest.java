package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Role;
import dev.millet.testing.FakeRequest;
import java.util.List;
import org.junit.Test;

/** Who has to sign in, to give the password or to set something up is led there and back. */
public final class LedToProofTest extends ProblemPagesGround {

  @Test
  public void aVisitorWhoOpensAClosedPageIsSentToSignIn() {
    Reply reply = pages.page(FakeRequest.get("/suggestions/new"), problem(401));
    assertEquals(303, reply.status());
    assertEquals("/members/sign-in?to=%2Fsuggestions%2Fnew", headers(reply).get("Location"));
  }

  @Test
  public void aVisitorWhoSendsAFormIsToldToSignIn() {
    Reply reply = pages.page(FakeRequest.post("/suggestions"), problem(401));
    assertEquals(401, reply.status());
    assertTrue(ShellTest.text(reply).contains("Please sign in"));
  }

  @Test
  public void aScriptOfAVisitorIsSentToSignInAndBackToItsPage() {
    Reply reply =
        pages.page(
            FakeRequest.post("/voting/suggestion/1/support")
                .wantingFragment()
                .header("HX-Current-URL", "http://127.0.0.1/suggestions?order=new"),
            problem(401));
    assertEquals(
        "/members/sign-in?to=%2Fsuggestions%3Forder%3Dnew", headers(reply).get("HX-Redirect"));
  }

  @Test
  public void aForeignPageIsNotComeBackTo() {
    Reply reply =
        pages.page(
            FakeRequest.post("/x").wantingFragment().header("HX-Current-URL", "http://evil.org/"),
            problem(401));
    assertEquals("/members/sign-in?to=%2F", headers(reply).get("HX-Redirect"));
  }

  @Test
  public void whoOpensAPageThatAsksForThePasswordIsLedToGiveIt() {
    Reply reply = pages.page(FakeRequest.get("/modules/voting"), STALE);
    assertEquals(303, reply.status());
    assertEquals("/members/confirm?to=%2Fmodules%2Fvoting", headers(reply).get("Location"));
  }

  @Test
  public void whoSendsAFormThatAsksForThePasswordIsToldAndFindsTheWayThereAndBack() {
    for (var language : Languages.ALL) {
      Reply reply =
          pages.page(
              FakeRequest.post("/modules/voting/upgrade")
                  .in(language)
                  .header("Referer", "http://127.0.0.1/modules/voting?tab=a"),
              STALE);
      String page = ShellTest.text(reply);
      assertEquals(403, reply.status());
      assertTrue(page, page.contains("/members/confirm?to=%2Fmodules%2Fvoting%3Ftab%3Da"));
      assertTrue(page, page.contains("href=\"/modules/voting?tab=a\""));
      assertFalse(page, page.contains("Give it again at"));
      assertFalse(page, page.contains("???"));
    }
  }

  @Test
  public void aFormThatIsKeptLeadsToThePasswordAtOnce() {
    FakeRequest sent =
        FakeRequest.post("/modules/voting/upgrade").header("Referer", "http://127.0.0.1/modules");
    Reply reply = pages.confirm(sent, STALE, "an id");
    assertEquals(303, reply.status());
    String path = "/members/confirm?to=%2Fmodules&kept=an+id";
    assertEquals(path, headers(reply).get("Location"));
    FakeRequest script =
        FakeRequest.post("/modules/voting/upgrade")
            .wantingFragment()
            .header("HX-Current-URL", "http://127.0.0.1/modules");
    assertEquals(path, headers(pages.confirm(script, STALE, "an id")).get("HX-Redirect"));
  }

  @Test
  public void noWayBackLeadsToAnotherSite() {
    for (String elsewhere :
        List.of("http://evil.org/x", "http://127.0.0.1//evil.org/", "http://127.0.0.1.evil.org/")) {
      String page =
          ShellTest.text(pages.page(FakeRequest.post("/x").header("Referer", elsewhere), STALE));
      assertTrue(page, page.contains("/members/confirm?to=%2F\""));
      assertFalse(page, page.contains("evil"));
    }
  }

  @Test
  public void aScriptIsLedToGiveThePasswordAndBackToItsPage() {
    Reply reply =
        pages.page(
            FakeRequest.post("/modules/voting/upgrade")
                .wantingFragment()
                .header("HX-Current-URL", "http://127.0.0.1/modules"),
            STALE);
    assertEquals("/members/confirm?to=%2Fmodules", headers(reply).get("HX-Redirect"));
  }

  @Test
  public void whoHasToSetUpTwoFactorAuthenticationIsLedThere() {
    Problem problem =
        Problem.of(403, "two-factor-required", "Required", "Set it up at /members/settings.");
    String path = "/members/settings/two-factor?to=%2Fsuggestions%3Forder%3Dnew";

    Reply page =
        pages.page(FakeRequest.get("/suggestions?order=new").by(with(Role.MEMBER)), problem);
    assertEquals(303, page.status());
    assertEquals(path, headers(page).get("Location"));
    for (var language : Languages.ALL) {
      Reply form =
          pages.page(
              FakeRequest.post("/suggestions/new").by(with(Role.MEMBER)).in(language), problem);
      assertEquals(403, form.status());
      String text = ShellTest.text(form);
      assertTrue(text, text.contains("href=\"/members/settings/two-factor?to=%2F\""));
      assertFalse(text, text.contains("???") || text.contains("Set it up at"));
    }
  }
}
