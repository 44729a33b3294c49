package dev.millet.points.draws;

import static dev.millet.points.draws.DrawGround.lottery;
import static dev.millet.points.draws.DrawGround.refusal;
import static dev.millet.points.draws.DrawGround.sealed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Standing;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Draws that the team runs and members enter. */
@RunWith(Parameterized.class)
public final class DrawsTest {

  private static final String NUMBERS = "4 9 15 22 27 31 / 11";

  private final DrawGround ground;

  public DrawsTest(TestDatabase database) {
    ground = new DrawGround(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private List<Member> crowd(DrawAnswer draw, int size) throws Exception {
    List<Member> people = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      people.add(ground.members.add("entrant" + i));
      ground.enter(people.get(i), draw);
    }
    return people;
  }

  private DrawAnswer drawn(DrawAnswer draw) throws Exception {
    ground.close(draw);
    ground.pass(draw, "source_at");
    return ground.reveal(draw, NUMBERS);
  }

  private List<Integer> order(DrawAnswer draw) throws Exception {
    return ground.lines(draw).stream()
        .sorted(Comparator.comparing(DrawAnswer.Line::drawnAs))
        .map(DrawAnswer.Line::number)
        .toList();
  }

  private List<String> states(DrawAnswer draw) throws Exception {
    return ground.lines(draw).stream()
        .sorted(Comparator.comparing(DrawAnswer.Line::drawnAs))
        .map(DrawAnswer.Line::state)
        .toList();
  }

  @Test
  public void aLotteryDecidesAndTheOrderIsThatOfTheAlgorithm() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 2));
    List<Member> people = crowd(draw, 5);
    DrawAnswer closed = ground.close(draw);
    assertEquals("closed", closed.state());
    assertEquals(5, closed.numbers().entries());
    ground.pass(draw, "source_at");
    DrawAnswer done = ground.reveal(draw, NUMBERS);
    assertEquals("drawn", done.state());
    assertEquals("4.9.15.22.27.31./11./", done.numbers().entropy());
    List<Integer> expected = new ArrayList<>();
    for (int index :
        RandomOrder.of("4.9.15.22.27.31./11./", new int[] {1, 1, 1, 1, 1}, "SHA-256")) {
      expected.add(index + 1);
    }
    assertEquals(expected, order(draw));
    assertEquals(List.of("chosen", "chosen", "reserve", "reserve", "reserve"), states(draw));
    for (int i = 0; i < people.size(); i++) {
      DrawAnswer.Own own = ground.own(people.get(i), draw);
      assertEquals(Integer.valueOf(i + 1), own.number());
      assertEquals(Proofs.sha256(own.secret()), own.hash());
      assertEquals(own.hash(), ground.lines(draw).get(i).hash());
    }
  }

  @Test
  public void aSealedSeedFitsTheHashThatWasPublishedAndKnowsTheList() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Tickets", 1));
    assertNull(draw.numbers().entropy());
    crowd(draw, 3);
    DrawAnswer closed = ground.close(draw);
    DrawAnswer done = ground.reveal(draw, "");
    assertEquals(draw.numbers().commitment(), done.numbers().commitment());
    String[] sources = done.numbers().entropy().split("/");
    assertEquals(
        draw.numbers().commitment(), Proofs.sha256(SourceNumbers.seed(done.numbers().entropy())));
    assertEquals(closed.numbers().fingerprint().toUpperCase(Locale.ROOT), sources[1]);
    assertNotEquals(
        ground.announce(sealed("Others", 1)).numbers().commitment(), draw.numbers().commitment());
  }

  @Test
  public void eachWrongOrderIsRefusedAndChangesNothing() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 1));
    assertEquals("points.draw-empty", refusal(() -> ground.close(draw)));
    assertEquals("points.draw-not-closed", refusal(() -> ground.reveal(draw, NUMBERS)));
    crowd(draw, 2);
    DrawAnswer closed = ground.close(draw);
    assertEquals("points.draw-not-open", refusal(() -> ground.close(draw)));
    assertEquals("points.draw-not-open", refusal(() -> ground.enter(ground.ann, draw)));
    assertEquals("points.draw-early", refusal(() -> ground.reveal(draw, NUMBERS)));
    assertEquals("numbers no-numbers", refusal(() -> ground.reveal(draw, "four")));
    assertEquals(closed, ground.show(draw));
  }

  @Test
  public void whatIsDrawnStaysDrawn() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 1));
    crowd(draw, 3);
    DrawAnswer done = drawn(draw);
    assertEquals("the same numbers again", done, ground.reveal(draw, "31 27 22 15 9 4/11"));
    assertEquals("points.draw-done", refusal(() -> ground.reveal(draw, "1 2 3")));
    assertEquals("points.draw-done", refusal(() -> ground.cancel(draw, "I do not like it")));
    assertEquals("points.draw-done", refusal(() -> ground.close(draw)));
    assertEquals(done, ground.show(draw));
  }

  @Test
  public void aListThatIsClosedAfterItsNumbersIsRefused() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 1));
    crowd(draw, 2);
    ground.pass(draw, "source_at");
    assertEquals("points.draw-late", refusal(() -> ground.close(draw)));
    assertEquals("open", ground.show(draw).state());
  }

  @Test
  public void whoWithdrawsIsReplacedByTheNextInOrder() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 2));
    List<Member> people = crowd(draw, 5);
    ground.close(draw);
    ground.pass(draw, "source_at");
    ground.reveal(draw, NUMBERS);
    List<Integer> order = order(draw);
    Member first = people.get(order.get(0) - 1);
    Member third = people.get(order.get(2) - 1);
    ground.leave(first, draw);
    ground.leave(first, draw);
    assertEquals("gave-back", ground.own(first, draw).state());
    assertEquals("chosen", ground.own(third, draw).state());
    assertEquals(Integer.valueOf(1), ground.lines(draw).get(order.get(2) - 1).standsFor());
    assertEquals(
        List.of("gave-back", "chosen", "chosen", "reserve", "reserve"), states(draw));
    Member fourth = people.get(order.get(3) - 1);
    ground.leave(fourth, draw);
    ground.leave(third, draw);
    assertEquals(
        List.of("gave-back", "chosen", "gave-back", "withdrawn", "chosen"), states(draw));
    assertEquals("the list stays as it was published", order, order(draw));
  }

  @Test
  public void whoWithdrawsBeforeTheDrawIsPassedOver() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 5));
    List<Member> people = crowd(draw, 5);
    ground.leave(people.get(0), draw);
    assertEquals("not-found", refusal(() -> ground.own(people.get(0), draw)));
    DrawAnswer closed = ground.close(draw);
    assertEquals(4, closed.numbers().entries());
    ground.leave(people.get(1), draw);
    ground.pass(draw, "source_at");
    ground.reveal(draw, NUMBERS);
    assertEquals(4, ground.lines(draw).size());
    assertEquals("withdrawn", ground.own(people.get(1), draw).state());
    assertEquals("chosen", ground.own(people.get(2), draw).state());
  }

  @Test
  public void whoDoesNotQualifyLearnsWhy() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Phones", 1, "level=4", "points=100"));
    assertEquals("points.not-qualified", refusal(() -> ground.enter(ground.ann, draw)));
    ground.standings.put(ground.ann.id(), new Standing(5, 300, 0));
    ground.standings.put(ground.bob.id(), new Standing(4, 200, 0));
    ground.enter(ground.ann, draw);
    ground.enter(ground.bob, draw);
    ground.standings.put(ground.bob.id(), new Standing(3, 200, 0));
    ground.close(draw);
    assertEquals(1, ground.lines(draw).size());
    DrawAnswer.Own bob = ground.own(ground.bob, draw);
    assertEquals("not-qualified", bob.state());
    assertNull(bob.number());
    assertEquals(
        List.of(
            new DrawAnswer.Found("level", "4", "3", false),
            new DrawAnswer.Found("points", "100", "200", true)),
        bob.found());
    assertTrue(ground.own(ground.ann, draw).found().stream().allMatch(DrawAnswer.Found::met));
  }

  @Test
  public void whatCannotBeAnnouncedIsRefusedWithItsField() {
    assertEquals(
        "requirements unknown", refusal(() -> ground.announce(sealed("Phones", 1, "height=4"))));
    assertEquals(
        "requirements refused", refusal(() -> ground.announce(sealed("Phones", 1, "level=high"))));
    NewDraw good = lottery("Phones", 1);
    assertEquals(
        "numbersAt before-list",
        refusal(
            () ->
                ground.announce(
                    new NewDraw(
                        good.title(),
                        1,
                        "draw",
                        "",
                        List.of(),
                        good.numbersAt(),
                        good.source(),
                        "",
                        good.closesAt()))));
    assertEquals(
        "score not-fitting",
        refusal(
            () ->
                ground.announce(
                    new NewDraw(
                        "Phones", 1, "rank", "", List.of(), good.closesAt(), "", "", null))));
  }

  @Test
  public void aCancelledDrawSaysWhyAndTakesNobody() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Phones", 1));
    ground.enter(ground.ann, draw);
    DrawAnswer over = ground.cancel(draw, "They are late.");
    assertEquals("cancelled", over.state());
    assertEquals("They are late.", over.times().cancelledFor());
    assertEquals("points.draw-cancelled", refusal(() -> ground.enter(ground.bob, draw)));
    assertEquals("points.draw-cancelled", refusal(() -> ground.close(draw)));
    assertEquals(over, ground.cancel(draw, "Twice."));
  }

  @Test
  public void timeClosesTheListAndDrawsWithASeed() throws Exception {
    DrawAnswer seed = ground.announce(sealed("Tickets", 1));
    DrawAnswer lottery = ground.announce(lottery("Phones", 1));
    DrawAnswer empty = ground.announce(sealed("Nothing", 1));
    ground.enter(ground.ann, seed);
    ground.enter(ground.ann, lottery);
    ground.runJob();
    assertEquals("open", ground.show(seed).state());
    for (DrawAnswer each : List.of(seed, lottery, empty)) {
      ground.pass(each, "times_closes_at");
    }
    assertEquals("points.draw-not-open", refusal(() -> ground.enter(ground.bob, seed)));
    ground.runJob();
    ground.runJob();
    assertEquals("drawn", ground.show(seed).state());
    assertEquals("closed", ground.show(lottery).state());
    assertEquals("open", ground.show(empty).state());
  }

  @Test
  public void membersAreToldWhatBecameOfTheDraw() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Tickets", 1));
    ground.enter(ground.ann, draw);
    ground.enter(ground.bob, draw);
    ground.close(draw);
    ground.reveal(draw, "");
    ground.hear();
    Subject subject = Subject.of(Draw.TYPE, draw.id());
    assertEquals(2, ground.notices.followers(subject).size());
    assertEquals(Notice.Audience.FOLLOWERS, told(DrawJournal.DRAWN).get(0).audience());
    Member chosen = ground.own(ground.ann, draw).state().equals("chosen") ? ground.ann : ground.bob;
    assertEquals(List.of(chosen.id()), told(DrawJournal.CHOSEN).get(0).members());
    ground.leave(chosen, draw);
    ground.hear();
    Member other = chosen == ground.ann ? ground.bob : ground.ann;
    assertEquals(List.of(other.id()), told(DrawJournal.CHOSEN).get(1).members());
    assertEquals("notice.moved-up", told(DrawJournal.CHOSEN).get(1).detail().value());
  }

  private List<Notice> told(String type) {
    return ground.notices.told(type);
  }

  @Test
  public void whoIsErasedLeavesAHashAndFreesThePlace() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Tickets", 1));
    ground.enter(ground.ann, draw, true);
    ground.enter(ground.bob, draw, true);
    ground.close(draw);
    DrawAnswer done = ground.reveal(draw, "");
    Member chosen = ground.own(ground.ann, draw).state().equals("chosen") ? ground.ann : ground.bob;
    Member other = chosen == ground.ann ? ground.bob : ground.ann;
    List<String> hashes = ground.lines(draw).stream().map(DrawAnswer.Line::hash).toList();
    ground.depart(chosen);
    assertEquals("chosen", ground.own(other, draw).state());
    assertEquals("not-found", refusal(() -> ground.own(chosen, draw)));
    assertEquals(hashes, ground.lines(draw).stream().map(DrawAnswer.Line::hash).toList());
    assertEquals(
        1, ground.lines(draw).stream().filter(each -> each.member() == null).count());
    assertEquals(done.numbers(), ground.show(draw).numbers());
  }

  @Test
  public void onlyThoseWhoAgreedAreNamed() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Tickets", 1));
    ground.enter(ground.ann, draw, true);
    ground.enter(ground.bob, draw, false);
    ground.close(draw);
    assertEquals("ann", ground.lines(draw).get(0).member().handle());
    assertNull(ground.lines(draw).get(1).member());
    ground.enter(ground.ann, draw, false);
    assertNull(ground.lines(draw).get(0).member());
  }

  @Test
  public void nobodyEntersAListThatIsBeingClosed() throws Exception {
    DrawAnswer draw = ground.announce(lottery("Phones", 1));
    ground.enter(ground.ann, draw);
    Race.Outcome outcome =
        new Race(ground.database)
            .run(handle -> close(draw), () -> ground.enter(ground.bob, draw));
    assertEquals(new Race.Outcome(200, 409, true), outcome);
    assertEquals(1, ground.lines(draw).size());
    assertFalse(ground.show(draw).numbers().fingerprint().isEmpty());
  }

  private Object close(DrawAnswer draw) {
    try {
      return ground.close(draw);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
