package dev.millet.suggestions.http;

import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Suggestions that members submit and read through the API. */
@RunWith(Parameterized.class)
public abstract class SubmittedSuggestions {

  static final String LIST = "/api/v1/suggestions";
  static final String ONE = "/api/v1/suggestions/{id}";
  final Desk desk;

  SubmittedSuggestions(TestDatabase test) {
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
  }

  long submit(String title, String body, List<String> tags) throws Exception {
    var request =
        FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion("phone", title, body, tags));
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  SuggestionAnswer show(long id) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }

  List<SuggestionAnswer> list() throws Exception {
    Slice<?> listed = desk.answer(Slice.class, LIST, FakeRequest.get(LIST));
    return listed.items().stream().map(SuggestionAnswer.class::cast).toList();
  }

  SuggestionAnswer edit(long id, Member by, String ifMatch, SuggestionChange change)
      throws Exception {
    var request = FakeRequest.of("PATCH", "/").with("id", id).by(by).header("If-Match", ifMatch);
    return desk.answer(SuggestionAnswer.class, ONE, request.json(change));
  }

  void comment(long id, String body) throws Exception {
    desk.comment(id, desk.bob, body);
  }

  ProblemException refused(FakeRequest request) {
    return assertThrows(ProblemException.class, () -> desk.call(LIST, request));
  }

  static SuggestionChange change(String title, List<String> tags) {
    return new SuggestionChange(title, null, tags, null, null);
  }

  static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
