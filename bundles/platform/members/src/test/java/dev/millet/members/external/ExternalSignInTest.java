package dev.millet.members.external;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalRights;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** People for whom a provider vouches come in, and nobody else does. */
@RunWith(Parameterized.class)
public final class ExternalSignInTest {

  private static final String ISSUER = "https://login.example.com";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final Town town;
  private final ExternalSignIn external;

  public ExternalSignInTest(TestDatabase test) {
    town = new Town(test);
    external = town.externalSignIn;
  }

  private static ExternalIdentity identity() {
    return ExternalIdentity.of(ISSUER, Town.freshHandle(), "Example");
  }

  private Account account(ExternalIdentity identity) {
    return town.external.accounts().find(identity).orElseThrow();
  }

  private Reply comes(ExternalIdentity identity) {
    return external.signInOrSignUp(FakeRequest.get("/sso/example/callback"), identity, "/voting");
  }

  private Identity session(Reply reply) {
    String cookie =
        reply.headers().stream()
            .map(header -> header.getValue())
            .filter(value -> value.startsWith("millet_session="))
            .map(value -> value.substring("millet_session=".length(), value.indexOf(';')))
            .findFirst()
            .orElseThrow();
    return town.authentication.bySession(cookie);
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
    assertEquals(Optional.empty(), town.accounts.addresses().of(account(lei).member().id()));
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

  @Test
  public void onlyWhomTheProviderAskedJustNowIsProven() throws Exception {
    Instant now = town.clock.instant();
    ExternalIdentity lei = identity().withNames("Lei", "");
    assertFalse(session(comes(lei)).provenSince(now.minusSeconds(600)));
    assertTrue(session(comes(lei.withAuthenticatedAt(now))).provenSince(now.minusSeconds(600)));
    Identity unproven = session(comes(lei.withAuthenticatedAt(now.minusSeconds(86_400))));
    assertFalse(unproven.provenSince(now.minusSeconds(600)));
    FakeRequest request = FakeRequest.get("/sso/example/callback").by(unproven);
    assertEquals(
        "members.no-proof", Town.problem(() -> external.confirm(request, lei, "/")).code());
    assertEquals(
        "members.no-proof",
        Town.problem(
                () ->
                    external.confirm(request, lei.withAuthenticatedAt(now.minusSeconds(3600)), "/"))
            .code());
    assertEquals(
        "members.other-identity",
        Town.problem(() -> external.confirm(request, identity().withAuthenticatedAt(now), "/"))
            .code());
    Reply reply = external.confirm(request, lei.withAuthenticatedAt(now), "/members/confirm?to=/a");
    assertEquals("/members/confirm?to=/a", Town.header(reply, "Location"));
  }

  @Test
  public void theSecondStepIsAskedForAfterTheProvider() throws Exception {
    Instant now = town.clock.instant();
    Member member = town.someone();
    ExternalIdentity lei = identity().withAuthenticatedAt(now);
    external.link(member, lei);
    Authenticator phone = Authenticator.of(town, member);
    Reply half = comes(lei);
    assertEquals("/members/sign-in/two-factor?to=%2Fvoting", Town.header(half, "Location"));
    assertFalse(half.headers().toString().contains("millet_session="));
    Identity caller = town.signedIn(member);
    assertEquals(
        "the provider knows nothing of the code",
        "members.code-needed",
        Town.problem(
                () ->
                    external.confirm(FakeRequest.get("/sso/example/callback").by(caller), lei, "/"))
            .code());
    String waiting = Town.header(half, "Set-Cookie").replaceAll("^millet_second_step=|;.*", "");
    Reply in =
        town.call(
            FakeRequest.post("/members/sign-in/two-factor")
                .cookie("millet_second_step", waiting)
                .form("code", phone.next(), "to", "/voting"));
    assertTrue("the provider asked just now", session(in).provenSince(now.minusSeconds(60)));
  }

  @Test
  public void withProvidersOnlyPasswordsAndMailedCodesLetNobodyIn() throws Exception {
    Member member = town.someone();
    town.policy.only(true);
    assertEquals(
        "members.provider-only",
        Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, "192.0.2.7")).code());
    assertEquals(
        "members.provider-only",
        Town.problem(
                () ->
                    town.signUp.visitor(
                        Town.applicant(Town.freshHandle()), "192.0.2.7", Locale.ENGLISH))
            .code());
    assertEquals(
        403, Town.problem(() -> town.mailedSignIn.byCode("x".repeat(43), "12345678")).status());
    String page = town.html(FakeRequest.get("/members/sign-in"), "/members/sign-in");
    assertFalse(page, page.contains("name=\"password\""));
    String link = town.care.recovery().link(town.accounts.byId(member.id()).orElseThrow()).secret();
    assertTrue("a link of an administrator does", town.care.recovery().of(link).isPresent());
  }
}
