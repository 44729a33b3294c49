package dev.millet.suggestions.care;

import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.TimelineApi.EventAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A suggestion of which staff take care through the API. */
@RunWith(Parameterized.class)
public abstract class CaredFor {

  static final String ONE = "/api/v1/suggestions/{id}";
  final Desk desk;
  long id;

  CaredFor(TestDatabase test) {
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
    id = submit("深色模式");
  }

  CareAnswer put(String part, Member by, Object body) throws Exception {
    String tag = "\"" + care().revision() + "\"";
    return desk.answer(CareAnswer.class, ONE + "/" + part, request(part, by, tag).json(body));
  }

  FakeRequest request(String part, Member by, String tag) {
    return FakeRequest.of("PUT", "/" + part).with("id", id).by(by).header("If-Match", tag);
  }

  Problem refused(String part, Object body) {
    return assertThrows(ProblemException.class, () -> put(part, desk.staff, body)).problem();
  }

  String code(String part, Object body) {
    return refused(part, body).fields().get(0).code();
  }

  CareAnswer care() throws Exception {
    return desk.answer(CareAnswer.class, ONE + "/care", FakeRequest.get("/").with("id", id));
  }

  SuggestionAnswer show() throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }

  List<EventAnswer> timeline() throws Exception {
    return desk
        .answer(Slice.class, ONE + "/timeline", FakeRequest.get("/").with("id", id))
        .items()
        .stream()
        .map(EventAnswer.class::cast)
        .toList();
  }

  long submit(String title) throws Exception {
    return submitBy(desk.ann, title);
  }

  long submitBy(Member author, String title) throws Exception {
    var request =
        FakeRequest.post("/").by(author).json(new NewSuggestion("phone", title, "", List.of()));
    return desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", request).id();
  }

  void comment(Member by, String body) throws Exception {
    desk.comment(id, by, body);
  }
}
