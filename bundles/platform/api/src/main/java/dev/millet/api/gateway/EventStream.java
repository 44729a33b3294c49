package dev.millet.api.gateway;

import org.osgi.annotation.versioning.ProviderType;

/** An open stream of server-sent events. Thread-safe. */
@ProviderType
public interface EventStream {

  /** The id of the last event that the client saw before it reconnected; empty at first. */
  String lastEventId();

  /**
   * Sends one event.
   *
   * @param id may be null
   * @param event the event's name; null for {@code message}
   * @param data text of any number of lines
   * @return false when the stream is closed
   */
  boolean send(String id, String event, String data);

  /** Ends the stream; the client reconnects. */
  void close();

  /** Calls back once, when the stream is closed by either side; at once if it is closed already. */
  void onClose(Runnable action);
}
