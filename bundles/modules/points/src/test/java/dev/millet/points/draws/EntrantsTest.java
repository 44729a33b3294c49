package dev.millet.points.draws;

import static dev.millet.points.draws.DrawGround.lottery;
import static dev.millet.points.draws.DrawGround.refusal;
import static dev.millet.points.draws.DrawGround.sealed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Standing;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Tests who enters a draw, what they are told, and what is left of them. */
@RunWith(Parameterized.class)
public final class EntrantsTest {

  private final DrawGround ground;

  public EntrantsTest(TestDatabase database) {
    ground = new DrawGround(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
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
  public void membersAreToldWhatBecameOfTheDraw() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Tickets", 1));
    ground.enter(ground.ann, draw);
    ground.enter(ground.bob, draw);
    ground.close(draw);
    ground.reveal(draw, "");
    ground.hear();
    Subject subject = Subject.of(Draw.TYPE, draw.id());
    assertEquals(2, ground.notices.followers(subject).size());
    Member chosen = ground.own(ground.ann, draw).state().equals("chosen") ? ground.ann : ground.bob;
    Member other = chosen == ground.ann ? ground.bob : ground.ann;
    assertEquals(List.of(chosen.id()), told(DrawJournal.CHOSEN).get(0).members());
    assertEquals(List.of(other.id()), told(DrawJournal.DRAWN).get(0).members());
    assertEquals("notice.not-drawn", told(DrawJournal.DRAWN).get(0).detail().value());
    ground.leave(chosen, draw);
    ground.hear();
    assertEquals("once", 1, told(DrawJournal.DRAWN).size());
    assertEquals(List.of(other.id()), told(DrawJournal.CHOSEN).get(1).members());
    assertEquals("notice.moved-up", told(DrawJournal.CHOSEN).get(1).detail().value());
  }

  @Test
  public void whoDidNotQualifyIsToldSo() throws Exception {
    DrawAnswer draw = ground.announce(sealed("Phones", 1, "level=4"));
    for (Member each : List.of(ground.ann, ground.bob)) {
      ground.standings.put(each.id(), new Standing(4, 300, 0));
      ground.enter(each, draw);
    }
    ground.standings.put(ground.bob.id(), new Standing(3, 200, 0));
    ground.close(draw);
    ground.reveal(draw, "");
    ground.hear();
    assertEquals(List.of(ground.bob.id()), told(DrawJournal.DRAWN).get(0).members());
    assertEquals("notice.not-qualified", told(DrawJournal.DRAWN).get(0).detail().value());
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
    assertEquals(1, ground.lines(draw).stream().filter(each -> each.member() == null).count());
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
        new Race(ground.database).run(handle -> close(draw), () -> ground.enter(ground.bob, draw));
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
}
