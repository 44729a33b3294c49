package dev.millet.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Speaks SMTP, and asks before the line that ends a message: before it the server must not take the
 * message (RFC 5321, section 4.1.1.4), behind it nobody knows until the server has answered.
 */
final class HandOverTransport extends SMTPTransport {

  private BooleanSupplier handOver;
  private boolean handedOver;

  /** The message must not be handed over; as with any failed write, the connection is dropped. */
  static final class ClaimLostException extends IOException {

    private static final long serialVersionUID = 1L;

    ClaimLostException() {
      super("The claim was lost.");
    }
  }

  HandOverTransport(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
  }

  /** Prepares for the next message. */
  void begin(BooleanSupplier next) {
    handOver = next;
    handedOver = false;
  }

  /** Returns whether the end of the message may have reached the server. */
  boolean isHandedOver() {
    return handedOver;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    if (!handOver.getAsBoolean()) {
      throw new ClaimLostException();
    }
    handedOver = true;
    super.finishData();
  }
}
