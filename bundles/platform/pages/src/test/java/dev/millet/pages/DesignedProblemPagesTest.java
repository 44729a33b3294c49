package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Role;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeRequest;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Problems are told to people in their language. */
public final class DesignedProblemPagesTest extends ProblemPagesGround {

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
}
