package dev.millet.mail.smtp;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.mail.content.Letter;
import dev.millet.mail.settings.MailSetup;
import dev.millet.testing.SmtpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class SmtpConnectorTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration HOURS = Duration.ofHours(2);

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static MailSetup setup(String host, int port, MailSetup.Security security) {
    return new MailSetup(
        new MailSetup.Server(host, port, security, "", ""),
        new MailSetup.Sender("ideas@example.com", "极光 & Ideas", "answers@example.com"),
        "https://ideas.example.com");
  }

  private static Letter letter(String name, String subject) {
    return new Letter(
        new Letter.Mailbox("ideas@example.com", "极光 & Ideas"),
        new Letter.Mailbox("lee@example.com", name),
        "answers@example.com",
        subject,
        "<1@example.com>",
        "zh-CN",
        "https://ideas.example.com/off/1",
        "文字 ${7*7}\n.\nA & B",
        "<p>A &amp; B</p>");
  }

  /** Sends a letter, and reads what arrived. */
  private static MimeMessage arrived(Letter letter) throws Exception {
    try (SmtpServer server = SmtpServer.start();
        MailConnection connection =
            new SmtpConnector(LIMIT, LIMIT, null)
                .open(setup("127.0.0.1", server.port(), MailSetup.Security.NONE))) {
      assertEquals(Outcome.Kind.ACCEPTED, connection.send(letter, () -> true).kind());
      byte[] raw = server.await(1).get(0).getBytes(StandardCharsets.ISO_8859_1);
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }
  }

  /** Makes a key for a host, and what trusts it. */
  private static SSLContext certified(String host) throws Exception {
    Path file = FOLDER.getRoot().toPath().resolve(host + ".p12");
    if (!Files.exists(file)) {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "key",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + host,
                  "-ext",
                  "SAN=dns:" + host,
                  "-validity",
                  "3650",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  "changeit")
              .inheritIO()
              .start();
      assertEquals(0, keytool.waitFor());
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, "changeit".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("key", store.getCertificate("key"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  public void aServerThatHangsAtItsGreetingIsGivenUpSoon() {
    CountDownLatch over = new CountDownLatch(1);
    try (SmtpServer server = SmtpServer.start()) {
      server.answer(
          SmtpServer.Step.GREETING,
          line -> {
            over.await();
            return null;
          });
      SmtpConnector connector = new SmtpConnector(Duration.ofMillis(200), HOURS, null);
      MailSetup setup = setup("127.0.0.1", server.port(), MailSetup.Security.NONE);
      assertThrows(MailServerException.class, () -> connector.open(setup));
    } finally {
      over.countDown();
    }
  }

  @Test
  public void aServerThatLooksLongAtAMessageHasTheTime() throws Exception {
    // also for a first handshake, on a machine that does much else
    Duration soon = Duration.ofSeconds(3);
    SSLContext tls = certified("localhost");
    for (MailSetup.Security security :
        new MailSetup.Security[] {MailSetup.Security.NONE, MailSetup.Security.STARTTLS}) {
      boolean encrypted = security == MailSetup.Security.STARTTLS;
      try (SmtpServer server = SmtpServer.start(encrypted ? tls : null)) {
        server.answer(
            SmtpServer.Step.END,
            line -> {
              // longer than it would have had for its greeting
              Thread.sleep(soon.plusMillis(300).toMillis());
              return "250 OK";
            });
        SmtpConnector connector =
            new SmtpConnector(soon, HOURS, encrypted ? tls.getSocketFactory() : null);
        try (MailConnection connection =
            connector.open(setup("localhost", server.port(), security))) {
          assertEquals(
              Outcome.Kind.ACCEPTED, connection.send(letter("Lee", "Hello"), () -> true).kind());
        }
      }
    }
  }

  @Test
  public void whatWasWrittenArrivesExactly() throws Exception {
    String subject = "A & B: 导出 \"CSV\"+快";
    MimeMessage mime = arrived(letter("{event.secret}", subject));
    assertEquals(subject, mime.getSubject());
    assertTrue(
        mime.getHeader("Subject", null), mime.getHeader("Subject", null).contains("=?UTF-8?"));
    InternetAddress to = (InternetAddress) mime.getAllRecipients()[0];
    assertEquals("{event.secret}", to.getPersonal());
    assertEquals("lee@example.com", to.getAddress());
    assertEquals("极光 & Ideas", ((InternetAddress) mime.getFrom()[0]).getPersonal());
    assertEquals("answers@example.com", mime.getReplyTo()[0].toString());
    assertEquals("<1@example.com>", mime.getMessageID());
    assertArrayEquals(new String[] {"auto-generated"}, mime.getHeader("Auto-Submitted"));
    assertArrayEquals(
        new String[] {"<https://ideas.example.com/off/1>"}, mime.getHeader("List-Unsubscribe"));
    assertArrayEquals(
        new String[] {"List-Unsubscribe=One-Click"}, mime.getHeader("List-Unsubscribe-Post"));
    MimeMultipart both = (MimeMultipart) mime.getContent();
    assertEquals(2, both.getCount());
    assertEquals(
        "文字 ${7*7}\n.\nA & B", both.getBodyPart(0).getContent().toString().replace("\r\n", "\n"));
    assertEquals("<p>A &amp; B</p>", both.getBodyPart(1).getContent());
  }

  @Test
  public void aLineBreakInANameOrSubjectMakesNoHeader() throws Exception {
    MimeMessage mime =
        arrived(letter("Lee\r\nBcc: all@example.com", "Hi\r\nX-Evil: 1\r\n\r\nbody \u2028 end"));
    assertNull(mime.getHeader("Bcc"));
    assertNull(mime.getHeader("X-Evil"));
    assertEquals(1, mime.getAllRecipients().length);
    assertEquals("Hi X-Evil: 1 body end", mime.getSubject().replaceAll(" +", " "));
    assertEquals(
        "Lee Bcc: all@example.com", ((InternetAddress) mime.getAllRecipients()[0]).getPersonal());
  }

  @Test
  public void nothingIsHandedOverWithoutTheMark() throws Exception {
    try (SmtpServer server = SmtpServer.start();
        MailConnection connection =
            new SmtpConnector(LIMIT, LIMIT, null)
                .open(setup("127.0.0.1", server.port(), MailSetup.Security.NONE))) {
      Outcome outcome = connection.send(letter("Lee", "Hello"), () -> false);
      assertEquals(Outcome.Kind.CLAIM_LOST, outcome.kind());
      assertFalse(connection.isOpen());
      connection.close();
      assertEquals(0, server.messages().size());
    }
  }

  @Test
  public void theConnectionIsEncryptedBeforeAnythingIsSent() throws Exception {
    SSLContext tls = certified("localhost");
    try (SmtpServer server = SmtpServer.start(tls);
        MailConnection connection =
            new SmtpConnector(LIMIT, LIMIT, tls.getSocketFactory())
                .open(setup("localhost", server.port(), MailSetup.Security.STARTTLS))) {
      assertEquals(
          Outcome.Kind.ACCEPTED, connection.send(letter("Lee", "Hello"), () -> true).kind());
    }
  }

  @Test
  public void aCertificateOfAnotherHostIsRefused() throws Exception {
    SSLContext tls = certified("mail.example.org");
    try (SmtpServer server = SmtpServer.start(tls)) {
      SmtpConnector connector = new SmtpConnector(LIMIT, LIMIT, tls.getSocketFactory());
      MailSetup setup = setup("localhost", server.port(), MailSetup.Security.STARTTLS);
      assertThrows(MailServerException.class, () -> connector.open(setup));
      assertEquals(0, server.messages().size());
    }
  }

  @Test
  public void aServerWithoutEncryptionGetsNothingWhereItIsAskedFor() throws Exception {
    try (SmtpServer server = SmtpServer.start()) {
      SmtpConnector connector = new SmtpConnector(LIMIT, LIMIT, null);
      MailSetup setup = setup("127.0.0.1", server.port(), MailSetup.Security.STARTTLS);
      MailServerException refused =
          assertThrows(MailServerException.class, () -> connector.open(setup));
      assertTrue(refused.getMessage(), refused.getMessage().contains("STARTTLS"));
    }
  }

  @Test
  public void onlyThisMachineIsReachedWithoutEncryption() {
    assertEquals(
        Optional.of(MailSetup.Missing.ENCRYPTION),
        setup("smtp.example.com", 25, MailSetup.Security.NONE).missing());
    assertEquals(
        Optional.of(MailSetup.Missing.ENCRYPTION),
        setup("127.0.0.1.example.com", 25, MailSetup.Security.NONE).missing());
    assertEquals(Optional.empty(), setup("127.0.0.1", 25, MailSetup.Security.NONE).missing());
    assertEquals(
        Optional.empty(), setup("smtp.example.com", 25, MailSetup.Security.STARTTLS).missing());
  }

  @Test
  public void onlyAnUnknownMailboxMarksAnAddress() {
    assertEquals(
        Outcome.Kind.ADDRESS_REFUSED, Outcome.refused(550, "550 no such user", true).kind());
    assertEquals(
        Outcome.Kind.ADDRESS_REFUSED, Outcome.refused(550, "550 5.1.1 unknown", true).kind());
    assertEquals(Outcome.Kind.REFUSED, Outcome.refused(550, "550 5.7.1 blocked", true).kind());
    assertEquals(Outcome.Kind.REFUSED, Outcome.refused(554, "554 no", true).kind());
    assertEquals(Outcome.Kind.REFUSED, Outcome.refused(550, "550 5.1.1 sender", false).kind());
    assertEquals(Outcome.Kind.REFUSED_FOR_NOW, Outcome.refused(451, "451 later", true).kind());
  }
}
