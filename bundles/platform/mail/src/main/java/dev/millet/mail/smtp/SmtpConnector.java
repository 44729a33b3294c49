package dev.millet.mail.smtp;

import dev.millet.mail.settings.MailSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections with Angus Mail. Thread-safe. */
public final class SmtpConnector implements MailConnector {

  private final Duration connectLimit;
  private final Duration answerLimit;
  private final SSLSocketFactory sockets;

  /**
   * Remembers how long the server may take.
   *
   * @param connectLimit for the connection, and for each answer until it has let the site in
   * @param answerLimit for each answer after that
   * @param sockets checks certificates; null for what this Java trusts
   */
  public SmtpConnector(Duration connectLimit, Duration answerLimit, SSLSocketFactory sockets) {
    this.connectLimit = connectLimit;
    this.answerLimit = answerLimit;
    this.sockets = sockets;
  }

  @Override
  public MailConnection open(MailSetup setup, Attempt attempt) throws MailServerException {
    return Loader.call(() -> connect(setup, attempt));
  }

  private MailConnection connect(MailSetup setup, Attempt attempt) throws MailServerException {
    MailSetup.Server server = setup.server();
    OpenedSocket opened = new OpenedSocket(attempt);
    Session session = Session.getInstance(properties(setup, opened));
    HandOverTransport transport = new HandOverTransport(session);
    boolean known = !server.user().isEmpty();
    try {
      transport.connect(
          server.host(),
          server.port(),
          known ? server.user() : null,
          known ? server.password() : null);
      opened.limit(answerLimit);
      return new SmtpConnection(session, transport);
    } catch (AuthenticationFailedException e) {
      throw new MailServerException(
          server + " refused the user name or the password: " + e.getMessage(), e);
    } catch (MessagingException | SocketException e) {
      if (attempt.isEnded()) {
        throw new MailServerException(
            server + " did not answer, until an administrator had the connection closed", e);
      }
      throw new MailServerException(server + " does not answer as it should: " + reason(e), e);
    }
  }

  /** Returns the message of an exception and of what it came from. */
  static String reason(Exception e) {
    String reason = e.getMessage();
    Throwable cause = e.getCause();
    return cause == null || reason.contains(String.valueOf(cause.getMessage()))
        ? reason
        : reason + " (" + cause.getMessage() + ")";
  }

  private Properties properties(MailSetup setup, OpenedSocket opened) {
    MailSetup.Security security = setup.server().security();
    Properties properties = new Properties();
    properties.put("mail.smtp.localhost", setup.sender().domain());
    properties.put("mail.smtp.connectiontimeout", Long.toString(connectLimit.toMillis()));
    properties.put("mail.smtp.timeout", Long.toString(connectLimit.toMillis()));
    properties.put("mail.smtp.writetimeout", Long.toString(answerLimit.toMillis()));
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", Boolean.toString(!setup.server().user().isEmpty()));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(security == MailSetup.Security.TLS));
    boolean starts = security == MailSetup.Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starts));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starts));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.socketFactory", opened);
    properties.put("mail.smtp.socketFactory.fallback", "false");
    if (sockets != null) {
      properties.put("mail.smtp.ssl.socketFactory", sockets);
    }
    return properties;
  }
}
