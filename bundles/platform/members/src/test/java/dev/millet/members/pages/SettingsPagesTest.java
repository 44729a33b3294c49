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
import dev.millet.members.accounts.Account;
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
    assertTrue(
        town.html(wrong, SETTINGS + "/avatar")
            .contains("This file isn’t a PNG, JPEG, GIF or WebP"));
    assertTrue(
        town.html(post(member, "/avatar"), SETTINGS + "/avatar").contains("Choose an image"));
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
    assertTrue(again, again.contains("Incorrect current password."));
    assertTrue(again, again.contains("Use at least 8 characters for the new password."));
    assertFalse(again, again.contains("my old secret") || again.contains("tiny"));

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

  @Test
  public void anAdministratorDealsWithAMember() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone();
    Group group = town.care.groupChange().make(new GroupText("Testers", "", false));
    Identity reader = town.signedIn(admin);

    town.call(manage(member, "/roles").by(reader).form("role", "staff"), MANAGE + "/roles");
    town.call(manage(member, "/groups").by(reader).form("group", group.slug()), MANAGE + "/groups");
    String page = town.html(manage(member, "/reset-link").by(reader), MANAGE + "/reset-link");

    assertTrue(page, page.contains("http://127.0.0.1/members/reset/"));
    assertEquals(Set.of(Role.MEMBER, Role.STAFF), town.directory.byId(member.id()).get().roles());
    assertEquals(Set.of(group.slug()), town.directory.groups(member.id()));

    town.call(manage(member, "/suspend").by(reader), MANAGE + "/suspend");
    Account suspended = town.accounts.byId(member.id()).get();
    assertTrue(suspended.suspended());
    assertEquals(
        409, town.call(manage(member, "/reset-link").by(reader), MANAGE + "/reset-link").status());
    town.call(manage(member, "/resume").by(reader), MANAGE + "/resume");
    assertFalse(town.accounts.byId(member.id()).get().suspended());
    assertEquals(
        409, town.call(manage(admin, "/suspend").by(reader), MANAGE + "/suspend").status());
  }

  @Test
  public void theStaffFindsMembersByNameAndSeesNoMailAddress() throws Exception {
    Identity staff = town.signedIn(town.someone(Set.of(Role.STAFF)));
    Member member = town.someone();
    town.call(
        FakeRequest.post(SETTINGS + "/email")
            .by(town.signedIn(member))
            .form("email", "hidden@example.org", "mailPassword", Town.PASSWORD));

    Reply found =
        town.call(
            FakeRequest.get("/members/directory/find").query("who", member.handle()).by(staff));

    assertEquals("/members/" + member.handle() + "/manage", Town.header(found, "Location"));
    String page =
        town.html(FakeRequest.get(MANAGE).with("handle", member.handle()).by(staff), MANAGE);
    assertFalse(page, page.contains("hidden@example.org"));
    assertFalse(page, page.contains("/suspend"));
    assertTrue(
        town.html(
                FakeRequest.get("/members/directory/find").query("who", "nobody <b>").by(staff),
                "/members/directory/find")
            .contains("nobody &lt;b"));
  }

  @Test
  public void aGroupIsMadeJoinedAndRemovedByPage() throws Exception {
    Identity admin = town.signedIn(town.someone(Set.of(Role.ADMIN)));
    Member member = town.someone();
    FakeRequest wrong =
        FakeRequest.post("/members/groups/new").by(admin).form("name", "", "description", "一句话");
    String again = town.html(wrong, "/members/groups/new");
    assertTrue(again, again.contains("Enter a group name"));
    assertTrue(again, again.contains("value=\"一句话\""));
    String name = "北京 " + Town.freshHandle();
    Reply made =
        town.call(
            FakeRequest.post("/members/groups/new")
                .by(admin)
                .form("name", name, "description", "", "selfService", "true"));
    assertTrue(Town.header(made, "Location").startsWith("/members/groups/%E5%8C%97"));
    Group group =
        town.groups.all().stream().filter(one -> one.name().equals(name)).findFirst().get();

    town.call(group(group, "/join").by(town.signedIn(member)), GROUP + "/join");
    assertEquals(Set.of(group.slug()), town.directory.groups(member.id()));
    assertTrue(
        town.html(
                group(group, "/members").by(admin).form("handle", "nobody-here"),
                GROUP + "/members")
            .contains("No member has this username."));

    town.call(group(group, "/remove").by(admin), GROUP + "/remove");
    assertTrue(town.groups.bySlug(group.slug()).isEmpty());
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
