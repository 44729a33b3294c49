package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The drafts of signed-in members. */
@RunWith(Parameterized.class)
public final class MemberDraftsTest {

  private static final String NEW = "/suggestions/new";

  private final Desk desk;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T23:30:00Z"));
  private final MemberDrafts drafts;

  public MemberDraftsTest(TestDatabase test) {
    desk = new Desk(test);
    drafts = new MemberDrafts(desk.database, desk.guard, now::get);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
    desk.product("watch");
  }

  @Test
  public void whatAMemberHasWrittenIsOfferedAgainToNobodyElse() throws Exception {
    Reply saved =
        save(desk.ann, "product", "watch", "title", "深色模式", "body", "夜里 <b>太亮", "tags", "a, b");
    assertEquals(303, saved.status());
    String page = page(desk.ann);
    for (String kept : List.of("深色模式", "夜里 &lt;b>太亮", "a, b", "have not posted yet")) {
      assertTrue(kept + " in " + page, page.contains(kept));
    }
    assertTrue(page, page.matches("(?s).*value=\"watch\" selected.*"));
    assertFalse(page(desk.bob).contains("深色模式"));
    assertFalse(desk.page(NEW, FakeRequest.get(NEW)).contains("深色模式"));
  }

  @Test
  public void theLastTextCountsAndAnEmptyOneIsNone() throws Exception {
    save(desk.ann, "title", "First");
    save(desk.ann, "title", "Second");
    assertTrue(page(desk.ann).contains("Second"));
    save(desk.ann, "product", "phone", "title", " ", "body", "");
    assertFalse(page(desk.ann).contains("have not posted yet"));
  }

  @Test
  public void postingEndsTheDraft() throws Exception {
    save(desk.ann, "title", "Soon posted");
    FakeRequest request = FakeRequest.post(NEW).by(desk.ann);
    Reply refused = desk.call(NEW, request.form("product", "phone", "title", ""));
    assertEquals(422, refused.status());
    assertTrue("a refused form ends nothing", page(desk.ann).contains("Soon posted"));
    FakeRequest right = FakeRequest.post(NEW).by(desk.ann);
    Reply posted = desk.call(NEW, right.form("product", "phone", "title", "Soon posted"));
    assertEquals(303, posted.status());
    assertFalse(page(desk.ann).contains("Soon posted"));
  }

  @Test
  public void aDraftIsDiscarded() throws Exception {
    save(desk.ann, "title", "Not this");
    assertEquals(303, save(desk.ann, "step", "discard", "title", "Not this").status());
    assertFalse(page(desk.ann).contains("Not this"));
  }

  @Test
  public void aTextThatIsTooLongIsNotSavedAndTheOneBeforeStays() throws Exception {
    save(desk.ann, "title", "Short");
    FakeRequest request = FakeRequest.post(NEW + "/draft").by(desk.ann).wantingFragment();
    String told = text(desk.call(NEW + "/draft", request.form("title", "字".repeat(201))));
    assertEquals("Draft not saved: the text is too long", told.strip());
    assertTrue(page(desk.ann).contains("Short"));
    FakeRequest fits = FakeRequest.post(NEW + "/draft").by(desk.ann).wantingFragment();
    String saved = text(desk.call(NEW + "/draft", fits.form("title", "\uD83D\uDE00".repeat(200))));
    assertEquals("Draft saved", saved.strip());
  }

  @Test
  public void aVisitorsTextComesFirst() throws Exception {
    save(desk.ann, "title", "Of yesterday");
    FakeRequest visitor = FakeRequest.post(NEW).form("product", "phone", "title", "Just now");
    String to = Desk.location(desk.call(NEW, visitor));
    String token = to.substring(to.lastIndexOf("%3D") + 3);
    String page = desk.page(NEW, FakeRequest.get(NEW).query("draft", token).by(desk.ann));
    assertTrue(page, page.contains("Just now"));
    assertTrue("the other one is kept", page(desk.ann).contains("Of yesterday"));
  }

  @Test
  public void whatNobodyTouchedForAMonthIsGone() {
    for (int i = 0; i < MemberDrafts.BATCH + 1; i++) {
      drafts.keep(desk.members.add("old" + i).id(), text("Old"));
    }
    now.set(now.get().plus(Duration.ofDays(29)));
    drafts.keep(desk.ann.id(), text("New"));
    now.set(now.get().plus(Duration.ofDays(2)));
    long old = desk.members.byHandle("old0").orElseThrow().id();
    assertEquals(Optional.empty(), drafts.find(old));
    assertTrue(drafts.dropExpired());
    assertFalse(drafts.dropExpired());
    assertEquals(1, (int) count());
    assertEquals("New", drafts.find(desk.ann.id()).orElseThrow().title());
  }

  private int count() {
    return desk.database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(d.member_id) FROM suggestions_member_drafts d")
                .mapTo(Integer.class)
                .one());
  }

  private static MemberDrafts.Text text(String title) {
    return new MemberDrafts.Text("", title, "", "", null);
  }

  private Reply save(Member by, String... fields) throws Exception {
    return desk.call(NEW + "/draft", FakeRequest.post(NEW + "/draft").by(by).form(fields));
  }

  private String page(Member by) throws Exception {
    return desk.page(NEW, FakeRequest.get(NEW).by(by));
  }

  private static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
