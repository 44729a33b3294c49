package dev.millet.points.draws;

import static dev.millet.points.draws.DrawGround.lottery;
import static dev.millet.points.draws.DrawGround.refusal;
import static dev.millet.points.draws.DrawGround.sealed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;

import dev.millet.api.members.Member;
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
    assertEquals(List.of("gave-back", "chosen", "chosen", "reserve", "reserve"), states(draw));
    Member fourth = people.get(order.get(3) - 1);
    ground.leave(fourth, draw);
    ground.leave(third, draw);
    assertEquals(List.of("gave-back", "chosen", "gave-back", "withdrawn", "chosen"), states(draw));
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
}
