package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;

public final class SuggestionPagesTest {

  private static final String LIST = "/suggestions";
  private static final String NEW = "/suggestions/new";
  private static final String ONE = "/suggestions/{id}";
  private static final TestDatabase DATABASE = TestDatabase.hsqldb();

  private final Desk desk = new Desk(DATABASE);

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
  }

  @Test
  public void aMemberSubmitsAndLandsOnTheNewPage() throws Exception {
    Reply reply = submit(FakeRequest.post(NEW).by(desk.ann), "深色模式", "晚上更舒服", "界面，夜间");
    assertEquals(303, reply.status());
    String page = detail(reply);
    assertTrue(page, page.contains("深色模式"));
    assertTrue(page, page.contains("晚上更舒服"));
    assertTrue(page, page.contains("夜间"));
  }

  @Test
  public void whatIsWrongIsSaidAndTheTextStays() throws Exception {
    Reply reply = submit(FakeRequest.post(NEW).by(desk.ann), " ", "A long text", "one, two");
    assertEquals(422, reply.status());
    String page = html(reply);
    assertTrue(page, page.contains("Enter a title"));
    assertTrue(page, page.contains("A long text"));
    assertTrue(page, page.contains("value=\"one, two\""));
  }

  @Test
  public void aVisitorsTextIsThereAgainAfterSigningIn() throws Exception {
    Reply reply = submit(FakeRequest.post(NEW), "My idea", "The text", "");
    String to = URLDecoder.decode(Desk.location(reply), StandardCharsets.UTF_8);
    assertTrue(to, to.startsWith("/members/sign-in?to=/suggestions/new?draft="));
    String token = to.substring(to.indexOf("draft=") + 6);
    String page = desk.page(NEW, FakeRequest.get(NEW).query("draft", token).by(desk.ann));
    assertTrue(page, page.contains("value=\"My idea\""));
    assertTrue(page, page.contains("The text"));
    assertTrue(page, page.contains("Post suggestion"));
  }

  @Test
  public void aVisitorsTextThatIsLongBeforeItIsTidiedIsKept() throws Exception {
    String title = "A" + " ".repeat(5_000) + "B";
    Reply reply = submit(FakeRequest.post(NEW), title, "", "ui,".repeat(5_000));
    assertEquals(303, reply.status());
  }

  @Test
  public void theListShowsWhatIsThere() throws Exception {
    submit(FakeRequest.post(NEW).by(desk.ann), "<script>alert(1)</script>", "", "ui");
    String page = desk.page(LIST, FakeRequest.get(LIST));
    assertTrue(page, page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertFalse(page, page.contains("<script>"));
    assertTrue(page, page.contains("/suggestions?tag=ui"));
  }

  @Test
  public void anEmptyListSaysTheNextStep() throws Exception {
    assertTrue(desk.page(LIST, FakeRequest.get(LIST)).contains("No suggestions yet"));
    String filtered = desk.page(LIST, FakeRequest.get(LIST).query("tag", "nothing"));
    assertTrue(filtered, filtered.contains("No suggestions found"));
  }

  @Test
  public void withoutVotingThereIsNoTraceOfIt() throws Exception {
    submit(FakeRequest.post(NEW).by(desk.ann), "Title", "", "");
    String page = desk.page(LIST, FakeRequest.get(LIST));
    assertFalse(page, page.contains("sort=support"));
    assertFalse(page, page.contains("Trending"));
  }

  @Test
  public void withVotingTheListHasItsOrders() throws Exception {
    Desk voting = new Desk(DATABASE, new BallotsFake());
    String page = voting.page(LIST, FakeRequest.get(LIST));
    assertTrue(page, page.contains("/suggestions?sort=support"));
  }

  @Test
  public void whatIsChosenIsShownAndCanBeTakenOff() throws Exception {
    submit(FakeRequest.post(NEW).by(desk.ann), "Title", "", "ui");
    FakeRequest chosen = FakeRequest.get(LIST).query("tag", "ui").query("status", "open");
    String page = desk.page(LIST, chosen.query("sort", "newest"));
    assertTrue(page, page.contains("href=\"/suggestions?status=open&amp;sort=newest\""));
    assertTrue(page, page.contains("href=\"/suggestions?tag=ui&amp;sort=newest\""));
    assertTrue(page, page.contains("href=\"/suggestions?sort=newest\">Clear filters"));
  }

  @Test
  public void aMemberSeesOnlyTheirOwn() throws Exception {
    submit(FakeRequest.post(NEW).by(desk.ann), "Ann has this", "", "");
    submit(FakeRequest.post(NEW).by(desk.bob), "Bob has that", "", "");
    String page = desk.page(LIST, FakeRequest.get(LIST).query("mine", "true").by(desk.ann));
    assertTrue(page, page.contains("Ann has this"));
    assertFalse(page, page.contains("Bob has that"));
  }

  @Test
  public void theListOfAnOwnerIsChosenByHandleAndTakenOffAgain() throws Exception {
    Reply made = submit(FakeRequest.post(NEW).by(desk.ann), "Somebody cares", "", "");
    submit(FakeRequest.post(NEW).by(desk.ann), "Nobody cares", "", "");
    String id = Desk.location(made).substring("/suggestions/".length());
    desk.database.write(
        handle ->
            handle.execute(
                "UPDATE suggestions_suggestions SET owner_id = ? WHERE id = ?",
                desk.staff.id(),
                Long.parseLong(id)));
    FakeRequest chosen = FakeRequest.get(LIST).query("owner", "staff").query("sort", "newest");
    String page = desk.page(LIST, chosen);
    assertTrue(page, page.contains("Somebody cares"));
    assertFalse(page, page.contains("Nobody cares"));
    assertTrue(page, page.contains("href=\"/suggestions?sort=newest\"><span"));
  }

  @Test
  public void onlyStaffChooseAmongTheOwners() throws Exception {
    String staff = desk.page(LIST, FakeRequest.get(LIST).by(desk.staff));
    assertTrue(staff, staff.contains("<select class=\"input\" id=\"owner\""));
    String member = desk.page(LIST, FakeRequest.get(LIST).by(desk.ann));
    assertFalse(member, member.contains("id=\"owner\""));
  }

  @Test
  public void whoHasWrittenNothingIsToldToWriteTheFirst() throws Exception {
    submit(FakeRequest.post(NEW).by(desk.ann), "Title", "", "");
    String page = desk.page(LIST, FakeRequest.get(LIST).query("mine", "true").by(desk.bob));
    assertTrue(page, page.contains("No suggestions yet"));
    assertTrue(page, page.contains("href=\"/suggestions/new\""));
  }

  @Test
  public void aVisitorIsAskedToSignInForTheirOwn() throws Exception {
    String page = desk.page(LIST, FakeRequest.get(LIST).query("mine", "true"));
    assertTrue(page, page.contains("href=\"/members/sign-in\""));
  }

  @Test
  public void withoutCommentsNoPageTellsOfThem() throws Exception {
    Reply made = submit(FakeRequest.post(NEW).by(desk.ann), "Title", "", "");
    String id = Desk.location(made).substring("/suggestions/".length());
    desk.comment(Long.parseLong(id), desk.bob, "Hello");
    assertTrue(desk.page(LIST, FakeRequest.get(LIST)).contains("1 comment"));
    desk.withoutComments();
    for (String page : List.of(detail(made), desk.page(LIST, FakeRequest.get(LIST)))) {
      assertFalse(page, page.toLowerCase(Locale.ROOT).contains("comment"));
    }
  }

  @Test
  public void everyPageSpeaksChinese() throws Exception {
    Reply made = submit(FakeRequest.post(NEW).by(desk.ann), "Title", "", "");
    String id = Desk.location(made).substring("/suggestions/".length());
    desk.comment(Long.parseLong(id), desk.bob, "Hello");
    for (String page :
        new String[] {
          desk.page(LIST, FakeRequest.get(LIST).in(Locale.SIMPLIFIED_CHINESE)),
          desk.page(NEW, FakeRequest.get(NEW).in(Locale.SIMPLIFIED_CHINESE)),
          html(desk.call(ONE, one(made).in(Locale.SIMPLIFIED_CHINESE)))
        }) {
      assertTrue(page, page.contains("建议"));
      assertFalse(page, page.contains("??"));
    }
  }

  private Reply submit(FakeRequest request, String title, String body, String tags)
      throws Exception {
    return desk.call(
        NEW, request.form("product", "phone", "title", title, "body", body, "tags", tags));
  }

  private String detail(Reply made) throws Exception {
    return desk.page(ONE, one(made));
  }

  private static FakeRequest one(Reply made) {
    String id = Desk.location(made).substring("/suggestions/".length());
    return FakeRequest.get("/").with("id", id);
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  @Test
  public void aProfileShowsTheNewestSuggestionsAndLeadsToTheRest() throws Exception {
    for (int i = 0; i < 6; i++) {
      submit(FakeRequest.post(NEW).by(desk.ann), "建议 " + i, "", "");
    }
    Fragment section =
        desk.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.MEMBER_PROFILE))
            .findFirst()
            .orElseThrow();
    String shown =
        section
            .renderer()
            .render(
                FakeRequest.get("/members/ann"), List.of(Subject.of(Slots.MEMBER, desk.ann.id())))
            .get(0)
            .markup();
    assertTrue(shown, shown.contains("建议 5"));
    assertFalse(shown, shown.contains("建议 0"));
    String all = "/suggestions/by/{handle}";
    assertTrue(shown, shown.contains("href=\"/suggestions/by/" + desk.ann.handle()));
    String page = desk.page(all, FakeRequest.get(all).with("handle", desk.ann.handle()));
    assertTrue(page, page.contains("建议 0"));
    assertTrue(page, page.contains("建议 5"));
  }
}
