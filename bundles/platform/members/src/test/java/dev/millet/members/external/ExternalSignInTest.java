package dev.millet.members.external;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalRights;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** People for whom a provider vouches come in, and nobody else does. */
public final class ExternalSignInTest extends ExternalSignInGround {

  public ExternalSignInTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whoIsNewGetsAnAccountAndComesBackToIt() {
    String handle = Town.freshHandle();
    ExternalIdentity lei =
        identity().withNames("李雷 😀", handle).withEmail(handle + "@example.com", true);
    Reply reply = comes(lei);
    assertEquals(303, reply.status());
    assertEquals("/voting", Town.header(reply, "Location"));
    Account made = account(lei);
    assertEquals(made.member().id(), session(reply).member().id());
    assertEquals(handle, made.member().handle());
    assertEquals("李雷 😀", made.member().displayName());
    assertNull("nobody knows a password of it", made.password());
    assertEquals(
        handle + "@example.com",
        town.accounts.addresses().of(made.member().id()).orElseThrow().address());

    Reply again = comes(lei.withNames("Another Name", "another"));
    assertEquals(made.member().id(), session(again).member().id());
  }

  @Test
  public void everyNameMakesAHandle() {
    ExternalIdentity chinese = identity().withNames("韩梅梅", "");
    comes(chinese);
    assertEquals("韩梅梅", account(chinese).member().handle());
    ExternalIdentity same = identity().withNames("韩梅梅", "");
    comes(same);
    assertTrue(account(same).member().handle().startsWith("韩梅梅-"));
    ExternalIdentity unseen = identity().withNames("😀", "@");
    comes(unseen);
    assertTrue(account(unseen).member().handle().startsWith("member-"));
    ExternalIdentity reserved = identity().withNames("", "admin");
    comes(reserved);
    assertTrue(account(reserved).member().handle().startsWith("member-"));
  }

  @Test
  public void anAddressThatTheProviderDoesNotVerifyIsNotTaken() {
    ExternalIdentity lei =
        identity().withNames("Lei", "").withEmail(Town.freshHandle() + "@example.com", false);
    comes(lei);
    assertNull(account(lei).email());
    long id = account(lei).member().id();
    assertEquals(Optional.empty(), town.accounts.addresses().of(id));
    assertEquals("Lei", external.linked(id).get(0).label());
  }

  @Test
  public void anEqualAddressOpensNoAccount() {
    ExternalIdentity owner =
        identity().withNames("Owner", "").withEmail(Town.freshHandle() + "@example.com", true);
    comes(owner);
    ExternalIdentity other =
        ExternalIdentity.of("https://other.example.com", owner.subject(), "Other")
            .withEmail(owner.email().toUpperCase(Locale.ROOT), true);
    for (Reply reply :
        List.of(comes(other), external.signIn(FakeRequest.get("/sso/x/callback"), other, "/"))) {
      assertEquals(409, reply.status());
      assertEquals("", Town.header(reply, "Set-Cookie"));
    }
    assertEquals(Optional.empty(), town.external.accounts().find(other));
    assertTrue(body(comes(other)).contains("Ask an administrator for a link"));
    town.mail.setUp();
    assertTrue(body(comes(other)).contains("/members/sign-in/forgot"));
  }

  private static String body(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  @Test
  public void whoIsUnknownGetsNoAccountWhereNoneIsMade() {
    ExternalIdentity lei = identity().withNames("Lei", "");
    Reply reply = external.signIn(FakeRequest.get("/sso/x/callback"), lei, "/");
    assertEquals(403, reply.status());
    assertEquals(Optional.empty(), town.external.accounts().find(lei));
  }

  @Test
  public void whoIsSuspendedStaysOut() {
    ExternalIdentity lei = identity().withNames("Lei", "");
    comes(lei);
    Member admin = town.someone(Set.of(Role.ADMIN));
    town.care.suspension().suspend(account(lei).member().id(), admin, false);
    Reply reply = comes(lei);
    assertEquals(403, reply.status());
    assertEquals("", Town.header(reply, "Set-Cookie"));
  }

  @Test
  public void theProviderGivesAndTakesWhatItDecides() {
    Group lab = town.care.groupChange().make(new GroupText(Town.freshHandle(), "", false));
    Group free = town.care.groupChange().make(new GroupText(Town.freshHandle(), "", true));
    ExternalIdentity lei = identity().withNames("Lei", "");
    Set<Role> staff = Set.of(Role.STAFF);
    comes(lei.withRights(new ExternalRights(staff, staff, Set.of(lab.slug()), Set.of(lab.slug()))));
    Member member = account(lei).member();
    town.care.groupChange().join(free, member);
    assertTrue(member.roles().contains(Role.STAFF));
    assertEquals(Set.of(lab.slug(), free.slug()), town.groups.members().slugsOf(member.id()));

    comes(lei);
    assertTrue("silence changes nothing", account(lei).member().roles().contains(Role.STAFF));

    comes(lei.withRights(new ExternalRights(staff, Set.of(), Set.of(lab.slug()), Set.of())));
    assertFalse(account(lei).member().roles().contains(Role.STAFF));
    assertEquals(Set.of(free.slug()), town.groups.members().slugsOf(member.id()));
  }

  @Test
  public void anAdministratorKeepsTheRoles() {
    ExternalIdentity lei = identity().withNames("Lei", "");
    comes(lei);
    long id = account(lei).member().id();
    town.care.roleChange().change(id, Set.of(Role.ADMIN), null);
    comes(lei.withRights(new ExternalRights(Set.of(Role.STAFF), Set.of(), Set.of(), Set.of())));
    assertTrue(account(lei).member().roles().contains(Role.ADMIN));
  }

  @Test
  public void anIdentityIsOneMembersOnly() throws Exception {
    Member owner = town.someone();
    Member other = town.someone();
    ExternalIdentity lei = identity();
    external.link(owner, lei);
    external.link(owner, lei);
    assertEquals(1, external.linked(owner.id()).size());
    assertEquals(ExternalAccounts.TAKEN, Town.problem(() -> external.link(other, lei)).code());
    assertEquals(
        404, Town.problem(() -> external.unlink(other, lei.authority(), lei.subject())).status());
  }

  @Test
  public void theOnlyWayInIsNotUnlinked() throws Exception {
    town.policy.authorities(ISSUER);
    ExternalIdentity lei = identity().withNames("Lei", "");
    comes(lei);
    Member member = account(lei).member();
    assertEquals(
        "members.last-way-in",
        Town.problem(() -> external.unlink(member, ISSUER, lei.subject())).code());
    ExternalIdentity gone = ExternalIdentity.of("https://gone.example.com", "7", "Gone");
    external.link(member, gone);
    assertEquals(
        "a provider that is gone lets nobody in",
        "members.last-way-in",
        Town.problem(() -> external.unlink(member, ISSUER, lei.subject())).code());
    ExternalIdentity second = identity();
    external.link(member, second);
    external.unlink(member, ISSUER, lei.subject());
    assertEquals(2, external.linked(member.id()).size());
    Member withPassword = town.someone();
    ExternalIdentity third = identity();
    external.link(withPassword, third);
    external.unlink(withPassword, ISSUER, third.subject());
    town.policy.only(true);
    external.link(withPassword, third);
    assertEquals(
        "a password opens nothing then",
        "members.last-way-in",
        Town.problem(() -> external.unlink(withPassword, ISSUER, third.subject())).code());
  }
}
