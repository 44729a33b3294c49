package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;
import dev.millet.members.journal.MembersEntries;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Groups that change while somebody comes in. */
@RunWith(Parameterized.class)
public final class GroupRacesTest {

  private final Town town;
  private final Member member;
  private final Group group;

  public GroupRacesTest(TestDatabase test) {
    town = new Town(test);
    member = town.someone();
    group = town.care.groupChange().make(new GroupText(Town.freshHandle(), "", true));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void nobodyComesIntoAGroupThatIsRemoved() throws Exception {
    assertEquals("not-found", overlap(() -> town.care.groupChange().remove(group), this::add));
  }

  @Test
  public void nobodyJoinsAGroupThatIsClosed() throws Exception {
    GroupText closed = new GroupText(group.name(), "", false);
    assertEquals(
        "members.group-closed",
        overlap(
            () -> town.care.groupChange().edit(group, closed),
            () -> town.care.groupChange().join(group, member)));
    assertFalse(town.groups.members().slugsOf(member.id()).contains(group.slug()));
  }

  @Test
  public void whoIsDeletedComesIntoNoGroup() throws Exception {
    assertEquals("not-found", overlap(() -> town.care.deletion().delete(member.id()), this::add));
  }

  @Test
  public void whoIsPutIntoAGroupTwiceIsInItOnce() throws Exception {
    assertEquals("done", overlap(this::add, this::add));
    assertEquals(
        1,
        town.journal.payloads(MembersEntries.GROUP_JOINED, MembersEntries.GroupEntry.class).size());
  }

  @Test
  public void twoChangesOfOneFormAreNotMixed() throws Exception {
    GroupText one = new GroupText(group.name(), "one", true);
    GroupText other = new GroupText(group.name(), "other", true);
    assertEquals(
        "changed-meanwhile",
        overlap(
            () -> town.care.groupChange().edit(group, one),
            () -> town.care.groupChange().edit(group, other)));
    assertEquals("one", town.groups.bySlug(group.slug()).orElseThrow().description());
  }

  private String overlap(Overlap.Step first, Overlap.Step second) throws Exception {
    return Overlap.of(town.database, first, second);
  }

  private void add() {
    town.care.groupChange().add(group, member, null);
  }
}
