package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.api.members.Member;
import dev.millet.members.MembersEntries;
import dev.millet.members.Town;
import dev.millet.members.circles.Circle;
import dev.millet.members.circles.CircleText;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Circles that change while somebody comes in. */
@RunWith(Parameterized.class)
public final class CircleRacesTest {

  private final Town town;
  private final Member member;
  private final Circle circle;

  public CircleRacesTest(TestDatabase test) {
    town = new Town(test);
    member = town.someone();
    circle = town.care.circleChange().make(new CircleText(Town.freshHandle(), "", true));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void nobodyComesIntoACircleThatIsRemoved() throws Exception {
    assertEquals("not-found", overlap(() -> town.care.circleChange().remove(circle), this::add));
  }

  @Test
  public void nobodyJoinsACircleThatIsClosed() throws Exception {
    CircleText closed = new CircleText(circle.name(), "", false);
    assertEquals(
        "members.circle-closed",
        overlap(
            () -> town.care.circleChange().edit(circle, closed),
            () -> town.care.circleChange().join(circle, member)));
    assertFalse(town.circles.slugsOf(member.id()).contains(circle.slug()));
  }

  @Test
  public void whoIsDeletedComesIntoNoCircle() throws Exception {
    assertEquals("not-found", overlap(() -> town.care.deletion().delete(member.id()), this::add));
  }

  @Test
  public void whoIsPutIntoACircleTwiceIsInItOnce() throws Exception {
    assertEquals("done", overlap(this::add, this::add));
    assertEquals(
        1,
        town.journal
            .payloads(MembersEntries.CIRCLE_JOINED, MembersEntries.CircleEntry.class)
            .size());
  }

  @Test
  public void twoChangesOfOneFormAreNotMixed() throws Exception {
    CircleText one = new CircleText(circle.name(), "one", true);
    CircleText other = new CircleText(circle.name(), "other", true);
    overlap(
        () -> town.care.circleChange().edit(circle, one),
        () -> assertFalse(town.care.circleChange().edit(circle, other).isPresent()));
    assertEquals("one", town.circles.bySlug(circle.slug()).orElseThrow().description());
  }

  private String overlap(Overlap.Step first, Overlap.Step second) throws Exception {
    return Overlap.of(town.database, first, second);
  }

  private void add() {
    town.care.circleChange().add(circle, member, null);
  }
}
