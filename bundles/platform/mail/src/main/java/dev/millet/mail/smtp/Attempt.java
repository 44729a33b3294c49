package dev.millet.mail.smtp;

import java.io.Closeable;
import java.io.IOException;

/** An attempt to open a connection, which somebody else can end. Thread-safe. */
public final class Attempt {

  private Closeable socket;
  private boolean ended;

  /** Notes the socket by which the connection is opened; it is closed where this has ended. */
  synchronized void uses(Closeable opened) {
    socket = opened;
    if (ended) {
      close();
    }
  }

  /** Ends the attempt: whoever waits for the server gets an error at once. */
  public synchronized void end() {
    ended = true;
    close();
  }

  /** Returns whether somebody ended it. */
  public synchronized boolean isEnded() {
    return ended;
  }

  private void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the socket to the mail server cannot be closed", e);
    }
  }
}
