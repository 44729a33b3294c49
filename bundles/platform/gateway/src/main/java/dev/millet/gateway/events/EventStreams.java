package dev.millet.gateway.events;

import dev.millet.api.gateway.EventSource;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open streams of events: kept alive, and ended when their generation retires. */
public final class EventStreams {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private final Generations generations;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  public EventStreams(Generations generations) {
    this.generations = generations;
  }

  /**
   * Begins to end streams of generations that retire.
   *
   * @return closes the registration
   */
  public AutoCloseable watch() {
    return generations.onPublish(this::endRetired);
  }

  /** Opens a stream whose head has been prepared. */
  public void open(StreamedAnswer answer, EventSource source) {
    Connection connection = new Connection(answer);
    open.add(connection);
    connection.onClose(() -> open.remove(connection));
    connection.begin();
    open(answer, connection, source);
    // The generation may have retired between entering it and joining the set.
    endIfRetired(connection);
  }

  private static void open(StreamedAnswer answer, Connection connection, EventSource source) {
    try {
      answer
          .lease()
          .call(
              "a stream of events",
              () -> {
                source.open(connection);
                return null;
              });
    } catch (Exception e) {
      LOG.warn("{} could not open a stream of events", connection.generation(), e);
      connection.close();
    }
  }

  private void endRetired() {
    open.forEach(this::endIfRetired);
  }

  private void endIfRetired(Connection connection) {
    if (stopping || connection.generation().state() != Generation.State.ACTIVE) {
      connection.close();
    }
  }

  /** Sends every stream a comment, so that no proxy on the way closes it as idle. */
  public void keepAlive() {
    open.forEach(Connection::keepAlive);
  }

  /** Ends all streams, and those to come at once. */
  public void stop() {
    stopping = true;
    open.forEach(Connection::close);
  }

  /** Returns how many streams are open. */
  public int count() {
    return open.size();
  }
}
