package dev.millet.members.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A recovery code is used up by what it lets happen, and by nothing that is refused. */
@RunWith(Parameterized.class)
public final class RecoveryCodeTest {

  private static final String STEP = "/members/sign-in/two-factor";
  private static final String TOKENS = "/api/v1/tokens";
  private static final String EMAIL = "/api/v1/members/me/email";
  private static final String COOKIE = "millet_second_step";

  private final Town town;
  private Member member;
  private Authenticator phone;

  public RecoveryCodeTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void setUp() {
    member = town.someone();
    phone = Authenticator.of(town, member);
  }

  @Test
  public void aSuspendedMemberDoesNotFinishTheSecondStep() throws Exception {
    Reply half =
        town.call(
            FakeRequest.post("/members/sign-in")
                .form("handle", member.handle(), "password", Town.PASSWORD));
    String waiting = Town.header(half, "Set-Cookie").replaceAll("^" + COOKIE + "=|;.*", "");
    town.care.suspension().suspend(member.id(), null, false);

    Reply refused =
        town.call(
            FakeRequest.post(STEP)
                .cookie(COOKIE, waiting)
                .form("code", phone.recoveryCodes().get(0)));

    assertEquals(403, refused.status());
    assertFalse(refused.headers().toString().contains("millet_session="));
    assertEquals(10, town.twoFactor.factors.state(member.id()).recoveryCodes());
  }

  @Test
  public void aCodeIsNotUsedUpForWhoIsSuspendedMeanwhile() {
    Account before = town.accounts.byId(member.id()).orElseThrow();
    town.care.suspension().suspend(member.id(), null, false);

    for (String code : List.of(phone.recoveryCodes().get(0), phone.next())) {
      assertThrows(ProblemException.class, () -> town.twoFactor.check.enter(before, code, ""));
    }

    assertEquals(10, town.twoFactor.factors.state(member.id()).recoveryCodes());
    town.care.suspension().resume(member.id(), null);
    town.twoFactor.check.enter(before, phone.code(), "");
  }

  private int left() {
    return town.twoFactor.factors.state(member.id()).recoveryCodes();
  }

  @Test
  public void anExhaustedLimitOfMessagesUsesNoRecoveryCodeUp() throws Exception {
    town.mail.setUp();
    String next = "next" + member.id() + "@example.org";
    for (int i = 0; i < 5; i++) {
      town.accountMail.count(next, "192.0.2.7");
    }
    ChangeEmailRequest typed =
        new ChangeEmailRequest(next, Town.PASSWORD, phone.recoveryCodes().get(0));
    Identity caller = town.signedIn(member);

    assertEquals(
        429,
        Town.problem(() -> town.call(FakeRequest.of("PUT", EMAIL).by(caller).json(typed)))
            .status());

    assertEquals(10, left());
  }

  @Test
  public void aMemberWithAllTheirTokensKeepsTheRecoveryCode() throws Exception {
    for (int i = 0; i < 100; i++) {
      town.tokens.make(member.id(), "token " + i, Set.of("read"), null);
    }
    CreateTokenRequest one =
        new CreateTokenRequest(
            "more",
            List.of("read"),
            null,
            member.handle(),
            Town.PASSWORD,
            phone.recoveryCodes().get(0));

    assertEquals(409, Town.problem(() -> town.call(FakeRequest.post(TOKENS).json(one))).status());

    assertEquals(10, left());
  }

  @Test
  public void aRefusedRequestUsesNoRecoveryCodeUp() throws Exception {
    String code = phone.recoveryCodes().get(0);
    CreateTokenRequest past =
        new CreateTokenRequest(
            "program", List.of("read"), Instant.EPOCH, member.handle(), Town.PASSWORD, code);
    assertEquals(422, Town.problem(() -> town.call(FakeRequest.post(TOKENS).json(past))).status());
    town.mail.setUp();
    ChangeEmailRequest wrong = new ChangeEmailRequest("lei@-.example", Town.PASSWORD, code);
    Identity caller = town.signedIn(member);
    assertEquals(
        422,
        Town.problem(() -> town.call(FakeRequest.of("PUT", EMAIL).by(caller).json(wrong)))
            .status());

    assertEquals(10, town.twoFactor.factors.state(member.id()).recoveryCodes());
  }
}
