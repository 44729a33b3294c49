package dev.millet.points.draws;

import static dev.millet.points.draws.DrawGround.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.selection.Criterion;
import dev.millet.api.selection.Finding;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Standing;
import dev.millet.points.api.selection.Candidate;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.NewSelection;
import dev.millet.points.api.selection.Requirement;
import dev.millet.points.api.selection.SelectionResult;
import dev.millet.points.api.selection.SelectionStatus;
import dev.millet.points.api.selection.Selections;
import dev.millet.points.api.selection.Shortfall;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Selections that other modules have made. */
@RunWith(Parameterized.class)
public final class StoredSelectionsTest {

  private static final Subject EVENT = Subject.of("event", 12);

  private final DrawGround ground;
  private final Selections selections;

  public StoredSelectionsTest(TestDatabase database) {
    ground = new DrawGround(database);
    selections = ground.offered(Selections.class);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private SelectionStatus announce(String title, int places, NewSelection.How how) {
    return selections.announce(
        new NewSelection(EVENT, title, "/events/12", places, DrawGround.inHours(1), how));
  }

  private DrawAnswer draw(SelectionStatus status) throws Exception {
    return ground.answer(
        DrawAnswer.class, DrawGround.ONE, FakeRequest.get("/").with("id", status.id()));
  }

  private List<Candidate> people(int... parties) {
    List<Candidate> people = new ArrayList<>();
    for (int i = 0; i < parties.length; i++) {
      people.add(new Candidate(ground.members.add("person" + i).id(), parties[i], false));
    }
    return people;
  }

  private static List<Boolean> chosen(SelectionResult result) {
    return result.order().stream().map(SelectionResult.Place::chosen).toList();
  }

  @Test
  public void aPartyThatDoesNotFitIsSkippedAndTheNextDrawn() {
    announce("Party", 3, NewSelection.How.DRAW);
    List<Candidate> people = people(2, 2, 2, 1, 1);
    SelectionResult result = selections.choose(EVENT, 3, people);
    int left = 3;
    for (SelectionResult.Place place : result.order()) {
      int size =
          people.stream().filter(each -> each.member() == place.member()).findFirst().get().party();
      assertEquals(size <= left, place.chosen());
      left -= place.chosen() ? size : 0;
    }
    assertEquals(5, result.order().size());
    assertEquals("asked again", result, selections.choose(EVENT, 3, List.of()));
    assertTrue(selections.find(EVENT).orElseThrow().done());
  }

  @Test
  public void aPartyWhoseCategoryIsFullIsSkippedAndTheListSaysTheQuotas() throws Exception {
    SelectionStatus status = announce("Party", 6, NewSelection.How.DRAW);
    List<Candidate> people = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Long category = i % 3 == 2 ? null : (Long) (long) (3 + i % 3);
      people.add(new Candidate(ground.members.add("guest" + i).id(), 1 + i % 2, i == 0, category));
    }
    SelectionResult result = selections.choose(EVENT, 6, Map.of(3L, 2, 4L, 3), people);
    Map<Long, Integer> left = new HashMap<>(Map.of(3L, 2, 4L, 3));
    int free = 6;
    for (SelectionResult.Place place : result.order()) {
      Candidate who =
          people.stream().filter(each -> each.member() == place.member()).findFirst().get();
      int most = Math.min(free, left.getOrDefault(who.category(), free));
      assertEquals(who.party() <= most, place.chosen());
      free -= place.chosen() ? who.party() : 0;
      if (place.chosen() && who.category() != null) {
        left.merge(who.category(), -who.party(), Integer::sum);
      }
    }
    String list =
        DrawGround.text(
            ground.call("/draws/{id}/entries.txt", FakeRequest.get("/").with("id", status.id())));
    assertTrue(list, list.startsWith("draw " + status.id() + " places 6 quotas 3:2 4:3\n"));
    assertEquals(draw(status).numbers().fingerprint(), Proofs.sha256(list));
    assertEquals("asked again", result, selections.choose(EVENT, 6, List.of()));
  }

  @Test
  public void whoHidesLaterIsNamedNoMoreAndTheListStaysTheSame() throws Exception {
    SelectionStatus status = announce("Party", 1, NewSelection.How.DRAW);
    selections.show(EVENT, ground.ann.id(), false);
    selections.choose(EVENT, 1, List.of(new Candidate(ground.ann.id(), 1, true)));
    DrawAnswer done = draw(status);
    assertEquals("ann", ground.lines(done).get(0).member().handle());
    selections.show(EVENT, ground.ann.id(), false);
    assertNull(ground.lines(done).get(0).member());
    assertEquals(done.numbers(), draw(status).numbers());
    String page = ground.page(null, "/draws/{id}/entries", done, Locale.ENGLISH);
    assertFalse(page, page.contains(">ann<"));
  }

  @Test
  public void theGreatestScoresAreChosenByRankAndTheFirstOfEqualOnes() throws Exception {
    SelectionStatus status =
        announce("Testers", 2, new NewSelection.How(Method.RANK, "points", List.of()));
    List<Candidate> people = people(1, 1, 1, 1);
    long[] points = {10, 30, 20, 30};
    for (int i = 0; i < points.length; i++) {
      ground.standings.put(people.get(i).member(), new Standing(1, points[i], 0));
    }
    SelectionResult result = selections.choose(EVENT, 2, people);
    assertEquals(
        List.of(
            people.get(1).member(),
            people.get(3).member(),
            people.get(2).member(),
            people.get(0).member()),
        result.order().stream().map(SelectionResult.Place::member).toList());
    assertEquals(List.of(true, true, false, false), chosen(result));
    assertEquals("none", draw(status).numbers().source());
  }

