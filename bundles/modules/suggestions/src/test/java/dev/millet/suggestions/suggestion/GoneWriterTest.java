package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.CareInput.NewTags;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A request that began before its member's account was deleted writes nothing any more. */
@RunWith(Parameterized.class)
public final class GoneWriterTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = LIST + "/{id}";
  private static final byte[] PIXELS = {1, 2, 3};

  private final Desk desk;
  private long id;

  public GoneWriterTest(TestDatabase test) {
    desk = new Desk(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    id = submit("Title", "");
  }

  @Test
  public void anAuthorWhoIsGoneSubmitsNothing() {
    desk.guard.delete(desk.ann);
    assertRefused(() -> submit("Second", ""));
    assertEquals(1, number("SELECT COUNT(*) FROM suggestions_suggestions"));
  }

  @Test
  public void anAuthorWhoIsGoneEditsAndWithdrawsNothing() {
    desk.guard.delete(desk.ann);
    var change = new SuggestionChange("Other", null, null, null, null);
    assertRefused(() -> desk.call(ONE, as("PATCH", desk.ann).json(change)));
    assertRefused(() -> desk.call(ONE, as("DELETE", desk.ann)));
    assertRefused(
        () ->
            desk.call(
                "/suggestions/{id}/edit",
                as("POST", desk.ann).form("title", "Other", "body", "", "version", "1")));
    assertRefused(
        () ->
            desk.call(
                ONE + "/images",
                as("POST", desk.ann).header("Content-Type", "image/png").body(PIXELS)));
    assertEquals(0, number("SELECT COUNT(*) FROM suggestions_images"));
  }

  @Test
  public void staffWhoAreGoneTakeCareOfNothing() {
    desk.guard.delete(desk.staff);
    assertRefused(() -> care("/owner", new NewOwner(null)));
    assertRefused(() -> care("/due", new NewDue("2099-01-01", "")));
    assertRefused(() -> care("/status", new NewStatus("planned", "", null)));
    assertRefused(() -> care("/answer", new NewAnswer("We do it")));
    assertRefused(() -> care("/tags", new NewTags(List.of("ui"))));
    assertEquals(0, number("SELECT COUNT(*) FROM suggestions_events"));
  }

  @Test
  public void nothingIsAssignedToSomebodyWhoIsGone() {
    Member kim = desk.members.add("kim", dev.millet.api.members.Role.STAFF);
    desk.guard.delete(kim);
    var refused = assertThrows(ProblemException.class, () -> care("/owner", new NewOwner("kim")));
    assertEquals("owner", refused.problem().fields().get(0).name());
    assertEquals(0, number("SELECT COUNT(*) FROM suggestions_events"));
  }

  /** The form comes back where it can be mended, and theirs cannot. */
  @Test
  public void theFormsOfStaffWhoAreGoneAreRefusedAsAPage() {
    desk.guard.delete(desk.staff);
    FakeRequest form = as("POST", desk.staff).form("status", "planned", "revision", "1");
    assertRefused(() -> desk.call("/suggestions/{id}/care", form));
    FakeRequest answer = as("POST", desk.staff).form("body", "Yes", "revision", "1");
    assertRefused(() -> desk.call("/suggestions/{id}/answer", answer));
  }

  @Test
  public void whoIsGoneIsNotMentioned() throws Exception {
    desk.guard.delete(desk.bob);
    submit("Third", "As @bob says and @staff too");
    assertEquals(
        List.of(desk.staff.id()),
        desk.database.read(
            handle ->
                handle
                    .createQuery("SELECT member_id FROM mentions_places")
                    .mapTo(Long.class)
                    .list()));
  }

  @Test
  public void theSuspendedWriteNothing() {
    desk.guard.suspend(desk.ann);
    assertRefused(() -> submit("Second", ""));
  }

  /** Products and imports name nobody. */
  @Test
  public void everyRouteThatRefusesThemSaysSo() {
    for (Route route : desk.contributions(Route.class)) {
      boolean writes = !route.method().equals("GET") && route.template().startsWith(LIST);
      if (writes && !route.template().endsWith("/import")) {
        assertTrue(
            route.method() + " " + route.template(),
            route.document().problems().contains("members.not-active"));
      }
    }
  }

  private long submit(String title, String body) throws Exception {
    var wanted = new NewSuggestion("phone", title, body, List.of());
    FakeRequest request = FakeRequest.post(LIST).by(desk.ann).json(wanted);
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private Object care(String part, Object body) throws Exception {
    FakeRequest request = as("PUT", desk.staff).header("If-Match", "\"1\"");
    return desk.call(ONE + part, request.json(body));
  }

  private FakeRequest as(String method, Member member) {
    return FakeRequest.of(method, "/").with("id", id).by(member);
  }

  private interface Write {
    Object make() throws Exception;
  }

  private static void assertRefused(Write write) {
    var refused = assertThrows(ProblemException.class, write::make);
    assertTrue(refused.problem().code(), refused.problem().code().equals("members.not-active"));
  }

  private long number(String sql) {
    return desk.database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
