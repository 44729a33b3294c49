package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Reply;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Those who write a suggestion at the same moment as somebody else. */
@RunWith(Parameterized.class)
public abstract class SuggestionWriters {

  static final String LIST = "/api/v1/suggestions";
  static final String ONE = "/api/v1/suggestions/{id}";
  final Desk desk;

  final BallotsFake ballots = new BallotsFake();

  final SubjectCatalog catalog;
  final Race race;

  SuggestionWriters(TestDatabase test) {
    desk = new Desk(test, ballots);
    race = new Race(desk.database);
    catalog =
        desk.contributions(Offer.class).stream()
            .filter(offer -> offer.api() == SubjectCatalog.class)
            .map(offer -> (SubjectCatalog) offer.implementation())
            .findFirst()
            .orElseThrow();
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

  static dev.millet.api.subjects.Subject subject(long id) {
    return dev.millet.api.subjects.Subject.of(Suggestion.SUBJECT_TYPE, id);
  }

  Reply withdraw(long id) throws Exception {
    return desk.call(ONE, FakeRequest.of("DELETE", "/").with("id", id).by(desk.ann));
  }

  Reply status(long id, String status, Long original) throws Exception {
    FakeRequest request = FakeRequest.of("PUT", "/").with("id", id).by(desk.staff);
    request.header("If-Match", "\"1\"");
    return desk.call(ONE + "/status", request.json(new NewStatus(status, null, original)));
  }

  Reply retitle(long id, String title) throws Exception {
    return desk.call(ONE, change(id, title).header("If-Match", "*"));
  }

  Reply retitle(long id, String title, String version) throws Exception {
    return desk.call(ONE, change(id, title).header("If-Match", "\"" + version + "\""));
  }

  FakeRequest change(long id, String title) {
    var change = new SuggestionChange(title, null, null, null, null);
    return FakeRequest.of("PATCH", "/").with("id", id).by(desk.ann).json(change);
  }

  long submit() throws Exception {
    var body = new NewSuggestion("phone", "Title", "", List.of());
    return desk.answer(SuggestionAnswer.class, LIST, FakeRequest.post(LIST).by(desk.ann).json(body))
        .id();
  }

  SuggestionAnswer show(long id) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }
}
