package dev.millet.mail.smtp;

import dev.millet.mail.content.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of Angus Mail. */
final class SmtpConnection implements MailConnection {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);
  private static final int CLOSING = 421;

  private final Session session;
  private final HandOverTransport transport;
  private boolean broken;

  SmtpConnection(Session session, HandOverTransport transport) {
    this.session = session;
    this.transport = transport;
  }

  @Override
  public Outcome send(Letter letter, BooleanSupplier handOver) {
    return Loader.call(() -> deliver(letter, handOver));
  }

  private Outcome deliver(Letter letter, BooleanSupplier handOver) {
    MimeLetter mime;
    try {
      mime = MimeLetter.of(session, letter);
    } catch (MessagingException e) {
      return Outcome.of(Outcome.Kind.UNWRITABLE, SmtpConnector.reason(e));
    }
    transport.begin(handOver);
    try {
      transport.sendMessage(mime, mime.getAllRecipients());
      return Outcome.of(Outcome.Kind.ACCEPTED, "");
    } catch (MessagingException e) {
      return outcome(e);
    } catch (RuntimeException e) {
      broken = true;
      throw e;
    }
  }

  private Outcome outcome(MessagingException e) {
    for (Exception each = e; each != null; each = next(each)) {
      if (each instanceof HandOverTransport.ClaimLostException) {
        broken = true;
        return Outcome.of(Outcome.Kind.CLAIM_LOST, each.getMessage());
      }
      int code = code(each);
      boolean recipient = each instanceof SMTPAddressFailedException;
      boolean last = next(each) == null;
      if (code >= 400 && code != CLOSING && (recipient || last)) {
        return Outcome.refused(code, each.getMessage(), recipient);
      }
    }
    broken = true;
    String reason = SmtpConnector.reason(e);
    if (!transport.isHandedOver()) {
      return Outcome.of(Outcome.Kind.NOT_HANDED_OVER, reason);
    }
    return Outcome.of(
        code(e) == CLOSING ? Outcome.Kind.REFUSED_FOR_NOW : Outcome.Kind.UNCERTAIN, reason);
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException failed ? failed.getNextException() : null;
  }

  /** Returns the code of the server's answer; 0 where there was none. */
  private static int code(Exception e) {
    if (e instanceof SMTPAddressFailedException failed) {
      return failed.getReturnCode();
    }
    if (e instanceof SMTPSenderFailedException failed) {
      return failed.getReturnCode();
    }
    return e instanceof SMTPSendFailedException failed ? failed.getReturnCode() : 0;
  }

  @Override
  public boolean isOpen() {
    return !broken;
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("The connection to the mail server was closed already.", e);
    }
  }
}
