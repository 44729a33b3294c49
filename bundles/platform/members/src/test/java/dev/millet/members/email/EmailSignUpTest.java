package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.signup.SignUpProblems;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Newcomers give a mail address, or have to confirm one first. */
@RunWith(Parameterized.class)
public final class EmailSignUpTest {

  private static final String SIGN_UP = "/members/sign-up";
  private static final String LINK = SIGN_UP + "/link/{secret}";
  private static final String API = "/api/v1/members";

  private final TestDatabase database;
  private final Town town;
  private final Town strict;

  public EmailSignUpTest(TestDatabase test) {
    database = test;
    town = new Town(test);
    town.mail.setUp();
    strict = new Town(test, new Settings(true, 0, "required", 1000));
    strict.mail.setUp();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void anAddressThatIsTypedIsTheMembersOnceItIsConfirmed() throws Exception {
    String handle = Town.freshHandle();
    String page = town.html(FakeRequest.get(SIGN_UP), SIGN_UP);
    assertTrue(page, page.contains("name=\"email\""));

    Reply joined = town.call(form(handle, "email", address(handle)), SIGN_UP);

    assertEquals(303, joined.status());
    Member member = town.directory.byHandle(handle).orElseThrow();
    assertNull(town.accounts.byId(member.id()).orElseThrow().email());
    MailMessage message = town.mail.sent("confirm", address(handle)).get(0);
    assertEquals("${7*7} {event.secret}", message.to().name());
    town.signUp.confirmation().confirm(town.mail.secret("confirm", address(handle)), member);
    assertEquals(
        address(handle), town.accounts.addresses().of(member.id()).orElseThrow().address());
  }

  @Test
  public void aNameWithALineBreakReachesNoMessage() throws Exception {
    String handle = Town.freshHandle();

    Reply refused =
        town.call(
            FakeRequest.post(SIGN_UP)
                .form(
                    "handle",
                    handle,
                    "displayName",
                    "Mei\r\nBcc: all@example.org",
                    "email",
                    address(handle),
                    "password",
                    Town.PASSWORD),
            SIGN_UP);

    for (MailMessage message : town.mail.sent("confirm", address(handle))) {
      assertFalse(message.to().name().contains("\n"));
      assertFalse(message.to().name().contains("\r"));
      assertFalse(message.subject().contains("Bcc"));
    }
    assertTrue("refused, or on one line", refused.status() == 422 || refused.status() == 303);
  }

  @Test
  public void whereItIsRequiredTheAccountComesWithTheConfirmedAddress() throws Exception {
    String handle = Town.freshHandle();
    String page = strict.html(FakeRequest.get(SIGN_UP), SIGN_UP);
    assertFalse(page, page.contains("name=\"password\""));
    assertEquals(200, mailLink(address(handle)).status());
    String secret = strict.mail.secret("sign-up", address(handle));
    String form = strict.html(FakeRequest.get(LINK).with("secret", secret), LINK);
    assertTrue(form, form.contains(address(handle)));
    assertTrue(form, form.contains("name=\"emailProof\" value=\"" + secret + "\""));

    assertEquals(303, strict.call(form(handle, "emailProof", secret), SIGN_UP).status());

    Member member = strict.directory.byHandle(handle).orElseThrow();
    assertEquals(
        address(handle), strict.accounts.addresses().of(member.id()).orElseThrow().address());
    assertEquals(member, strict.signIn.check(address(handle), Town.PASSWORD, "192.0.2.1"));
    assertEquals(
        404, strict.call(form(Town.freshHandle(), "emailProof", secret), SIGN_UP).status());
  }

  @Test
  public void whereItIsRequiredNobodyComesWithout() throws Exception {
    SignUpRequest typed = Town.applicant(Town.freshHandle());
    assertEquals(
        SignUpProblems.EMAIL_REQUIRED,
        Town.problem(() -> strict.call(FakeRequest.post(API).json(typed))).code());
    assertEquals(
        404, strict.call(form(Town.freshHandle(), "emailProof", "x".repeat(43)), SIGN_UP).status());
  }

  @Test
  public void whoHasTheAddressIsToldAndTheAnswerIsTheSame() throws Exception {
    String handle = Town.freshHandle();
    String address = address(handle);
    mailLink(address);
    strict.call(form(handle, "emailProof", strict.mail.secret("sign-up", address)), SIGN_UP);

    String taken = page(mailLink(address));
    String free = page(mailLink(address(Town.freshHandle())));

    assertEquals(free, taken);
    assertEquals(1, strict.mail.sent("owned", address).size());
    assertEquals(1, strict.mail.sent("sign-up", address).size());
  }

  @Test
  public void withoutMailNoAddressIsAskedFor() throws Exception {
    Town silent = new Town(database, new Settings(true, 0, "required", 1000));
    String page = silent.html(FakeRequest.get(SIGN_UP), SIGN_UP);
    assertFalse(page, page.contains("name=\"email\""));
    assertTrue(page, page.contains("name=\"password\""));
    String handle = Town.freshHandle();

    assertEquals(303, silent.call(form(handle, "to", "/"), SIGN_UP).status());
    assertTrue(silent.directory.byHandle(handle).isPresent());
  }

  @Test
  public void thePagesAreThereInBothLanguages() throws Exception {
    String handle = Town.freshHandle();
    mailLink(address(handle));
    String secret = strict.mail.secret("sign-up", address(handle));
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      for (String path : List.of(SIGN_UP, LINK)) {
        String page = strict.html(FakeRequest.get(path).with("secret", secret).in(language), path);
        assertFalse(path + page, page.contains("??"));
        assertTrue(path + page, page.contains("<h1"));
      }
    }
  }

  private Reply mailLink(String address) throws Exception {
    return strict.call(
        FakeRequest.post(SIGN_UP + "/email").form("email", address), SIGN_UP + "/email");
  }

  private static String page(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private static String address(String handle) {
    return handle + "@example.org";
  }

  private static FakeRequest form(String handle, String field, String value) {
    return FakeRequest.post(SIGN_UP)
        .form(
            "handle",
            handle,
            "displayName",
            "${7*7} {event.secret}",
            "password",
            Town.PASSWORD,
            field,
            value);
  }
}
