package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.requests.InvitationRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Administrators have invitations mailed, once to each person. */
@RunWith(Parameterized.class)
public final class InvitationMailTest {

  private static final String PATH = "/admin/invitations";
  private static final String API = "/api/v1/members/invitations";

  private final TestDatabase database;
  private final Town town;

  public InvitationMailTest(TestDatabase test) {
    database = test;
    town = new Town(test);
    town.mail.setUp();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void invitingTwiceSendsOneMail() throws Exception {
    Identity admin = admin();
    String address = Town.freshHandle() + "@example.org";

    assertEquals("notice.invitation-sent", Town.header(invite(admin, address), "Millet-Notice"));
    Reply again = invite(admin, address.toUpperCase(Locale.ROOT));

    assertEquals("notice.invitation-known", Town.header(again, "Millet-Notice"));
    assertEquals(1, town.mail.sent("invitation", address).size());
    assertEquals(List.of(), town.mail.sent("invitation", address.toUpperCase(Locale.ROOT)));
    assertEquals(200, town.call(json(admin, address)).status());
    String page = town.html(FakeRequest.get(PATH).by(admin), PATH);
    assertTrue(page, page.contains(address));
    assertTrue(page, page.contains("email on its way"));
    assertFalse(
        "the link is the recipient's", page.contains(town.mail.secret("invitation", address)));
  }

  @Test
  public void whoComesByItHasTheConfirmedAddressAndTheRole() throws Exception {
    String address = Town.freshHandle() + "@example.org";
    invite(admin(), address);
    String handle = Town.freshHandle();

    town.call(
        FakeRequest.post("/members/sign-up")
            .form(
                "handle",
                handle,
                "password",
                Town.PASSWORD,
                "invitation",
                town.mail.secret("invitation", address)));

    Member joined = town.directory.byHandle(handle).orElseThrow();
    assertTrue(joined.is(Role.STAFF));
    assertEquals(address, town.accounts.addresses().of(joined.id()).orElseThrow().address());
  }

  @Test
  public void theMailSaysWhoInvitesAndWhatFor() throws Exception {
    Identity admin = admin();
    String address = Town.freshHandle() + "@example.org";
    invite(admin, address);

    String body = town.mail.sent("invitation", address).get(0).body().parts().toString();
    assertTrue(body, body.contains("@" + admin.member().handle()));
    assertTrue(body, body.contains("invitations.role.staff"));
  }

  @Test
  public void afterARevocationSomebodyIsInvitedAgain() throws Exception {
    Identity admin = admin();
    String address = Town.freshHandle() + "@example.org";
    invite(admin, address);
    long id = town.invitations.newest(ListRequest.first(1)).items().get(0).id();

    town.call(
        FakeRequest.post(PATH + "/" + id + "/revoke").with("id", id).by(admin),
        PATH + "/{id}/revoke");
    invite(admin, address);

    assertEquals(2, town.mail.sent("invitation", address).size());
    assertTrue(town.html(FakeRequest.get(PATH).by(admin), PATH).contains("email not delivered"));
  }

  @Test
  public void aDeletedAccountLeavesNoAddressInTheList() throws Exception {
    Identity admin = admin();
    String address = Town.freshHandle() + "@example.org";
    invite(admin, address);
    String handle = Town.freshHandle();
    town.call(
        FakeRequest.post("/members/sign-up")
            .form(
                "handle",
                handle,
                "password",
                Town.PASSWORD,
                "invitation",
                town.mail.secret("invitation", address)));

    town.care.deletion().delete(town.directory.byHandle(handle).orElseThrow().id());

    assertFalse(town.html(FakeRequest.get(PATH).by(admin), PATH).contains(address));
  }

  @Test
  public void withoutMailNoInvitationIsMailed() throws Exception {
    Town silent = new Town(database);
    Identity admin = silent.signedIn(silent.someone(Set.of(Role.ADMIN)));

    assertFalse(silent.html(FakeRequest.get(PATH).by(admin), PATH).contains("name=\"email\""));
    assertEquals(
        AccountMail.NOT_SET_UP,
        Town.problem(() -> silent.call(json(admin, "mei@example.org"))).code());
  }

  private Identity admin() {
    return town.signedIn(town.someone(Set.of(Role.ADMIN)));
  }

  private Reply invite(Identity admin, String address) throws Exception {
    return town.call(
        FakeRequest.post(PATH)
            .by(admin)
            .form("role", "staff", "uses", "5", "days", "7", "note", "", "email", address));
  }

  private static FakeRequest json(Identity admin, String address) {
    return FakeRequest.post(API)
        .by(admin)
        .json(new InvitationRequest("staff", 1, 7, null, address));
  }
}
