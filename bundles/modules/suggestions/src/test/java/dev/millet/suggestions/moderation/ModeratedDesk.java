package dev.millet.suggestions.moderation;

import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.authoring.SupportProjection.VoteMoved;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The desk of a test with a moderator, and suggestions whose words are looked for. */
@RunWith(Parameterized.class)
public abstract class ModeratedDesk {

  static final String LIST = "/api/v1/suggestions";
  static final String ONE = LIST + "/{id}";
  static final String PAGE = "/suggestions/{id}";
  static final String SECRET = "zqxinsult";

  final Desk desk;
  final Moderated moderated;
  final SubjectCatalog catalog;
  final Member moderator;

  ModeratedDesk(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
    moderated = offered(Moderated.class, Suggestion.SUBJECT_TYPE);
    catalog = offered(SubjectCatalog.class, Suggestion.SUBJECT_TYPE);
    moderator = desk.members.add("mod", Role.MODERATOR);
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

  long submit(Member by) throws Exception {
    return submit(by, SECRET, SECRET + " body");
  }

  long submit(Member by, String title, String body) throws Exception {
    FakeRequest request =
        FakeRequest.post("/").by(by).json(new NewSuggestion("phone", title, body, List.of("ui")));
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  static FakeRequest get(long id, Member reader) {
    return by(FakeRequest.get("/").with("id", id), reader);
  }

  static FakeRequest by(FakeRequest request, Member reader) {
    return reader == null ? request : request.by(reader);
  }

  ModeratedItem change(long id, Visibility visibility) {
    return moderated.changeVisibility("" + id, visibility).orElseThrow();
  }

  SubjectDescription described(long id) {
    return catalog.describe(List.of("" + id)).get("" + id);
  }

  void vote(long id, String type, long support) throws Exception {
    var moved = new VoteMoved(Suggestion.subject(id), Instant.EPOCH, 0, support);
    for (Subscription each : desk.contributions(Subscription.class)) {
      if (each.types().contains(type)) {
        each.handler().handle(List.of(FakeJournal.entry(1, type, moved)));
      }
    }
  }

  List<String> titles(Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/").query("sort", "newest").query("limit", "100");
    return desk.answer(Slice.class, LIST, by(request, reader)).items().stream()
        .map(each -> ((SuggestionAnswer) each).title())
        .toList();
  }

  long number(String sql, long id) {
    return desk.database.read(handle -> handle.createQuery(sql + id).mapTo(Long.class).one());
  }

  <T> T offered(Class<T> api, String name) {
    return desk.contributions(Offer.class).stream()
        .filter(each -> each.api() == api && each.name().equals(name))
        .map(each -> api.cast(each.implementation()))
        .findFirst()
        .orElseThrow();
  }

  static int refusal(Action action) {
    return assertThrows(ProblemException.class, action::run).problem().status();
  }

  interface Action {
    void run() throws Exception;
  }
}
