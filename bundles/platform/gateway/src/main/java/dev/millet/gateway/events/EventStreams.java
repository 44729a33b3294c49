package dev.millet.gateway.events;

import dev.millet.api.gateway.EventSource;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.gateway.exchange.Exchange;
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
  public void open(Exchange exchange, EventSource source) {
    Connection connection = new Connection(exchange);
    open.add(connection);
    connection.onClose(() -> open.remove(connection));
    connection.begin();
    open(exchange, connection, source);
    // The generation may have retired between entering it and joining the set.
    endIfRetired(connection);
  }

  private static void open(Exchange exchange, Connection connection, EventSource source) {
    try {
      exchange
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

  /** Sends every stream a sign of life, so that nobody on the way takes it for dead. */
  public void beat() {
    open.forEach(Connection::beat);
  }

  /** Ends all streams, and those to come at once. */
  public void stop() {
    stopping = true;
    open.forEach(Connection::close);
  }

  /** How many streams are open. */
  public int count() {
    return open.size();
  }
}
