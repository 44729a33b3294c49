package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** New suggestions are assigned by the team's rules. */
@RunWith(Parameterized.class)
public final class AssignmentRulesTest {

  private static final String PAGE = "/admin/suggestions/assignments";

  private final Desk desk;
  private final Member mei;

  public AssignmentRulesTest(TestDatabase test) {
    desk = new Desk(test);
    mei = desk.members.add("mei", Role.STAFF);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
    desk.product("kettle");
  }

  @Test
  public void theRuleThatAsksForMostDecides() throws Exception {
    assertEquals(303, add("phone", "", "staff").status());
    assertEquals(303, add("", "Camera", "mei").status());
    assertEquals("mei", owner(submit("phone", "camera", false)));
    assertEquals("staff", owner(submit("phone", "ui", false)));
    assertEquals("mei", owner(submit("kettle", "camera", false)));
    assertNull(owner(submit("kettle", "ui", false)));
  }

  @Test
  public void whatIsImportedOrTakenStaysAsItIs() throws Exception {
    add("", "", "mei");
    assertNull(owner(submit("phone", "ui", true)));
    long taken = post("phone", "ui");
    desk.call(
        "/api/v1/suggestions/{id}/owner",
        FakeRequest.of("PUT", "/")
            .with("id", taken)
            .by(desk.staff)
            .header("If-Match", "\"1\"")
            .json(new dev.millet.suggestions.http.CareInput.NewOwner("staff")));
    tell(taken, false);
    assertEquals("staff", owner(taken));
  }

  @Test
  public void onlyTheTeamIsChosenAndEachRuleOnce() throws Exception {
    assertEquals(422, add("", "", "ann").status());
    assertEquals(422, add("watch", "", "mei").status());
    assertEquals(303, add("phone", "", "mei").status());
    Reply taken = add("phone", "", "staff");
    assertEquals(409, taken.status());
    assertTrue(html(taken), html(taken).contains("mei"));
  }

  @Test
  public void aRuleIsDeleted() throws Exception {
    add("phone", "相机", "mei");
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String page = desk.page(PAGE, FakeRequest.get("/").by(desk.staff).in(language));
      assertTrue(page, page.contains("相机"));
      assertFalse(page, page.contains("??"));
    }
    long id =
        desk.database.read(
            handle ->
                handle
                    .createQuery("SELECT a.id FROM suggestions_assignments a")
                    .mapTo(Long.class)
                    .one());
    FakeRequest delete = FakeRequest.post("/").with("id", id).by(desk.staff).form("_", "");
    assertEquals(303, desk.call(PAGE + "/{id}/delete", delete).status());
    assertNull(owner(submit("phone", "相机", false)));
  }

  private Reply add(String product, String tag, String owner) throws Exception {
    return desk.call(
        PAGE,
        FakeRequest.post("/").by(desk.staff).form("product", product, "tag", tag, "owner", owner));
  }

  private long submit(String product, String tag, boolean imported) throws Exception {
    long id = post(product, tag);
    tell(id, imported);
    return id;
  }

  private long post(String product, String tag) throws Exception {
    var typed = new NewSuggestion(product, "Title", "", List.of(tag));
    return desk.answer(
            SuggestionAnswer.class,
            "/api/v1/suggestions",
            FakeRequest.post("/").by(desk.ann).json(typed))
        .id();
  }

  /** Has the journal tell of a suggestion. */
  private void tell(long id, boolean imported) throws Exception {
    var entry =
        FakeJournal.entry(
            1,
            Authoring.SUBMITTED,
            new Authoring.Submitted(id, 1, "Title", desk.ann.id(), Instant.now(), imported));
    for (Subscription each : desk.contributions(Subscription.class)) {
      if (each.name().equals("suggestions.assignments")) {
        each.handler().handle(List.of(entry));
      }
    }
  }

  private String owner(long id) throws Exception {
    var owner =
        desk.answer(
                SuggestionAnswer.class,
                "/api/v1/suggestions/{id}",
                FakeRequest.get("/").with("id", id))
            .owner();
    return owner == null ? null : owner.handle();
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