  @Test
  public void whoHasAGreaterScoreHasMoreTickets() throws Exception {
    SelectionStatus status =
        announce("Testers", 1, new NewSelection.How(Method.WEIGHTED, "level", List.of()));
    List<Candidate> people = people(1, 1, 1);
    ground.standings.put(people.get(1).member(), new Standing(7, 0, 0));
    ground.standings.put(people.get(2).member(), new Standing(900, 0, 0));
    selections.choose(EVENT, 1, people);
    assertEquals(
        List.of(1, 7, 100),
        ground.lines(draw(status)).stream().map(DrawAnswer.Line::tickets).toList());
  }

  /** Knows the cities of some members, as another module would. */
  private static final class Cities implements Criterion {

    private final Map<Long, String> cities;

    Cities(Map<Long, String> cities) {
      this.cities = cities;
    }

    @Override
    public String name() {
      return "city";
    }

    @Override
    public boolean accepts(String wanted) {
      return cities.containsValue(wanted);
    }

    @Override
    public String describe(String wanted, Locale locale) {
      return "lives in " + wanted;
    }

    @Override
    public String label(Locale locale) {
      return "City";
    }

    @Override
    public Map<Long, Finding> look(Collection<Long> members, String wanted) {
      return members.stream()
          .filter(cities::containsKey)
          .collect(
              Collectors.toMap(
                  each -> each,
                  each -> new Finding(cities.get(each).equals(wanted), cities.get(each), 1)));
    }
  }

  @Test
  public void criteriaOfOtherModulesDecideWhoQualifiesAndSayWhy() throws Exception {
    Member ann = ground.ann;
    Member bob = ground.bob;
    Member cai = ground.cai;
    ground.offered.add(new Cities(Map.of(ann.id(), "chengdu", bob.id(), "wuhan")));
    Requirement home = new Requirement("city", "chengdu");
    assertEquals(
        Map.of(
            bob.id(), List.of(new Shortfall(home, "wuhan")),
            cai.id(), List.of(new Shortfall(home, ""))),
        selections.shortfalls(List.of(ann.id(), bob.id(), cai.id()), List.of(home)));
    assertEquals("lives in chengdu", selections.describe(home, Locale.ENGLISH).orElseThrow());
    SelectionStatus status =
        announce("Dinner", 5, new NewSelection.How(Method.DRAW, "", List.of(home)));
    SelectionResult result =
        selections.choose(
            EVENT, 5, List.of(new Candidate(ann.id(), 1, true), new Candidate(bob.id(), 1, true)));
    assertEquals(List.of(new SelectionResult.Place(ann.id(), true)), result.order());
    assertEquals("not-qualified", ground.own(bob, draw(status)).state());
    assertEquals(
        List.of(new DrawAnswer.Found("city", "chengdu", "wuhan", false)),
        ground.own(bob, draw(status)).found());
  }

  @Test
  public void aCriterionThatIsAwayLetsNothingBeDecided() {
    ground.offered.add(new Cities(Map.of(ground.ann.id(), "chengdu")));
    announce(
        "Dinner",
        5,
        new NewSelection.How(Method.DRAW, "", List.of(new Requirement("city", "chengdu"))));
    ground.offered.clear();
    List<Candidate> people = people(1);
    assertEquals("points.criterion-away", refusal(() -> selections.choose(EVENT, 5, people)));
    assertFalse(selections.find(EVENT).orElseThrow().done());
  }

  @Test
  public void announcedAgainItKeepsItsSeedUntilItIsDone() throws Exception {
    SelectionStatus first = announce("Walk", 3, NewSelection.How.DRAW);
    String sealed = draw(first).numbers().commitment();
    SelectionStatus again = announce("Night walk", 4, NewSelection.How.DRAW);
    assertEquals(first, again);
    assertEquals("Night walk", draw(again).title());
    assertEquals(4, draw(again).places());
    assertEquals(sealed, draw(again).numbers().commitment());
    selections.choose(EVENT, 4, people(1));
    SelectionStatus next = announce("Walk", 3, NewSelection.How.DRAW);
    assertTrue(next.id() > first.id());
    assertFalse(selections.find(EVENT).orElseThrow().done());
  }

  @Test
  public void whatAModuleRunsIsNotEnteredOrDrawnHere() throws Exception {
    DrawAnswer draw = draw(announce("Walk", 3, NewSelection.How.DRAW));
    assertEquals("event/12", draw.subject());
    assertEquals("points.draw-elsewhere", refusal(() -> ground.enter(ground.ann, draw)));
    assertEquals("points.draw-elsewhere", refusal(() -> ground.close(draw)));
    assertEquals("points.draw-elsewhere", refusal(() -> ground.cancel(draw, "No")));
    selections.cancel(EVENT, "It rains.");
    assertEquals("cancelled", draw(selections.find(EVENT).orElseThrow()).state());
    assertEquals("points.draw-cancelled", refusal(() -> selections.choose(EVENT, 3, List.of())));
  }

  @Test
  public void nobodyIsAResultToo() {
    announce("Walk", 3, NewSelection.How.DRAW);
    assertEquals(List.of(), selections.choose(EVENT, 3, List.of()).order());
    assertTrue(selections.find(EVENT).orElseThrow().done());
  }
}
