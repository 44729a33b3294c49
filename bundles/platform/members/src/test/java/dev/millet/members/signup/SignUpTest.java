package dev.millet.members.signup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.http.MemberAnswer;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.ChangeRolesRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.platform.api.pages.SiteTexts;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SignUpTest {

  private static final String PATH = "/api/v1/members";

  private final TestDatabase test;
  private final Town town;

  public SignUpTest(TestDatabase test) {
    this.test = test;
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aVisitorSignsUp() throws Exception {
    String handle = Town.freshHandle();

    Reply reply =
        town.call(
            FakeRequest.post(PATH)
                .json(
                    new SignUpRequest(
                        handle, "王小明", Town.PASSWORD, "wang@example.cn", "上海", "zh-cn")));

    assertEquals(201, reply.status());
    MemberAnswer made = (MemberAnswer) ((Reply.JsonValue) reply.body()).value();
    assertEquals(handle, made.handle());
    assertEquals("王小明", made.displayName());
    assertEquals("zh-CN", made.locale());
    assertEquals(List.of("member"), made.roles());
    assertTrue(reply.headers().toString().contains("Location=" + PATH + "/" + made.id()));
    assertEquals(
        List.of(made.id()),
        town.journal.payloads(MembersEntries.JOINED, MembersEntries.Joined.class).stream()
            .map(MembersEntries.Joined::member)
            .toList());
  }

  @Test
  public void thePasswordIsStoredAsArgon2id() throws Exception {
    Member member = town.someone();

    String stored = town.accounts.byId(member.id()).get().password();

    assertTrue(stored, stored.startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
    assertFalse(town.accounts.byId(member.id()).get().toString().contains("argon2"));
  }

  @Test
  public void aTakenHandleIsAConflict() throws Exception {
    String handle = Town.freshHandle();
    join(handle);
    for (String taken : List.of(handle, handle.toUpperCase(), handle.replace('o', '0'))) {
      Problem problem = Town.problem(() -> join(taken));
      assertEquals(409, problem.status());
      assertEquals(Accounts.TAKEN, problem.code());
      assertEquals("handle", problem.fields().get(0).name());
    }
  }

  @Test
  public void everyFieldAtFaultIsNamed() throws Exception {
    SignUpRequest wrong =
        new SignUpRequest("x", "\u202Eevil", "short", "no mail", "\u0000", "klingon!");

    Problem problem = Town.problem(() -> town.call(FakeRequest.post(PATH).json(wrong)));

    assertEquals(422, problem.status());
    assertEquals(
        List.of("handle", "displayName", "password", "email", "city", "locale"),
        problem.fields().stream().map(Problem.Field::name).toList());
  }

  @Test
  public void anEmptyNameIsNotHeldAgainstABadHandle() throws Exception {
    SignUpRequest wrong = new SignUpRequest("\u202Eevil", null, Town.PASSWORD, null, null, null);

    Problem problem = Town.problem(() -> town.call(FakeRequest.post(PATH).json(wrong)));

    assertEquals(List.of("handle"), problem.fields().stream().map(Problem.Field::name).toList());
  }

  @Test
  public void passwordsThatEverybodyTriesAreRefused() throws Exception {
    for (String password :
        List.of("password1", "PASSWORD1", "５２０１３１４５２０", "aaaaaaaaaa", "woaini1314")) {
      SignUpRequest wrong = new SignUpRequest(Town.freshHandle(), null, password, null, null, null);
      Problem problem = Town.problem(() -> town.call(FakeRequest.post(PATH).json(wrong)));
      assertEquals("common", problem.fields().get(0).code());
    }
    SignUpRequest repeating =
        new SignUpRequest("repeating-me", null, "Repeating-Me", null, null, null);
    assertEquals(
        "handle",
        Town.problem(() -> town.call(FakeRequest.post(PATH).json(repeating)))
            .fields()
            .get(0)
            .code());
  }

  @Test
  public void passwordLengthsCountCodePoints() throws Exception {
    SignUpRequest seven =
        new SignUpRequest(Town.freshHandle(), null, "😀🎉🚀🌾🍚🥢🀄", null, null, null);
    SignUpRequest eight =
        new SignUpRequest(Town.freshHandle(), null, "😀🎉🚀🌾🍚🥢🀄🧧", null, null, null);

    Problem problem = Town.problem(() -> town.call(FakeRequest.post(PATH).json(seven)));

    assertEquals("too-short", problem.fields().get(0).code());
    assertEquals(201, town.call(FakeRequest.post(PATH).json(eight)).status());
  }

  @Test
  public void signUpCanBeClosed() throws Exception {
    Town closed = new Town(test, new Settings(false, 0));
    SignUpRequest body =
        new SignUpRequest(Town.freshHandle(), null, Town.PASSWORD, null, null, null);

    Problem problem = Town.problem(() -> closed.call(FakeRequest.post(PATH).json(body)));

    assertEquals(403, problem.status());
    FakeRequest operator =
        FakeRequest.post(PATH).json(body).by(closed.authentication.byToken(Town.OPERATOR));
    assertEquals(201, closed.call(operator).status());
  }

  @Test
  public void oneAddressMakesOnlySoManyAccounts() throws Exception {
    Town strict = new Town(test, new Settings(true, 3));
    for (int i = 0; i < 3; i++) {
      strict.call(signUp().from("2001:db8::" + i));
    }

    assertEquals(429, Town.problem(() -> strict.call(signUp().from("2001:db8::9"))).status());
    assertEquals(201, strict.call(signUp().from("192.0.2.7")).status());
  }

  /** Texts of a company, and who has agreed to them. */
  private static final class FakeTexts implements SiteTexts {

    private final List<Long> agreed = new ArrayList<>();

    @Override
    public List<Text> all() {
      return List.of(new Text("privacy", 3, true), new Text("contact", 1, false));
    }

    @Override
    public void agree(long member) {
      agreed.add(member);
    }
  }

  @Test
  public void whereTheCompanyHasTextsANewcomerAgreesToThem() throws Exception {
    FakeTexts texts = new FakeTexts();
    town.signUp.texts = texts;
    try {
      Problem problem = Town.problem(() -> town.call(signUp()));
      assertEquals(422, problem.status());
      assertEquals("agreed", problem.fields().get(0).name());
      assertEquals(List.of(), texts.agreed);
      SignUpRequest agreeing =
          new SignUpRequest(Town.freshHandle(), null, Town.PASSWORD, null, null, null, true);
      assertEquals(201, town.call(FakeRequest.post(PATH).json(agreeing)).status());
      assertEquals(1, texts.agreed.size());
    } finally {
      town.signUp.texts = null;
    }
  }

  @Test
  public void withoutTextsNobodyIsAskedToAgree() throws Exception {
    assertEquals(List.of(), town.signUp.agreement().texts());
    assertEquals(201, town.call(signUp()).status());
  }

  private void join(String handle) throws Exception {
    town.call(
        FakeRequest.post(PATH)
            .json(new SignUpRequest(handle, null, Town.PASSWORD, null, null, null)));
  }

  private static FakeRequest signUp() {
    return FakeRequest.post(PATH)
        .json(new SignUpRequest(Town.freshHandle(), null, Town.PASSWORD, null, null, null));
  }

  private static FakeRequest roles(Member member, List<String> roles) {
    return FakeRequest.of("PUT", PATH).with("id", member.id()).json(new ChangeRolesRequest(roles));
  }
}
