package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.requests.InvitationRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Two at one invitation: its last use, its end, and the end of who made it. */
@RunWith(Parameterized.class)
public final class InvitationRacesTest {

  private static final String SPENT = "members.invitation-spent";

  private final Town town;
  private final Member admin;

  public InvitationRacesTest(TestDatabase test) {
    town = new Town(test);
    admin = town.someone(Set.of(Role.ADMIN));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void ofTwoWhoSignUpByTheLastUseOneGetsIn() throws Exception {
    Invitations.Link link = invite(1);
    String late = Town.freshHandle();

    assertEquals(SPENT, overlap(() -> join(Town.freshHandle(), link), () -> join(late, link)));

    assertEquals(1, after(link).uses());
    assertTrue(town.accounts.byHandle(late).isEmpty());
  }

  @Test
  public void ofTwoMembersWhoTakeTheLastUseOneGetsTheRole() throws Exception {
    Invitations.Link link = invite(1);
    Member one = town.someone();
    Member other = town.someone();

    assertEquals(
        SPENT,
        overlap(
            () -> town.invitations.accept(link.secret(), one),
            () -> town.invitations.accept(link.secret(), other)));

    assertEquals(1, after(link).uses());
    assertFalse(town.accounts.byId(other.id()).orElseThrow().member().is(Role.STAFF));
  }

  @Test
  public void oneMemberUsesOneUse() throws Exception {
    Invitations.Link link = invite(5);
    Member one = town.someone();

    assertEquals(
        "members.role-held",
        overlap(
            () -> town.invitations.accept(link.secret(), one),
            () -> town.invitations.accept(link.secret(), one)));

    assertEquals(1, after(link).uses());
  }

  /** Shows that the tests above can fail: it is the statement that decides. */
  @Test
  public void controlCountingByWhatWasReadBeforeLetsOneMoreIn() throws Exception {
    assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    Invitations.Link link = invite(1);

    assertEquals("done", overlap(() -> unguarded(link), () -> unguarded(link)));

    assertEquals(2, after(link).uses());
  }

  @Test
  public void nobodyComesByAnInvitationThatIsBeingRevoked() throws Exception {
    Invitations.Link link = invite(5);
    long id = link.invitation().id();

    assertEquals(
        SPENT,
        overlap(() -> town.invitations.revoke(id, admin), () -> join(Town.freshHandle(), link)));
  }

  @Test
  public void nobodyComesByAnInvitationOfWhoIsBeingDemotedOrDeleted() throws Exception {
    Member demoted = town.someone(Set.of(Role.ADMIN));
    Invitations.Link theirs = town.invitations.make(wanted(5), demoted, Locale.ENGLISH);
    assertEquals(
        SPENT,
        overlap(
            () -> town.care.roleChange().change(demoted.id(), Set.of(), admin),
            () -> join(Town.freshHandle(), theirs)));

    Member deleted = town.someone(Set.of(Role.ADMIN));
    Invitations.Link last = town.invitations.make(wanted(5), deleted, Locale.ENGLISH);
    assertEquals(
        SPENT,
        overlap(
            () -> town.care.deletion().delete(deleted.id()), () -> join(Town.freshHandle(), last)));
  }

  @Test
  public void whoIsBeingDemotedOrDeletedMakesNoInvitation() throws Exception {
    Member demoted = town.someone(Set.of(Role.ADMIN));
    assertEquals(
        "members.not-active",
        overlap(
            () -> town.care.roleChange().change(demoted.id(), Set.of(), admin),
            () -> town.invitations.make(wanted(1), demoted, Locale.ENGLISH)));

    Member deleted = town.someone(Set.of(Role.ADMIN));
    assertEquals(
        "members.not-active",
        overlap(
            () -> town.care.deletion().delete(deleted.id()),
            () -> town.invitations.make(wanted(1), deleted, Locale.ENGLISH)));
  }

  @Test
  public void whatIsMadeBeforeADemotionEndsWithIt() throws Exception {
    Member demoted = town.someone(Set.of(Role.ADMIN));
    Invitations.Link[] made = new Invitations.Link[1];

    assertEquals(
        "done",
        overlap(
            () -> made[0] = town.invitations.make(wanted(1), demoted, Locale.ENGLISH),
            () -> town.care.roleChange().change(demoted.id(), Set.of(), admin)));

    assertTrue(town.invitations.open(made[0].secret()).isEmpty());
  }

  private Invitations.Link invite(int uses) {
    return town.invitations.make(wanted(uses), admin, Locale.ENGLISH);
  }

  private static InvitationRequest wanted(int uses) {
    return new InvitationRequest("staff", uses, 7, "", null);
  }

  private void join(String handle, Invitations.Link link) {
    town.invitations.signUp(
        new SignUpRequest(
            handle, null, Town.PASSWORD, null, null, null, false, link.secret(), null),
        "192.0.2.1",
        Locale.ENGLISH);
  }

  private void unguarded(Invitations.Link link) {
    Invitation read = after(link);
    if (read.uses() < read.maxUses()) {
      town.database.write(
          handle ->
              handle.execute(
                  "UPDATE members_invitations SET uses = uses + 1 WHERE id = ?", read.id()));
    }
  }

  private Invitation after(Invitations.Link link) {
    return town.invitations.find(link.invitation().id()).orElseThrow();
  }

  private String overlap(Overlap.Step first, Overlap.Step second) throws Exception {
    return Overlap.of(town.database, first, second);
  }
}
