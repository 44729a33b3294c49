package dev.millet.suggestions.lifecycle;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleResult;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.api.subjects.SubjectLifecycles;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.TimelineApi.EventAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Suggestions that a fake module releases. */
@RunWith(Parameterized.class)
public abstract class Released {

  static final String ONE = "/api/v1/suggestions/{id}";
  static final Instant AT = Instant.parse("2026-11-27T17:04:00Z");
  static final Release BETA = new Release("builds/17", "173", "beta", "/builds/17");
  static final Release STABLE = new Release("builds/18", "173", "stable", "/builds/18");
  static final Release NEXT = new Release("builds/19", "174", "stable", "/builds/19");

  final Desk desk;
  final SubjectLifecycles lifecycles;
  long id;

  Released(TestDatabase test) {
    desk = new Desk(test);
    List<SubjectLifecycle> offered =
        desk.contributions(Offer.class).stream()
            .filter(offer -> offer.api() == SubjectLifecycle.class)
            .map(offer -> (SubjectLifecycle) offer.implementation())
            .toList();
    lifecycles = new SubjectLifecycles(() -> offered);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    id = submit("夜间模式");
  }

  long submit(String title) throws Exception {
    var request =
        FakeRequest.post("/").by(desk.ann).json(new NewSuggestion("phone", title, "", List.of()));
    return desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", request).id();
  }

  Subject subject() {
    return Suggestion.subject(id);
  }

  LifecycleChange shipped(Release release) {
    return LifecycleChange.shipped("shipped " + release.id(), subject(), release, AT)
        .by(desk.staff.id());
  }

  LifecycleChange available(Release release) {
    return LifecycleChange.available("available " + release.id(), subject(), release, AT);
  }

  LifecycleChange planned(Release release) {
    return LifecycleChange.planned("planned " + release.id(), subject(), release, AT)
        .by(desk.staff.id());
  }

  LifecycleChange broken(Release release, long by) {
    return LifecycleChange.reopened("broken " + release.id() + " " + by, subject(), release, AT)
        .by(by);
  }

  static LifecycleChange undone(LifecycleChange change) {
    return change.undone("undone " + change.key(), AT.plusSeconds(60));
  }

  LifecycleResult apply(LifecycleChange change) {
    return lifecycles.apply(change).orElseThrow();
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

  List<String> kinds() throws Exception {
    return timeline().stream().map(EventAnswer::kind).toList();
  }

  Reply withdraw() throws Exception {
    return desk.call(ONE, FakeRequest.of("DELETE", "/").with("id", id).by(desk.ann));
  }

  Reply status(String status) throws Exception {
    FakeRequest request = FakeRequest.of("PUT", "/").with("id", id).by(desk.staff);
    return desk.call(
        ONE + "/status", request.header("If-Match", "*").json(new NewStatus(status, null, null)));
  }
}
