package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The last administrator, and the first. */
@RunWith(Parameterized.class)
public final class AdministratorRacesTest {

  private final Town town;

  public AdministratorRacesTest(TestDatabase test) {
    town = new Town(test);
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void oneOfTwoAdministratorsWhoDemoteEachOtherStays() throws Exception {
    Member one = admin();
    Member other = admin();
    assertEquals("members.last-administrator", overlap(() -> demote(one), () -> demote(other)));
    assertTrue(town.accounts.roles().isHeldByOne(Role.ADMIN));
  }

  @Test
  public void oneOfTwoAdministratorsWhoLeaveStays() throws Exception {
    Member one = admin();
    Member other = admin();
    assertEquals(
        "members.last-administrator",
        overlap(() -> demote(one), () -> town.care.deletion().delete(other.id())));
    Member third = admin();
    assertEquals(
        "members.last-administrator",
        overlap(() -> town.care.deletion().delete(third.id()), () -> demote(other)));
    assertTrue(town.accounts.roles().isHeldByOne(Role.ADMIN));
  }

  @Test
  public void theLinkOfTheFirstAdministratorIsUsedOnce() throws Exception {
    FirstAdministrator first = first();
    String link = first.link().orElseThrow();
    assertEquals(
        "members.setup-link-spent", overlap(() -> create(first, link), () -> create(first, link)));
    assertTrue(town.accounts.roles().isHeldByOne(Role.ADMIN));
  }

  @Test
  public void theLinkIsSpentWhenSomebodyIsMadeAdministratorMeanwhile() throws Exception {
    Member member = town.someone();
    FirstAdministrator first = first();
    String link = first.link().orElseThrow();
    assertEquals(
        "members.setup-link-spent",
        overlap(
            () -> town.care.roleChange().change(member.id(), Set.of(Role.ADMIN), null),
            () -> create(first, link)));
    assertTrue(town.accounts.roles().isHeldByOne(Role.ADMIN));
  }

  private String overlap(Overlap.Step first, Overlap.Step second) throws Exception {
    return Overlap.of(town.database, first, second);
  }

  private Member admin() {
    return town.someone(Set.of(Role.ADMIN));
  }

  private void demote(Member member) {
    town.care.roleChange().change(member.id(), Set.of(), null);
  }

  private FirstAdministrator first() {
    return new FirstAdministrator(town.database, town.accounts, town.signUp, town.clock);
  }

  private static void create(FirstAdministrator first, String link) {
    first.create(link, Town.applicant(Town.freshHandle()));
  }
}
