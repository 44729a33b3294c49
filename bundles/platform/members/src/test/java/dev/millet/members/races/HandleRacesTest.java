package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Details;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Handles that are taken in the moment in which others give them up. */
@RunWith(Parameterized.class)
public final class HandleRacesTest {

  private static final String UNGUARDED =
      """
      INSERT INTO members_accounts (handle, handle_key, handle_shape, display_name, created_at)
      SELECT handle, handle_key, handle_shape, 'the second', created_at
      FROM members_accounts WHERE id = ? ON CONFLICT DO NOTHING
      """;

  private final Town town;
  private final Member member;

  public HandleRacesTest(TestDatabase test) {
    town = new Town(test);
    member = town.someone();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aHandleThatIsGivenUpIsKeptInTheSameMoment() throws Exception {
    assertEquals(Accounts.TAKEN, overlap(this::rename, () -> signUp(member.handle())));
    assertEquals(member.id(), (long) town.kept.formerOwner(member.handle()).orElseThrow());
  }

  @Test
  public void aHandleOfWhoIsDeletedIsKeptInTheSameMoment() throws Exception {
    assertEquals(
        Accounts.TAKEN,
        overlap(() -> town.care.deletion().delete(member.id()), () -> signUp(member.handle())));
  }

  /** Shows that the tests above can fail: the table's constraints alone let the second have it. */
  @Test
  public void controlTheConstraintsAloneLetTheHandleGo() throws Exception {
    assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    overlap(
        this::rename, () -> town.database.write(handle -> handle.execute(UNGUARDED, member.id())));

    assertNotEquals(
        member.id(), town.directory.byHandle(member.handle()).map(Member::id).orElseThrow(), 0);
  }

  @Test
  public void anImportDoesNotTakeAHandleThatIsGivenUp() throws Exception {
    assertEquals(
        "done",
        overlap(
            this::rename,
            () ->
                town.directory.importedPeople(
                    "board", List.of(new ImportedPerson("key", member.handle(), null)))));

    assertEquals(List.of(), town.directory.byHandle(member.handle()).stream().toList());
  }

  @Test
  public void ofTwoWhoTakeAHandleOneGetsIt() throws Exception {
    String wanted = Town.freshHandle();
    Account other = account(town.someone());
    assertEquals(
        Accounts.TAKEN,
        overlap(
            () -> town.care.handleChange().change(account(member), wanted),
            () -> town.care.handleChange().change(other, wanted)));
    String next = Town.freshHandle();
    assertEquals(Accounts.TAKEN, overlap(() -> signUp(next), () -> signUp(next)));
  }

  @Test
  public void twoChangesOfOneFormKeepBothHandles() throws Exception {
    Account seen = account(member);
    assertEquals(
        "changed-meanwhile",
        overlap(
            () -> town.care.handleChange().change(seen, Town.freshHandle()),
            () -> town.care.handleChange().change(seen, Town.freshHandle())));
  }

  @Test
  public void ofTwoChangesOfOneProfileTheFirstStands() throws Exception {
    Account seen = account(member);
    assertEquals(
        "changed-meanwhile",
        overlap(() -> rename(seen, "The first"), () -> rename(seen, "The second")));
    assertEquals("The first", account(member).member().displayName());
  }

  private Account rename(Account seen, String name) {
    Details now = Details.of(seen.member());
    return town.care
        .profileEdit()
        .change(seen, new Details(name, now.city(), now.locale(), now.timeZone()));
  }

  @Test
  public void onePersonOfASourceIsMadeOnce() throws Exception {
    List<ImportedPerson> people = List.of(new ImportedPerson("one", Town.freshHandle(), null));
    assertEquals(
        "done",
        overlap(
            () -> town.directory.importedPeople("board", people),
            () -> town.directory.importedPeople("board", people)));

    String name = people.get(0).displayName();
    assertEquals(1, town.directory.search("@" + name, 5).size());
    assertEquals(
        1L,
        (long)
            town.database.read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT COUNT(*) FROM members_accounts WHERE display_name = :name")
                        .bind("name", name)
                        .mapTo(long.class)
                        .one()));
  }

  private String overlap(Overlap.Step first, Overlap.Step second) throws Exception {
    return Overlap.of(town.database, first, second);
  }

  private void rename() {
    town.care.handleChange().change(account(member), Town.freshHandle());
  }

  private void signUp(String handle) {
    town.signUp.add(
        town.signUp.hashed(town.signUp.draft(Town.applicant(handle), Set.of()), Town.PASSWORD));
  }

  private Account account(Member of) {
    return town.accounts.byId(of.id()).orElseThrow();
  }
}
