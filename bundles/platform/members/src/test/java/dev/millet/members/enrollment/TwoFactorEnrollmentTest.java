package dev.millet.members.enrollment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.journal.MembersEntries.TwoFactorEntry;
import dev.millet.members.requests.EnableTwoFactorRequest;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Members set two-factor authentication up, and administrators reset it. */
@RunWith(Parameterized.class)
public final class TwoFactorEnrollmentTest {

  private static final String PAGE = "/members/settings/two-factor";
  private static final String SET_UP = PAGE + "/set-up";
  private static final String OWN = "/api/v1/members/me/two-factor";
  private static final String MANAGE = "/members/{handle}/manage";
  private static final Pattern SECRET = Pattern.compile("data-copy>([A-Z2-7 ]+)<");
  private static final Pattern CODE = Pattern.compile("<li><code>([^<]+)</code></li>");

  private final TestDatabase database;
  private final Town town;

  public TwoFactorEnrollmentTest(TestDatabase test) {
    database = test;
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aMemberSetsItUpByPageInBothLanguages() throws Exception {
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      Member member = town.someone();
      Identity caller = town.signedIn(member);
      String off = town.html(FakeRequest.get(PAGE).by(caller).in(language), PAGE);
      Reply prepared =
          town.call(FakeRequest.post(PAGE + "/prepare").by(caller).form("to", "/suggestions"));
      assertEquals(SET_UP + "?to=%2Fsuggestions", Town.header(prepared, "Location"));

      String shown =
          town.html(
              FakeRequest.get(SET_UP).query("to", "/suggestions").by(caller).in(language), SET_UP);
      Matcher secret = SECRET.matcher(shown);
      assertTrue(shown, secret.find());
      assertEquals("nothing is on yet", false, town.twoFactor.factors.isOn(member.id()));
      Authenticator phone = Authenticator.with(town, secret.group(1).replace(" ", ""));
      Reply wrong = town.call(enabling(caller, phone.wrong()).in(language));
      assertEquals(422, wrong.status());

      String codes = town.html(enabling(caller, phone.code()).in(language), SET_UP);
      assertEquals(10, CODE.matcher(codes).results().count());
      assertTrue(codes, codes.contains("href=\"/suggestions\""));
      assertTrue(town.twoFactor.factors.isOn(member.id()));
      String on = town.html(FakeRequest.get(PAGE).by(caller).in(language), PAGE);
      assertNotEquals(off, on);
      for (String page : List.of(off, shown, codes, on)) {
        assertFalse(page, page.contains("??"));
      }
      assertEquals(
          "no secret is shown again",
          PAGE,
          Town.header(town.call(FakeRequest.get(SET_UP).by(caller)), "Location"));
    }
  }

  private static FakeRequest enabling(Identity caller, String code) {
    return FakeRequest.post(SET_UP).by(caller).form("code", code, "to", "/suggestions");
  }

  @Test
  public void appsReadTheAddressOfTheKey() {
    AuthenticatorKey key = new AuthenticatorKey("Ideas & 建议", "王小明", "GEZDGNBVGY3TQOJQ");

    assertEquals(
        "otpauth://totp/Ideas%20%26%20%E5%BB%BA%E8%AE%AE%3A%E7%8E%8B%E5%B0%8F%E6%98%8E"
            + "?secret=GEZDGNBVGY3TQOJQ&issuer=Ideas%20%26%20%E5%BB%BA%E8%AE%AE"
            + "&algorithm=SHA1&digits=6&period=30",
        key.uri());
    assertEquals("GEZD GNBV GY3T QOJQ", key.spaced());
  }

  @Test
  public void otherSessionsEndAndTokensLoseTheirProof() {
    Member member = town.someone();
    String before = town.session(member);
    String secret = town.twoFactor.enrollment().prepare(member).secret();
    Authenticator phone = Authenticator.with(town, secret);
    Identity here = town.signedIn(member);

    town.twoFactor.enrollment().enable(member, phone.code(), here.sessionId());

    assertSame(Identity.VISITOR, town.authentication.bySession(before));
    assertEquals(1, town.sessions.of(member.id()).size());
    assertEquals(
        List.of(new TwoFactorEntry(member.id(), member.id(), town.clock.instant())),
        entries(MembersEntries.TWO_FACTOR_ON, member));
  }

  private List<TwoFactorEntry> entries(String type, Member member) {
    return town.journal.entries().stream()
        .filter(entry -> entry.type().equals(type))
        .map(entry -> entry.payload(TwoFactorEntry.class))
        .filter(entry -> entry.member() == member.id())
        .toList();
  }

  @Test
  public void aProgramSetsItUpAndTurnsItOff() throws Exception {
    Member member = town.someone();
    String key = town.json.write(body(town.call(FakeRequest.post(OWN).by(member))));
    Matcher secret = Pattern.compile("\"secret\":\"([A-Z2-7]+)\"").matcher(key);
    assertTrue(key, secret.find());
    Authenticator phone = Authenticator.with(town, secret.group(1));

    String codes =
        town.json.write(
            body(
                town.call(
                    FakeRequest.post(OWN + "/enable")
                        .by(member)
                        .json(new EnableTwoFactorRequest(phone.code())))));
    assertTrue(codes, codes.matches("\\{\"recoveryCodes\":\\[(\"[0-9a-z-]{19}\",?){10}]}"));
    String state = town.json.write(body(town.call(FakeRequest.get(OWN).by(member))));
    assertTrue(state, state.contains("\"enabled\":true"));
    assertTrue(state, state.contains("\"recoveryCodes\":10"));
    town.call(FakeRequest.of("DELETE", OWN).by(member));
    assertFalse(town.twoFactor.factors.isOn(member.id()));
    assertEquals(
        "members.two-factor-off",
        Town.problem(() -> town.call(FakeRequest.post(OWN + "/recovery-codes").by(member))).code());
  }

