package dev.millet.suggestions.roadmap;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.BoardAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.CardAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.ColumnAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A site with some plans, and the roadmaps that show them. */
@RunWith(Parameterized.class)
public abstract class Planned {

  static final String ALL = "/api/v1/suggestions/roadmaps";
  static final String ONE = ALL + "/{slug}";
  static final String PAGE = "/suggestions/roadmaps/{slug}";
  static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  static final Release NEXT = new Release("builds/17", "173", "beta", "/builds/17");

  final BallotsFake ballots = new BallotsFake();
  final Desk desk;

  Planned(TestDatabase test) {
    desk = new Desk(test, ballots);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
    desk.plan(List.of());
  }

  long suggestion(String product, String title, String status) throws Exception {
    var typed =
        FakeRequest.post("/").by(desk.ann).json(new NewSuggestion(product, title, "", List.of()));
    long id = desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", typed).id();
    if (!status.equals("open")) {
      care(id, "status", new NewStatus(status, "", null));
    }
    return id;
  }

  CareAnswer care(long id) throws Exception {
    return desk.answer(
        CareAnswer.class,
        "/api/v1/suggestions/{id}/care",
        FakeRequest.get("/").with("id", id).by(desk.staff));
  }

  void due(long id, LocalDate day, String reason) throws Exception {
    care(id, "due", new NewDue(day == null ? "" : day.toString(), reason));
  }

  void care(long id, String part, Object body) throws Exception {
    desk.call(
        "/api/v1/suggestions/{id}/" + part,
        FakeRequest.of("PUT", "/")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "\"" + care(id).revision() + "\"")
            .json(body));
  }

  void planFor(long id, Release release) {
    LifecycleChange change =
        LifecycleChange.planned(
            "planned " + id,
            Suggestion.subject(id),
            release,
            Instant.parse("2026-11-27T17:04:00Z"));
    desk.contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(SubjectLifecycle.class::isInstance)
        .map(SubjectLifecycle.class::cast)
        .findFirst()
        .orElseThrow()
        .apply(change);
  }

  static RoadmapRequest roadmap(String title, String audience, String... groups) {
    return new RoadmapRequest(title, "", "", "status", audience, List.of(groups));
  }

  static RoadmapRequest ofProduct(String title, String product) {
    return new RoadmapRequest(title, "", product, "status", "everybody", List.of());
  }

  Reply make(RoadmapRequest fields) throws Exception {
    return desk.call(ALL, FakeRequest.post("/").by(desk.staff).json(fields));
  }

  BoardAnswer board(String slug, String by, Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("slug", slug).query("by", by);
    return desk.answer(BoardAnswer.class, ONE, reader == null ? request : request.by(reader));
  }

  /** Returns the titles of each column that has any. */
  static Map<String, List<String>> titles(BoardAnswer board) {
    Map<String, List<String>> titles = new LinkedHashMap<>();
    for (ColumnAnswer column : board.columns()) {
      if (!column.cards().isEmpty()) {
        titles.put(column.key(), column.cards().stream().map(CardAnswer::title).toList());
      }
    }
    return titles;
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
