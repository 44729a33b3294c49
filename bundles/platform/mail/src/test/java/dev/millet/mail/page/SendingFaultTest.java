package dev.millet.mail.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.mail.PostOffice;
import dev.millet.mail.http.MailApi;
import dev.millet.mail.smtp.MailConnector;
import dev.millet.mail.smtp.SmtpConnector;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.SmtpServer;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An error that nobody expected is shown, and a button has it tried again. */
@RunWith(Parameterized.class)
public final class SendingFaultTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Database database;
  private final SmtpServer server = SmtpServer.start();
  private final Member admin = new FakeMembers().add("boss", Role.ADMIN);
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private PostOffice office;
  private List<Contribution> all;

  public SendingFaultTest(TestDatabase test) {
    database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    for (String table : List.of("mail_messages", "mail_local_outbox", "mail_refused")) {
      database.write(handle -> handle.execute("DELETE FROM " + table));
    }
    MailConnector whole = new SmtpConnector(LIMIT, LIMIT, null);
    office =
        new PostOffice(
                database,
                server.port(),
                (setup, attempt) -> {
                  if (broken.get()) {
                    throw new IllegalStateException("settings.key cannot be read");
                  }
                  return whole.open(setup, attempt);
                })
            .open();
    MailApi api = new MailApi(office.view(), (language, key) -> key);
    all = new ArrayList<>(api.routes());
    all.addAll(
        new MailPages(office.view(), api, new PlainPages("dev.millet.mail.templates"))
            .contributions());
  }

  @After
  public void close() {
    office.close();
    server.close();
  }

  private Reply call(String method, String template, FakeRequest request) throws Exception {
    for (Contribution each : all) {
      if (each instanceof Route route
          && route.method().equals(method)
          && route.template().equals(template)) {
        return route.handler().handle(request.by(admin));
      }
    }
    throw new AssertionError(template);
  }

  private String page(Locale language) throws Exception {
    Reply reply = call("GET", "/admin/mail", FakeRequest.get("/admin/mail").in(language));
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private String status() throws Exception {
    Reply reply = call("GET", "/api/v1/mail", FakeRequest.get("/api/v1/mail"));
    return ((Reply.JsonValue) reply.body()).value().toString();
  }

  /** Waits until it is there, or gone; the test's limit of time ends it otherwise. */
  private void awaitFault(boolean there) throws InterruptedException {
    while (office.sender().server().fault().isPresent() != there) {
      Thread.sleep(5);
    }
  }

  @Test
  public void itIsShownUntilSendingWorksAgain() throws Exception {
    long id = office.queue(PostOffice.message("lee@example.com"));
    awaitFault(true);

    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String page = page(language);
      assertTrue(page, page.contains("settings.key cannot be read"));
      assertTrue(page, page.contains("action=\"/admin/mail/try\""));
      assertFalse(page, page.contains("??"));
    }
    assertTrue(status(), status().contains("settings.key cannot be read"));
    // the sender may be at its next attempt
    office.await(id, MailState.WAITING);

    broken.set(false);
    assertEquals(
        303, call("POST", "/admin/mail/try", FakeRequest.post("/admin/mail/try")).status());
    office.await(id, MailState.SENT);
    awaitFault(false);
    assertFalse(page(Locale.ENGLISH).contains("settings.key cannot be read"));
    assertEquals(1, server.messages().size());
  }

  @Test
  public void theButtonEndsThePauseOfAServerThatDidNotAnswer() throws Exception {
    broken.set(false);
    server.answer(SmtpServer.Step.GREETING, line -> "421 not now");
    long id = office.queue(PostOffice.message("lee@example.com"));
    while (office.sender().server().down().isEmpty()) {
      Thread.sleep(5);
    }
    server.answer(SmtpServer.Step.GREETING, null);

    call("POST", "/api/v1/mail/try", FakeRequest.post("/api/v1/mail/try"));

    office.await(id, MailState.SENT);
    while (office.sender().server().down().isPresent()) {
      Thread.sleep(5);
    }
  }
}
