package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.testing.SmtpServer;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mail server of a test, which it can hold at a message, and the members who get mail from it,
 * at once. When it is closed the settings are the usual ones again.
 */
final class HeldMail implements AutoCloseable {

  private static final String SETTINGS = "/api/v1/settings";
  private static final Pattern TO = Pattern.compile("(?m)^To:.*?([\\w.-]+@heard\\.example)");
  private static final Pattern LINK = Pattern.compile("/suggestions/\\d+#[\\w-]+");

  private final Api api;
  private final String operator;
  private final Database database;
  private final SmtpServer smtp = SmtpServer.start();
  private final List<Long> members = new ArrayList<>();
  private CountDownLatch reached = new CountDownLatch(0);
  private CountDownLatch released = new CountDownLatch(0);

  /** A member who gets mail. */
  record Reader(String token, String address) {}

  HeldMail(Api api, String operator, Database database) {
    this.api = api;
    this.operator = operator;
    this.database = database;
    String origin = api.root().toString().replaceFirst("/$", "");
    set(
        """
        {"values": {"site.address": "%s", "mail.host": "127.0.0.1", "mail.port": "%d",
         "mail.security": "none", "mail.from.address": "ideas@heard.example",
         "notices.mail.delay.minutes": "0"}}"""
            .formatted(origin, smtp.port()));
  }

  private void set(String json) {
    String tag = api.get(SETTINGS, operator).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> changed = api.change("PATCH", SETTINGS, operator, tag, json);
    assertEquals(changed.body(), 200, changed.statusCode());
  }

  /** Makes a member with a confirmed address who is mailed of comments right away. */
  Reader reader(String name) {
    String token = api.member(name, operator);
    long id = Api.number(api.get("/api/v1/members/me", token).body(), "id");
    String address = name + "@heard.example";
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO members_addresses (address_key, member_id, address, confirmed_at)
                    VALUES (:address, :member, :address, :now)
                    """)
                .bind("address", address)
                .bind("member", id)
                .bind("now", Instant.now().truncatedTo(ChronoUnit.MICROS))
                .execute());
    String choice = "/api/v1/notices/preferences/comments.posted";
    assertEquals(
        204, api.send("PUT", choice, token, "{\"site\":true,\"mail\":\"now\"}").statusCode());
    members.add(id);
    return new Reader(token, address);
  }

  /** Asks for the mail that is due; where the job runs already, that is as good. */
  void run() {
    api.post("/api/v1/jobs/notices.mail/run", operator, "");
  }

  /** Has the server keep its answer to each message from now on. */
  void hold() {
    CountDownLatch come = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    reached = come;
    released = go;
    smtp.answer(
        SmtpServer.Step.END,
        message -> {
          come.countDown();
          go.await();
          return "250 OK";
        });
  }

  /** Waits until the server has a message that it has not answered. */
  void awaitHeld() throws InterruptedException {
    Await.until(() -> reached.getCount() == 0, () -> "no message comes");
  }

  /** Has the server answer, also what it kept. */
  void release() {
    smtp.answer(SmtpServer.Step.END, null);
    released.countDown();
  }

  /**
   * Has all mail of notices sent. What is on its way, or was sent, is looked at again after two
   * minutes only; here that is at once, so that what would be mailed once more is mailed now. What
   * is due stays as it is: a round of the job leaves what changes under it to the next one.
   */
  void settle() throws InterruptedException {
    Await.until(
        () -> {
          lookAgain();
          run();
          return pending() == 0;
        },
        () -> pending() + " notices wait: " + api.get("/api/v1/mail", operator).body());
  }

  private void lookAgain() {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE notices_pending SET due_at = :now
                     WHERE member_id IN (<members>) AND due_at > :now
                    """)
                .bind("now", Instant.now().truncatedTo(ChronoUnit.MICROS))
                .bindList("members", members)
                .execute());
  }

  private long pending() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(type) FROM notices_pending WHERE member_id IN (<members>)")
                .bindList("members", members)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Returns what the messages to a member lead to, once for each time that one of them names it.
   */
  List<String> links(Reader reader) {
    List<String> links = new ArrayList<>();
    for (String message : smtp.messages()) {
      Matcher to = TO.matcher(message);
      if (to.find() && to.group(1).equals(reader.address())) {
        String plain = message.split("Content-Type: text/html", 2)[0].replace("=\r\n", "");
        LINK.matcher(plain).results().forEach(link -> links.add(link.group()));
      }
    }
    return links;
  }

  @Override
  public void close() {
    release();
    set(
        """
        {"values": {"site.address": null, "mail.host": null, "mail.port": null,
         "mail.security": null, "mail.from.address": null, "notices.mail.delay.minutes": null}}""");
    smtp.close();
  }
}
