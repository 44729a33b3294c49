package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

public final class DesignedProblemPagesTest {

  private final FakeGenerations generations = new FakeGenerations(null);
  private final Shell shell =
      new Shell(generations, new FakeAssets(), FakeSettings.branding(), Clock.systemUTC());
  private final DesignedProblemPages pages = new DesignedProblemPages(new ShellPages(shell), shell);

  private static Problem problem(int status) {
    return Problem.of(status, "test", "Title", "Detail <of> it");
  }

  private static Map<String, String> headers(Reply reply) {
    return reply.headers().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  public void everyStatusIsExplainedInBothLanguages() {
    for (int status :
        new int[] {400, 403, 404, 405, 409, 410, 412, 413, 418, 422, 428, 429, 500, 503}) {
      for (var language : Languages.ALL) {
        Reply reply = pages.page(FakeRequest.get("/x").in(language), problem(status));
        assertEquals(status, reply.status());
        assertFalse(ShellTest.text(reply).contains("???"));
      }
    }
  }

  private String chinese(Problem problem) {
    return ShellTest.text(pages.page(FakeRequest.get("/x").in(Languages.CHINESE), problem));
  }

  @Test
  public void aProblemOfTheGatewayIsToldInTheReadersLanguageOnly() {
    String page = chinese(Problem.of(413, "too-large", "Too large", "At most 5 bytes."));
    assertTrue(page.contains("内容太大"));
    assertFalse(page.contains("At most 5 bytes."));
    String english =
        ShellTest.text(
            pages.page(
                FakeRequest.get("/x"), Problem.of(413, "too-large", "", "At most 5 bytes.")));
    assertTrue(english.contains("At most 5 bytes."));
  }

  @Test
  public void aFormThatIsOutOfDateIsNotCalledForbidden() {
    String page = chinese(Problem.of(403, "cross-site", "Elsewhere", "From another site."));
    assertTrue(page.contains("表单已失效"));
    assertFalse(page.contains("没有访问权限"));
  }

  @Test
  public void whatAGuardRefusesIsToldInTheReadersLanguageOnly() {
    String full = chinese(Problem.of(409, "limit-reached", "", "There are 5 of at most 5."));
    assertTrue(full.contains("数量已达上限"));
    assertFalse(full.contains("There are 5"));
    String closed = chinese(Problem.of(409, "subject-closed", "", "It takes no votes now."));
    assertTrue(closed.contains("不再接受新的内容"));
    assertFalse(closed.contains("It takes no votes"));
  }

  @Test
  public void aModuleNamesItsOwnProblems() {
    FakeGeneration generation = generations.activate("quiz");
    Map<String, Message> messages =
        Map.of(
            "problem.over.title",
            new FixedMessage("太晚了"),
            "problem.over.text",
            new FixedMessage("已经结束"));
    generation.attachment(
        Texts.class,
        () -> new Texts(Map.of(Languages.ENGLISH, messages, Languages.CHINESE, messages)));
    String page = chinese(Problem.of(409, "quiz.over", "Over", "It is over."));
    assertTrue(page.contains("太晚了"));
    assertTrue(page.contains("已经结束"));
    assertFalse(page.contains("It is over."));
  }

  @Test
  public void whatIsNotTranslatedIsMarkedAsEnglish() {
    String page = chinese(Problem.of(409, "quiz.other", "Other", "Something else."));
    assertTrue(page.contains("lang=\"en\"><bdi>Something else."));
  }

  @Test
  public void refusedFieldsAreListed() {
    String page =
        chinese(
            Problem.invalid(
                List.of(
                    new Problem.Field("image", "not-an-image", "The file is no image."),
                    new Problem.Field("limit", "out-of-range", "limit is from 1 to 100"))));
    assertTrue(page.contains("这个文件不是 PNG"));
    assertTrue(page.contains("limit is from 1 to 100"));
  }

  @Test
  public void theDetailIsShownEscaped() {
    String page = ShellTest.text(pages.page(FakeRequest.get("/x"), problem(404)));
    assertTrue(page.contains("Detail &lt;of&gt; it"));
  }

  @Test
  public void aFaultOfOursShowsTheRequestAndNoDetail() {
    String page = ShellTest.text(pages.page(FakeRequest.get("/x"), problem(500)));
    assertFalse(page.contains("Detail"));
    assertTrue(page.contains("Request ID: test"));
  }

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

  private static final Problem STALE =
      Problem.of(403, "proof-too-old", "Again", "Give it again at /members/confirm.");

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
  public void aScriptGetsANoticeAndThePageStands() {
    Reply reply = pages.page(FakeRequest.post("/x").wantingFragment(), problem(409));
    assertEquals("#notices", headers(reply).get("HX-Retarget"));
    assertTrue(ShellTest.text(reply).contains("role=\"alert\""));
    assertFalse(ShellTest.text(reply).contains("<html"));
  }

  @Test
  public void theWaitIsNamed() {
    Reply reply = pages.page(FakeRequest.get("/x"), problem(429).retryingAfter(30));
    assertTrue(ShellTest.text(reply).contains("Try again in 30 seconds."));
  }

  private static String page(DesignedProblemPages pages, FakeRequest request, Problem problem) {
    return ShellTest.text(pages.page(request, problem));
  }

  @Test
  public void whatOnlyProgramsUnderstandIsNotToldToPeople() {
    for (var language : Languages.ALL) {
      FakeRequest request = FakeRequest.get("/nowhere").in(language);
      String missing =
          page(pages, request, Problem.notFound("No module that runs here answers this address."));
      assertFalse(missing, missing.contains("No module"));
      String denied =
          page(
              pages,
              request,
              Problem.of(403, "forbidden", "", "Your account has not the permission x.read."));
      assertFalse(denied, denied.contains("x.read"));
    }
  }

  @Test
  public void anAdministratorIsNotSentToAnAdministrator() {
    Problem problem = Problem.of(403, "forbidden", "", "");
    FakeRequest request = FakeRequest.get("/x");
    assertTrue(page(pages, request.by(with(Role.MEMBER)), problem).contains("ask an administ"));
    String administrators = page(pages, request.by(with(Role.ADMIN)), problem);
    assertFalse(administrators, administrators.contains("ask an administ"));
    assertTrue(administrators, administrators.contains("Administrators can’t do this either"));
    String chinese = page(pages, request.by(with(Role.ADMIN)).in(Languages.CHINESE), problem);
    assertFalse(chinese, chinese.contains("联系管理员"));
  }

  @Test
  public void whoIsDeniedReadsAsWhomTheyAreSignedIn() {
    String page =
        page(
            pages,
            FakeRequest.get("/x").by(with(Role.MEMBER)),
            Problem.of(403, "forbidden", "", ""));
    assertTrue(page, page.contains("<bdi>@mei</bdi>"));
  }

  @Test
  public void aVisitorWhoFindsNothingMaySignInToSeeMore() {
    FakeRequest request = FakeRequest.get("/suggestions/7");
    String visitors = page(pages, request, Problem.notFound(""));
    assertTrue(visitors, visitors.contains("/members/sign-in?to=%2Fsuggestions%2F7"));
    String members = page(pages, request.by(with(Role.MEMBER)), Problem.notFound(""));
    assertFalse(members, members.contains("/members/sign-in?to=%2Fsuggestions%2F7"));
  }

  private static Member with(Role role) {
    return Member.of(7, "mei", "Mei", EnumSet.of(Role.MEMBER, role), Instant.EPOCH);
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
