package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SettingsPagesTest {

  private static final String SETTINGS = "/members/settings";
  private static final String SESSIONS = SETTINGS + "/sessions";
  private static final String MANAGE = "/members/{handle}/manage";
  private static final String GROUP = "/members/groups/{slug}";
  private static final String PROFILE = "/members/{handle}";

  private final Town town;

  public SettingsPagesTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void everyPageIsThereInBothLanguages() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Identity reader = town.signedIn(admin);
    Group group = town.care.groupChange().make(new GroupText("上海", "一个城市", true));
    town.care.groupChange().join(group, admin);
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      for (String path :
          List.of(
              SETTINGS,
              SETTINGS + "/sign-in",
              SESSIONS,
              SETTINGS + "/tokens",
              SETTINGS + "/data",
              SETTINGS + "/delete",
              "/members/directory",
              "/members/groups",
              "/members/groups/new",
              MANAGE,
              PROFILE,
              GROUP,
              GROUP + "/edit")) {
        String page =
            town.html(
                FakeRequest.get(path)
                    .with("handle", admin.handle())
                    .with("slug", group.slug())
                    .by(reader)
                    .in(language),
                path);
        assertFalse(path + page, page.contains("??"));
        assertTrue(path + page, page.contains("<h1"));
      }
    }
  }

  @Test
  public void detailsAreChangedAndShownAgainWhenTheyAreRefused() throws Exception {
    Member member = town.someone();
    FakeRequest wrong =
        post(member, "/profile")
            .form("displayName", "", "city", "上海", "locale", "zh-CN", "timeZone", "Mars/Base");

    String again = town.html(wrong, SETTINGS + "/profile");

    assertTrue(again, again.contains("Enter a display name"));
    assertTrue(again, again.contains("Choose a time zone"));
    assertTrue(again, again.contains("value=\"上海\""));
    assertEquals(member, town.directory.byId(member.id()).get());

    Reply saved =
        town.call(
            post(member, "/profile")
                .form(
                    "displayName",
                    "小明",
                    "city",
                    "上海",
                    "locale",
                    "zh-CN",
                    "timeZone",
                    "Asia/Shanghai"));
    assertEquals(303, saved.status());
    Member after = town.directory.byId(member.id()).get();
    assertEquals("小明", after.displayName());
    assertEquals("Asia/Shanghai", after.timeZone());
    assertTrue(
        town.html(FakeRequest.get(SETTINGS).by(town.signedIn(member)), SETTINGS)
            .contains("<option value=\"Asia/Shanghai\" selected"));
  }

  @Test
  public void aFormerHandleLeadsToTheProfile() throws Exception {
    Member member = town.someone();
    String next = Town.freshHandle();
    assertEquals(303, town.call(post(member, "/handle").form("handle", next)).status());

    Reply former = town.call(FakeRequest.get(PROFILE).with("handle", member.handle()), PROFILE);

    assertEquals("/members/" + next, Town.header(former, "Location"));
    assertTrue(
        town.html(post(member, "/handle").form("handle", "x y"), SETTINGS + "/handle")
            .contains("value=\"x y\""));
  }

  @Test
  public void thePictureIsSetAndRemoved() throws Exception {
    Member member = town.someone();
    byte[] content = {1, 2, 3};

    assertEquals(
        303,
        town.call(post(member, "/avatar").upload("avatar", "me.png", "image/png", content))
            .status());
    String first = town.directory.byId(member.id()).get().avatar();
    town.call(post(member, "/avatar").upload("avatar", "me.png", "image/png", content));
    String second = town.directory.byId(member.id()).get().avatar();
    assertFalse(first.equals(second));
    assertEquals("the one before is gone", Set.of(second), town.images.kept().keySet());

    FakeRequest wrong = post(member, "/avatar").upload("avatar", "me.exe", "text/plain", content);
    assertTrue(town.html(wrong, SETTINGS + "/avatar").contains("avatar: not-an-image"));
    assertEquals(422, town.call(post(member, "/avatar")).status());
    assertTrue(
        town.html(post(member, "/avatar"), SETTINGS + "/avatar").contains("avatar: missing"));
    byte[] large = new byte[town.images.maxBytes() + 1];
    FakeRequest tooLarge = post(member, "/avatar").upload("avatar", "me.png", "image/png", large);
    assertTrue(town.html(tooLarge, SETTINGS + "/avatar").contains("avatar: too-many-bytes"));
    assertEquals(second, town.directory.byId(member.id()).get().avatar());

    town.call(post(member, "/avatar/remove"));
    assertNull(town.directory.byId(member.id()).get().avatar());
    assertEquals(0, town.images.kept().size());
  }

  @Test
  public void thePasswordIsChangedAndNeverShown() throws Exception {
    Member member = town.someone();
    Identity here = town.signedIn(member);
    String elsewhere = town.session(member);
    FakeRequest wrong =
        FakeRequest.post(SETTINGS + "/password")
            .by(here)
            .form("password", "my old secret", "newPassword", "tiny");
    String again = town.html(wrong, SETTINGS + "/password");
    assertTrue(again, again.contains("Use at least 8 characters for the new password."));
    assertFalse(again, again.contains("my old secret") || again.contains("tiny"));
    FakeRequest guessed =
        FakeRequest.post(SETTINGS + "/password")
            .by(here)
            .form("password", "my old secret", "newPassword", "another long secret");
    String refused = town.html(guessed, SETTINGS + "/password");
    assertTrue(refused, refused.contains("Incorrect current password."));
    assertFalse(refused, refused.contains("my old secret"));

    Reply done =
        town.call(
            FakeRequest.post(SETTINGS + "/password")
                .by(here)
                .form("password", Town.PASSWORD, "newPassword", "a new one 好"));

    assertEquals(303, done.status());
    assertTrue(Town.header(done, "Set-Cookie").startsWith("millet_device="));
    assertSame(Identity.VISITOR, town.authentication.bySession(elsewhere));
    assertEquals(1, town.sessions.of(member.id()).size());
  }

  @Test
  public void sessionsAreShownInPlainWordsAndEnded() throws Exception {
    Member member = town.someone();
    Identity here = town.signedIn(member);
    String elsewhere = town.session(member);

    String page = town.html(FakeRequest.get(SESSIONS).by(here), SESSIONS);

    assertTrue(page, page.contains("Firefox"));
    assertTrue(page, page.contains("192.0.2.1"));
    assertTrue(page, page.contains("This device"));
    assertEquals(1, page.split("/end\"", -1).length - 1);

    town.call(FakeRequest.post(SESSIONS + "/end-others").by(here));
    assertSame(Identity.VISITOR, town.authentication.bySession(elsewhere));
    assertEquals(1, town.sessions.of(member.id()).size());
  }

  private static FakeRequest group(Group group, String end) {
    return FakeRequest.post(GROUP + end).with("slug", group.slug());
  }

  private static FakeRequest manage(Member member, String end) {
    return FakeRequest.post(MANAGE + end).with("handle", member.handle());
  }

  private FakeRequest post(Member member, String end) {
    return FakeRequest.post(SETTINGS + end).by(town.signedIn(member));
  }
}
