package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The pages on which somebody invites, and is invited. */
@RunWith(Parameterized.class)
public final class InvitationPagesTest {

  private static final String PATH = "/admin/invitations";
  private static final String INVITED = "/members/invitations/{secret}";
  private static final Pattern LINK = Pattern.compile("/members/invitations/([\\w-]{43})<");

  private final Town town;
  private Identity admin;

  public InvitationPagesTest(TestDatabase test) {
    town = new Town(test, new Settings(false, 0));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void signIn() {
    admin = town.signedIn(town.someone(Set.of(Role.ADMIN)));
  }

  @Test
  public void aLinkIsShownOnce() throws Exception {
    String secret = invite("staff");

    assertFalse(town.html(FakeRequest.get(PATH).by(admin), PATH).contains(secret));
  }

  @Test
  public void whatIsTypedWrongMakesNoLink() throws Exception {
    Reply reply =
        town.call(
            FakeRequest.post(PATH)
                .by(admin)
                .form("role", "king", "uses", "0", "days", "1000", "note", ""));

    assertEquals(422, reply.status());
    assertFalse(reply.toString().contains("/members/invitations/"));
  }

  @Test
  public void aVisitorSignsUpByIt() throws Exception {
    String secret = invite("moderator");
    String form = town.html(invited("GET", secret), INVITED);
    assertTrue(form, form.contains("name=\"invitation\" value=\"" + secret + "\""));
    assertTrue(form, form.contains("as a moderator"));

    String handle = Town.freshHandle();
    Reply reply = town.call(signUp(handle, secret), "/members/sign-up");

    assertEquals(303, reply.status());
    Member joined = town.directory.byHandle(handle).orElseThrow();
    assertEquals(Set.of(Role.MEMBER, Role.MODERATOR), joined.roles());
    assertEquals(404, town.call(signUp(Town.freshHandle(), secret), "/members/sign-up").status());
    assertEquals(404, town.call(invited("GET", secret), INVITED).status());
  }

  @Test
  public void aFormThatIsRefusedIsShownWithTheInvitation() throws Exception {
    String secret = invite("member");
    Reply reply = town.call(signUp("", secret), "/members/sign-up");

    assertEquals(422, reply.status());
    String page =
        new String(((Reply.Bytes) reply.body()).content(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(page, page.contains("name=\"invitation\" value=\"" + secret + "\""));
  }

  @Test
  public void whoIsSignedInIsAskedBeforeTheyTakeTheRole() throws Exception {
    String secret = invite("staff");
    Member member = town.someone();

    String page = town.html(invited("GET", secret).by(member), INVITED);
    assertTrue(page, page.contains("action=\"/members/invitations/" + secret + "\""));
    assertFalse(town.directory.byId(member.id()).orElseThrow().is(Role.STAFF));
    Reply reply = town.call(invited("POST", secret).by(member), INVITED);

    assertEquals(303, reply.status());
    assertTrue(town.directory.byId(member.id()).orElseThrow().is(Role.STAFF));
    String again = town.html(FakeRequest.get(PATH).by(admin), PATH);
    assertTrue(again, again.contains(member.handle()));
  }

  @Test
  public void whoHasTheRoleIsToldSo() throws Exception {
    String secret = invite("staff");

    String page = town.html(invited("GET", secret).by(admin), INVITED);

    assertTrue(page, page.contains("already have this role"));
    assertFalse(page, page.contains("action=\"/members/invitations/"));
    assertEquals(200, town.call(invited("POST", secret).by(admin), INVITED).status());
    assertEquals(0, town.invitations.open(secret).orElseThrow().uses());
  }

  @Test
  public void aRevokedInvitationOpensNothing() throws Exception {
    String secret = invite("admin");
    long id = town.invitations.open(secret).orElseThrow().id();

    Reply reply =
        town.call(
            FakeRequest.post(PATH + "/{id}/revoke").by(admin).with("id", id),
            PATH + "/{id}/revoke");

    assertEquals(303, reply.status());
    assertEquals(404, town.call(invited("GET", secret), INVITED).status());
    assertEquals(404, town.call(invited("POST", secret).by(town.someone()), INVITED).status());
  }

  private String invite(String role) throws Exception {
    String page =
        town.html(
            FakeRequest.post(PATH)
                .by(admin)
                .form("role", role, "uses", "1", "days", "7", "note", "相机 <b>"),
            PATH);
    assertTrue(page, page.contains("相机 &lt;b"));
    Matcher link = LINK.matcher(page);
    assertTrue(page, link.find());
    return link.group(1);
  }

  private static FakeRequest invited(String method, String secret) {
    return FakeRequest.of(method, INVITED).with("secret", secret);
  }

  private static FakeRequest signUp(String handle, String secret) {
    return FakeRequest.post("/members/sign-up")
        .form("handle", handle, "password", Town.PASSWORD, "to", "/", "invitation", secret);
  }
}
