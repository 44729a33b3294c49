package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class StaffPagesTest {

  private static final String SETTINGS = "/members/settings";
  private static final String MANAGE = "/members/{handle}/manage";
  private static final String GROUP = "/members/groups/{slug}";

  private final Town town;

  public StaffPagesTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void anAdministratorDealsWithAMember() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone();
    Group group = town.care.groupChange().make(new GroupText("Testers", "", false));
    Identity reader = town.signedIn(admin);

    town.call(manage(member, "/roles").by(reader).form("roles", "staff"), MANAGE + "/roles");
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
  public void aRoleThatDoesNotExistIsRefusedAndNothingIsChanged() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone(Set.of(Role.STAFF));
    var sent = manage(member, "/roles").by(town.signedIn(admin)).form("roles", "owner");
    assertEquals(422, town.call(sent, MANAGE + "/roles").status());
    assertEquals(Set.of(Role.MEMBER, Role.STAFF), town.directory.byId(member.id()).get().roles());
  }

  @Test
  public void theStaffFindsMembersByNameAndSeesNoMailAddress() throws Exception {
    Identity staff = town.signedIn(town.someone(Set.of(Role.STAFF)));
    Member member = town.someone();
    town.call(
        FakeRequest.post(SETTINGS + "/email")
            .by(town.signedIn(member))
            .form("email", "hidden@example.org", "password", Town.PASSWORD));

    String found =
        town.html(
            FakeRequest.get("/members/directory").query("q", member.handle()).by(staff),
            "/members/directory");

    assertTrue(found, found.contains("href=\"/members/" + member.handle() + "/manage\""));
    assertTrue(found, found.contains("name=\"show\""));
    String page =
        town.html(FakeRequest.get(MANAGE).with("handle", member.handle()).by(staff), MANAGE);
    assertFalse(page, page.contains("hidden@example.org"));
    assertFalse(page, page.contains("/suspend"));
    assertTrue(
        town.html(
                FakeRequest.get("/members/directory").query("q", "nobody <b>").by(staff),
                "/members/directory")
            .contains("nobody &lt;b"));
  }

  @Test
  public void othersFindProfilesAndNoneOfTheFiltersOfTheStaff() throws Exception {
    Member reader = town.someone();
    Member member = town.someone();
    town.care.suspension().suspend(member.id(), town.someone(Set.of(Role.ADMIN)), false);

    String page =
        town.html(
            FakeRequest.get("/members/directory")
                .query("q", member.handle())
                .query("show", "staff")
                .by(reader),
            "/members/directory");

    assertTrue(page, page.contains("href=\"/members/" + member.handle() + "\""));
    assertFalse(page, page.contains("/manage"));
    assertFalse(page, page.contains("Suspended"));
    assertFalse(page, page.contains("name=\"show\""));
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
