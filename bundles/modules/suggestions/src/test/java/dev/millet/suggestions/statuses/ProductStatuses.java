package dev.millet.suggestions.statuses;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.statuses.StatusesApi.StatusAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A product whose team added statuses. */
@RunWith(Parameterized.class)
public abstract class ProductStatuses {

  static final String ALL = "/api/v1/suggestions/statuses";
  static final String ONE = ALL + "/{id}";

  final Desk desk;

  ProductStatuses(TestDatabase test) {
    desk = new Desk(test);
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

  static StatusRequest fields(String meaning, String en, String zh, String color) {
    return new StatusRequest("phone", "", meaning, en, zh, color, null);
  }

  StatusAnswer add(String meaning, String en, String zh) throws Exception {
    return add(fields(meaning, en, zh, "purple"));
  }

  StatusAnswer add(StatusRequest fields) throws Exception {
    return desk.answer(StatusAnswer.class, ALL, FakeRequest.post("/").by(desk.staff).json(fields));
  }

  Reply delete(StatusAnswer status, String successor) throws Exception {
    return desk.call(
        ONE,
        FakeRequest.of("DELETE", "/")
            .with("id", status.id())
            .by(desk.staff)
            .query("successor", successor)
            .header("If-Match", "\"" + status.version() + "\""));
  }

  long submit(String product, String title) throws Exception {
    var request =
        FakeRequest.post("/").by(desk.ann).json(new NewSuggestion(product, title, "", List.of()));
    return desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", request).id();
  }

  CareAnswer care(long id) throws Exception {
    return desk.answer(
        CareAnswer.class,
        "/api/v1/suggestions/{id}/care",
        FakeRequest.get("/").with("id", id).by(desk.staff));
  }

  SuggestionAnswer show(long id) throws Exception {
    return desk.answer(
        SuggestionAnswer.class,
        "/api/v1/suggestions/{id}",
        FakeRequest.get("/").with("id", id).by(desk.staff));
  }

  CareAnswer set(long id, String status, String custom) throws Exception {
    return set(id, new NewStatus(status, "", null, custom), desk.staff);
  }

  CareAnswer set(long id, NewStatus status, Member by) throws Exception {
    return desk.answer(
        CareAnswer.class,
        "/api/v1/suggestions/{id}/status",
        FakeRequest.of("PUT", "/")
            .with("id", id)
            .by(by)
            .header("If-Match", "\"" + care(id).revision() + "\"")
            .json(status));
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
