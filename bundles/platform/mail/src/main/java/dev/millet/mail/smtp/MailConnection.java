package dev.millet.mail.smtp;

import dev.millet.mail.content.Letter;
import java.util.function.BooleanSupplier;

/** An open connection, over which one message goes after the other. For one thread. */
public interface MailConnection extends AutoCloseable {

  /**
   * Sends a letter.
   *
   * @param handOver is asked when the whole letter has been written, before the mark of its end
   *     with which the server takes it over; where it says no, or throws, nothing is sent
   */
  Outcome send(Letter letter, BooleanSupplier handOver);

  /** Returns whether another letter can be sent over it. */
  boolean isOpen();

  @Override
  void close();
}
