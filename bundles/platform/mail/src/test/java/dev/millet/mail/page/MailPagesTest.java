package dev.millet.mail.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.subjects.Subject;
import dev.millet.mail.PostOffice;
import dev.millet.mail.http.MailApi;
import dev.millet.mail.http.TestMessage;
import dev.millet.mail.queue.Claims;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.SmtpServer;
import dev.millet.testing.SmtpServer.Step;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class MailPagesTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final Database database;
  private final SmtpServer server = SmtpServer.start();
  private final Member admin = new FakeMembers().add("boss", Role.ADMIN);
  private PostOffice office;
  private List<Contribution> all;

  public MailPagesTest(TestDatabase test) {
    database = test.database();
  }

  @Before
  public void begin() {
    for (String table : List.of("mail_messages", "mail_local_outbox", "mail_refused")) {
      database.write(handle -> handle.execute("DELETE FROM " + table));
    }
    office = new PostOffice(database, server.port());
    MailApi api = new MailApi(office.view(), (language, key) -> key);
    all = new ArrayList<>(api.routes());
    all.addAll(
        new MailPages(office.view(), api, new PlainPages("dev.millet.mail.templates"))
            .contributions());
  }

  @After
  public void end() {
    server.close();
  }

  private Reply call(String method, String template, FakeRequest request) throws Exception {
    Route route =
        all.stream()
            .filter(Route.class::isInstance)
            .map(Route.class::cast)
            .filter(each -> each.method().equals(method) && each.template().equals(template))
            .findFirst()
            .orElseThrow();
    return route.handler().handle(request.by(admin));
  }

  private static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private String page(String show) throws Exception {
    return text(call("GET", "/admin/mail", FakeRequest.get("/admin/mail").query("show", show)));
  }

  private String notice(Reply reply) {
    assertEquals(303, reply.status());
    return reply.headers().stream()
        .filter(header -> header.getKey().equals("Millet-Notice"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private String attention() throws Exception {
    Fragment fragment =
        all.stream()
            .filter(Fragment.class::isInstance)
            .map(Fragment.class::cast)
            .findFirst()
            .orElseThrow();
    return fragment
        .renderer()
        .render(FakeRequest.get("/admin").by(admin), List.of(new Subject("page", "here")))
        .get(0)
        .markup();
  }

  private long stuck(MailState state) {
    long id = office.queue(PostOffice.message("lee@example.com", "A & B <i>"));
    Claims.Claim claim = office.claims.claim("a", new Claims.Limits(10, 0)).get(0);
    office.claims.handOver(claim.message());
    office.claims.stop(claim.message(), state, "554 no <b>");
    return id;
  }

  @Test
  public void withoutAServerThePageSaysSoAndThereIsNothingToDo() throws Exception {
    office.settings.host("");
    String page = page("waiting");
    assertTrue(page, page.contains("No mail is sent: enter a mail server."));
    assertFalse(page, page.contains("/admin/mail/test"));
    assertEquals("", attention());
    office.settings.host("smtp.example.com");
    assertTrue(page("waiting").contains("must be encrypted"));
  }

  @Test
  public void theStepOfTheChecklistIsDoneWhereMailCanBeSent() throws Exception {
    SetupStep step =
        all.stream()
            .filter(SetupStep.class::isInstance)
            .map(SetupStep.class::cast)
            .findFirst()
            .orElseThrow();
    assertTrue(step.facts().isDone(FakeRequest.get("/admin/start").by(admin)));
    office.settings.host("");
    assertFalse(step.facts().isDone(FakeRequest.get("/admin/start").by(admin)));
  }

  @Test
  public void itIsThereInChinese() throws Exception {
    String page =
        text(
            call(
                "GET",
                "/admin/mail",
                FakeRequest.get("/admin/mail").in(Locale.SIMPLIFIED_CHINESE)));
    assertTrue(page, page.contains("正在通过 127.0.0.1:" + server.port() + " 发送邮件"));
    assertFalse(page, page.contains("??"));
  }

  @Test
  public void aTestMessageTellsWhatTheServerSays() throws Exception {
    FakeRequest request = FakeRequest.post("/admin/mail/test").form("address", "lee@example.com");
    assertEquals("mail.test.sent", notice(call("POST", "/admin/mail/test", request)));
    assertTrue(server.await(1).get(0).contains("To: lee@example.com"));
    server.answer(Step.RCPT, line -> "550 5.7.1 <i>we do not relay</i>");
    Reply refused = call("POST", "/admin/mail/test", request);
    assertEquals(422, refused.status());
    assertTrue(text(refused), text(refused).contains("5.7.1 &lt;i&gt;we do not relay"));
    Reply bad =
        call(
            "POST",
            "/admin/mail/test",
            FakeRequest.post("/admin/mail/test").form("address", "lee"));
    assertEquals(422, bad.status());
    FakeRequest program =
        FakeRequest.post("/api/v1/mail/test").json(new TestMessage("lee@example.com"));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> call("POST", "/api/v1/mail/test", program));
    assertEquals("mail.not-sent", problem.problem().code());
  }

  @Test
  public void anUncertainMessageIsShownAndSentAgainByAButtonOnly() throws Exception {
    long id = stuck(MailState.UNCERTAIN);
    String attention = attention();
    assertTrue(attention, attention.contains("1 message may not have arrived"));
    assertTrue(attention, attention.contains("/admin/mail?show=uncertain"));
    String page = page("uncertain");
    assertTrue(page, page.contains("A &amp; B &lt;i&gt;"));
    assertTrue(page, page.contains("554 no &lt;b&gt;"));
    assertFalse("no words", page.contains("Hello lee"));
    FakeRequest again =
        FakeRequest.post("/admin/mail/messages/" + id + "/retry")
            .with("id", Long.toString(id))
            .form("show", "uncertain");
    assertEquals("mail.retried", notice(call("POST", "/admin/mail/messages/{id}/retry", again)));
    assertEquals(MailState.WAITING, office.state(id));
    assertEquals("mail.not-stuck", notice(call("POST", "/admin/mail/messages/{id}/retry", again)));
    assertEquals("", attention());
  }

  @Test
  public void whatFailedIsGivenUpOneByOneOrAllAtOnce() throws Exception {
    long one = stuck(MailState.FAILED);
    long other = stuck(MailState.FAILED);
    FakeRequest giveUp =
        FakeRequest.post("/api/v1/mail/messages/" + one + "/give-up")
            .with("id", Long.toString(one));
    assertEquals(204, call("POST", "/api/v1/mail/messages/{id}/give-up", giveUp).status());
    assertEquals(MailState.WITHDRAWN, office.state(one));
    FakeRequest all = FakeRequest.post("/admin/mail/all/failed/give-up").with("show", "failed");
    assertEquals("mail.given-up", notice(call("POST", "/admin/mail/all/{show}/give-up", all)));
    assertEquals(MailState.WITHDRAWN, office.state(other));
    FakeRequest sent = FakeRequest.post("/admin/mail/all/sent/retry").with("show", "sent");
    assertThrows(ProblemException.class, () -> call("POST", "/admin/mail/all/{show}/retry", sent));
  }

  @Test
  public void aRefusedAddressIsClearedByAButton() throws Exception {
    office.queue(PostOffice.message("gone@example.com"));
    office.claims.refuse(
        office.claims.claim("a", new Claims.Limits(10, 0)).get(0).message(), "550 5.1.1 unknown");
    assertTrue(page("addresses").contains("gone@example.com"));
    FakeRequest clear =
        FakeRequest.post("/admin/mail/addresses/clear").form("address", "gone@example.com");
    assertEquals("mail.cleared", notice(call("POST", "/admin/mail/addresses/clear", clear)));
    assertFalse(office.queue.refused().has("gone@example.com"));
  }

  @Test
  public void aProgramReadsTheSameAndNeverASecret() throws Exception {
    office.queue(
        MailMessage.of(
                "members.reset",
                MailRecipient.of("lee@example.com"),
                Locale.ENGLISH,
                "Reset your password",
                MailBody.empty().button("Reset", "/reset/s3cr3t"))
            .withSecretBody());
    Reply reply =
        call(
            "GET",
            "/api/v1/mail/messages",
            FakeRequest.get("/api/v1/mail/messages").query("state", "waiting"));
    String said = ((Reply.JsonValue) reply.body()).value().toString();
    assertTrue(said, said.contains("Reset your password") && !said.contains("s3cr3t"));
    assertEquals(1, ((Slice<?>) ((Reply.JsonValue) reply.body()).value()).items().size());
    assertFalse(page("waiting").contains("s3cr3t"));
    Reply status = call("GET", "/api/v1/mail", FakeRequest.get("/api/v1/mail"));
    String counts = ((Reply.JsonValue) status.body()).value().toString();
    assertTrue(counts, counts.contains("waiting=1") && counts.contains("setUp=true"));
    assertThrows(
        ProblemException.class,
        () ->
            call(
                "GET",
                "/api/v1/mail/messages",
                FakeRequest.get("/api/v1/mail/messages").query("state", "lost")));
    assertEquals(1, office.decisions.list(MailState.WAITING, ListRequest.first(5)).items().size());
  }
}
