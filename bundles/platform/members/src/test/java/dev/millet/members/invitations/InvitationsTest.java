package dev.millet.members.invitations;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.export.OwnRecords;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.InvitationRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Invitations by role. */
@RunWith(Parameterized.class)
public final class InvitationsTest {

  private static final String SPENT = "members.invitation-spent";

  private final Town town;
  private final Member admin;

  public InvitationsTest(TestDatabase test) {
    town = new Town(test, new Settings(false, 0));
    admin = town.someone(Set.of(Role.ADMIN));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void somebodyJoinsByAnInvitationWhileSignUpIsClosed() throws Exception {
    InvitationLink link = invite("staff", 1);
    assertEquals("members.sign-up-closed", Town.problem(() -> join(null)).code());

    Member joined = join(link.secret());

    assertEquals(Set.of(Role.MEMBER, Role.STAFF), joined.roles());
    assertEquals(SPENT, Town.problem(() -> join(link.secret())).code());
    Invitation after = find(link);
    assertEquals(Invitation.State.USED_UP, after.state(town.clock.instant()));
    Map<Long, List<Arrival>> arrivals = town.invitations.arrivals(List.of(after));
    assertEquals(joined.id(), arrivals.get(after.id()).get(0).memberId());
  }

  @Test
  public void anOpenInvitationMakesATeamAndOneThatEndedDoesNot() throws Exception {
    town.database.write(
        handle -> {
          handle.execute("DELETE FROM members_invitations");
          return handle.execute(
              "DELETE FROM members_roles WHERE member_id <> ? AND role <> 'MEMBER'", admin.id());
        });
    assertFalse(town.invitations.hasTeam());
    invite("member", 1);
    assertFalse(town.invitations.hasTeam());
    InvitationLink link = invite("staff", 1);
    assertTrue(town.invitations.hasTeam());
    town.invitations.revoke(link.invitation().id(), admin);
    assertFalse(town.invitations.hasTeam());
    join(invite("staff", 1).secret());
    assertTrue("somebody came", town.invitations.hasTeam());
  }

  @Test
  public void aMemberTakesTheRoleAndKeepsTheOthers() throws Exception {
    Member moderator = town.someone(Set.of(Role.MODERATOR));
    InvitationLink link = invite("admin", 2);

    town.invitations.accept(link.secret(), moderator);

    assertEquals(
        Set.of(Role.MEMBER, Role.MODERATOR, Role.ADMIN),
        town.directory.byId(moderator.id()).orElseThrow().roles());
    MembersEntries.RolesChanged told =
        town
            .journal
            .payloads(MembersEntries.ROLES_CHANGED, MembersEntries.RolesChanged.class)
            .stream()
            .filter(entry -> entry.member() == moderator.id())
            .findFirst()
            .orElseThrow();
    assertEquals(Long.valueOf(admin.id()), told.by());
  }

  @Test
  public void whoHasTheRoleDoesNotUseTheInvitationUp() throws Exception {
    InvitationLink link = invite("staff", 1);

    assertEquals(
        "members.role-held",
        Town.problem(() -> town.invitations.accept(link.secret(), admin)).code());

    assertEquals(0, find(link).uses());
  }

  @Test
  public void whatIsTypedWrongDoesNotUseTheInvitationUp() throws Exception {
    InvitationLink link = invite("member", 1);
    Member there = town.someone();

    assertEquals(
        "members.handle-taken", Town.problem(() -> join(there.handle(), link.secret())).code());

    assertEquals(0, find(link).uses());
    join(link.secret());
  }

  @Test
  public void anInvitationEndsWithItsTimeAndWhenItIsRevoked() throws Exception {
    InvitationLink old = invite("member", 9);
    InvitationLink revoked = invite("member", 9);
    assertTrue(town.invitations.revoke(revoked.invitation().id(), admin));
    assertEquals(SPENT, Town.problem(() -> join(revoked.secret())).code());
    assertTrue("a second time changes nothing", town.invitations.revoke(idOf(revoked), admin));
    assertFalse(town.invitations.revoke(Long.MAX_VALUE, admin));

    town.clock.pass(Duration.ofDays(7));

    assertEquals(SPENT, Town.problem(() -> join(old.secret())).code());
    Member member = town.someone();
    assertEquals(SPENT, Town.problem(() -> town.invitations.accept(old.secret(), member)).code());
    assertEquals(
        1,
        town
            .journal
            .payloads(MembersEntries.INVITATION_REVOKED, MembersEntries.InvitationEntry.class)
            .stream()
            .filter(entry -> entry.invitation() == idOf(revoked))
            .count());
  }

  @Test
  public void whatALinkDoesNotCarryOpensNothing() throws Exception {
    InvitationLink link = invite("admin", 1);
    String other = (link.secret().charAt(0) == 'a' ? "b" : "a") + link.secret().substring(1);
    for (String secret : List.of(other, "x", "")) {
      assertTrue(town.invitations.open(secret).isEmpty());
    }
    assertFalse(find(link).secretHash().contains(link.secret()));
  }

  @Test
  public void invitationsEndWhenWhoMadeThemIsNoAdministratorAnyMore() throws Exception {
    Member other = town.someone(Set.of(Role.ADMIN));
    InvitationLink link = town.invitations.make(wanted("admin", 5), other, Locale.ENGLISH);
    join(link.secret());

    town.care.roleChange().change(other.id(), Set.of(Role.STAFF), admin);

    assertEquals(SPENT, Town.problem(() -> join(link.secret())).code());
    assertEquals(
        "members.not-active",
        Town.problem(() -> town.invitations.make(wanted("admin", 1), other, Locale.ENGLISH))
            .code());
  }

  @Test
  public void invitationsEndWithTheAccountOfWhoMadeThem() throws Exception {
    Member other = town.someone(Set.of(Role.ADMIN));
    InvitationLink link = town.invitations.make(wanted("staff", 5), other, Locale.ENGLISH);
    Member joined = join(link.secret());

    town.care.deletion().delete(other.id());

    assertEquals(SPENT, Town.problem(() -> join(link.secret())).code());
    Invitation after = find(link);
    assertNull(after.made().by());
    assertEquals(1, after.uses());
    assertEquals(
        "they stay",
        Set.of(Role.MEMBER, Role.STAFF),
        town.directory.byId(joined.id()).get().roles());
  }

  @Test
  public void whoCameAndLeftIsNamedNoMore() throws Exception {
    InvitationLink link = invite("member", 2);
    Member joined = join(link.secret());

    town.care.deletion().delete(joined.id());

    Invitation after = find(link);
    assertTrue(town.invitations.arrivals(List.of(after)).isEmpty());
    assertEquals("the use counts", 1, after.uses());
  }

  @Test
  public void aCopyOfOnesDataNamesInvitationsWithoutTheirSecrets() throws Exception {
    InvitationLink link = invite("staff", 2);
    Member joined = join(link.secret());
    OwnRecords own =
        new OwnRecords(
            town.accounts,
            town.care.credentials(),
            town.groups,
            town.invitations,
            town.twoFactor.enrollment(),
            town.external.accounts());

    String made = town.json.write(own.of(admin.id()).invitations());
    assertTrue(made, made.contains("\"role\":\"staff\""));
    assertFalse(made, made.contains(find(link).secretHash()) || made.contains(link.secret()));
    assertEquals(idOf(link), own.of(joined.id()).acceptedInvitations().get(0).id());
  }

  @Test
  public void theApiMakesListsAndRevokes() throws Exception {
    String path = "/api/v1/members/invitations";
    town.call(FakeRequest.post(path).by(admin).json(wanted("moderator", 3)));
    Invitation newest = town.invitations.newest(ListRequest.first(1)).items().get(0);
    String listed = town.json.write(town.walk(() -> FakeRequest.get(path).by(admin), path).get(0));
    assertTrue(listed, listed.contains("\"role\":\"moderator\",\"state\":\"active\""));
    assertTrue(listed, listed.contains("\"uses\":{\"used\":0,\"max\":3,\"accepted\":[]}"));

    FakeRequest revoke = FakeRequest.of("DELETE", path + "/{id}").by(admin).with("id", newest.id());
    assertEquals(204, town.call(revoke, path + "/{id}").status());

    FakeRequest show = FakeRequest.get(path + "/{id}").by(admin).with("id", newest.id());
    String shown =
        town.json.write(((Reply.JsonValue) town.call(show, path + "/{id}").body()).value());
    assertTrue(shown, shown.contains("\"state\":\"revoked\""));
  }

  private InvitationLink invite(String role, int uses) {
    return town.invitations.make(wanted(role, uses), admin, Locale.ENGLISH);
  }

  private static InvitationRequest wanted(String role, int uses) {
    return new InvitationRequest(role, uses, 7, "Camera team 相机", null);
  }

  private Member join(String secret) throws Exception {
    return join(Town.freshHandle(), secret);
  }

  private Member join(String handle, String secret) throws Exception {
    SignUpRequest typed =
        new SignUpRequest(handle, null, Town.PASSWORD, null, null, null, false, secret, null);
    town.call(FakeRequest.post("/api/v1/members").json(typed));
    return town.directory.byHandle(handle).orElseThrow();
  }

  private static long idOf(InvitationLink link) {
    return link.invitation().id();
  }

  private Invitation find(InvitationLink link) {
    return town.invitations.find(idOf(link)).orElseThrow();
  }
}
