package dev.millet.gateway.events;

import dev.millet.api.gateway.EventSource;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.gateway.exchange.Exchange;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open streams of events: kept alive, and ended when their generation retires. */
public final class EventStreams {

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
    source.open(connection);
    // The generation may have retired between entering it and joining the set.
    endIfRetired(connection);
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