  private static Object body(Reply reply) {
    return ((Reply.JsonValue) reply.body()).value();
  }

  @Test
  public void anAdministratorResetsItAndItsMemberIsTold() throws Exception {
    town.mail.setUp();
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone();
    String address = member.handle() + "@example.org";
    confirm(member, address);
    Authenticator.of(town, member);
    Identity reader = town.signedIn(admin);
    FakeRequest look = FakeRequest.get(MANAGE).with("handle", member.handle()).by(reader);
    assertTrue(town.html(look, MANAGE).contains("/two-factor/reset"));

    Reply done =
        town.call(
            FakeRequest.of("POST", MANAGE + "/two-factor/reset")
                .with("handle", member.handle())
                .by(reader),
            MANAGE + "/two-factor/reset");

    assertEquals(303, done.status());
    assertFalse(town.twoFactor.factors.isOn(member.id()));
    assertFalse(town.html(look, MANAGE).contains("/two-factor/reset"));
    assertEquals(admin.id(), (long) entries(MembersEntries.TWO_FACTOR_RESET, member).get(0).by());
    deliver();
    assertEquals(1, town.mail.sent("two-factor-reset", address).size());
    assertEquals(0, town.mail.sent("two-factor-off", address).size());
  }

  @Test
  public void theOperatorResetsIt() throws Exception {
    Member member = town.someone();
    Authenticator.of(town, member);

    Reply done =
        town.call(
            FakeRequest.of("DELETE", "/api/v1/members/" + member.id() + "/two-factor")
                .with("id", Long.toString(member.id()))
                .by(Identity.ofOperator()),
            "/api/v1/members/{id}/two-factor");

    assertEquals(204, done.status());
    assertFalse(town.twoFactor.factors.isOn(member.id()));
    assertEquals(null, entries(MembersEntries.TWO_FACTOR_RESET, member).get(0).by());
  }

  @Test
  public void aMemberIsToldThatARecoveryCodeWasUsedAndThatItIsOff() throws Exception {
    town.mail.setUp();
    Member member = town.someone();
    String address = member.handle() + "@example.org";
    confirm(member, address);
    Authenticator phone = Authenticator.of(town, member);

    town.twoFactor.check.enter(
        town.accounts.byId(member.id()).orElseThrow(), phone.recoveryCodes().get(0), "");
    town.twoFactor.enrollment().turnOff(member);
    deliver();

    assertEquals(1, town.mail.sent("recovery-code", address).size());
    assertEquals(1, town.mail.sent("two-factor-off", address).size());
  }

  private void confirm(Member member, String address) {
    town.database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO members_addresses (address_key, member_id, address, confirmed_at)
                    VALUES (:address, :member, :address, :now)
                    """)
                .bind("address", address)
                .bind("member", member.id())
                .bind("now", town.clock.instant())
                .execute());
  }

  private void deliver() throws Exception {
    Subscription subscription = town.twoFactor.mail().subscription();
    List<JournalEntry> entries =
        town.journal.entries().stream()
            .filter(entry -> subscription.types().contains(entry.type()))
            .toList();
    subscription.handler().handle(entries);
  }

  @Test
  public void theSettingSaysWhoHasToUseIt() {
    for (String asked : List.of("nobody", "administrators", "team", "everybody")) {
      Town strict = new Town(database, Settings.requiring(asked));
      for (Role role : Role.values()) {
        Identity caller = strict.signedIn(strict.someone(Set.of(role)));
        boolean owes =
            switch (role) {
              case ADMIN -> !asked.equals("nobody");
              case STAFF, MODERATOR -> asked.equals("team") || asked.equals("everybody");
              case MEMBER -> asked.equals("everybody");
            };
        assertEquals(
            asked + " " + role, owes, strict.authentication.owesTwoFactor(caller, "/suggestions"));
        for (String open : List.of(PAGE, SET_UP, "/members/confirm", "/members/sign-out", OWN)) {
          assertFalse(open, strict.authentication.owesTwoFactor(caller, open));
        }
      }
    }
  }

  @Test
  public void whoHasToUseItGoesOnOnceItIsSetUpAndCannotTurnItOff() throws Exception {
    Town strict = new Town(database, Settings.requiring("team"));
    Member staff = strict.someone(Set.of(Role.STAFF));
    Identity caller = strict.signedIn(staff);
    assertTrue(strict.authentication.owesTwoFactor(caller, "/suggestions"));
    assertFalse(strict.authentication.owesTwoFactor(Identity.VISITOR, "/suggestions"));
    assertFalse(strict.authentication.owesTwoFactor(Identity.ofOperator(), "/suggestions"));

    Authenticator.of(strict, staff);

    assertFalse(strict.authentication.owesTwoFactor(caller, "/suggestions"));
    assertEquals(
        "members.two-factor-required",
        Town.problem(() -> strict.call(FakeRequest.post(PAGE + "/off").by(caller))).code());
    strict.twoFactor.enrollment().reset(staff.id(), null);
    assertTrue(strict.authentication.owesTwoFactor(caller, "/suggestions"));
  }
}
