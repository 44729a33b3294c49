package dev.millet.events;

import dev.millet.api.gateway.EventStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The open pages of doors, by event, which are told how many people are in whenever somebody comes.
 * Pages on other nodes learn it from their own scans. Thread-safe.
 */
final class DoorStreams {

  /** The name of the event that is sent. */
  static final String ENTERED = "entered";

  /** The name of the event that says how many came in through which entrance. */
  static final String ENTRANCES = "entrances";

  private static final int MAX_PER_EVENT = 50;

  private final Map<Long, Set<EventStream>> streams = new ConcurrentHashMap<>();

  /** Keeps a stream until it is closed; an event has fifty at most. */
  void open(long event, EventStream stream) {
    streams.compute(
        event,
        (id, some) -> {
          Set<EventStream> more = some == null ? ConcurrentHashMap.newKeySet() : some;
          if (more.size() >= MAX_PER_EVENT) {
            stream.close();
          } else {
            more.add(stream);
          }
          return more;
        });
    stream.onClose(() -> close(event, stream));
  }

  private void close(long event, EventStream stream) {
    streams.computeIfPresent(
        event,
        (id, some) -> {
          some.remove(stream);
          return some.isEmpty() ? null : some;
        });
  }

  /**
   * Tells the open pages of an event how many people are in.
   *
   * @param entrances who came in through each
   */
  void tell(long event, int entered, List<Entrance> entrances) {
    String text = Integer.toString(entered);
    String counts =
        entrances.stream()
            .map(
                each ->
                    URLEncoder.encode(each.name(), StandardCharsets.UTF_8) + "=" + each.entered())
            .collect(Collectors.joining("&"));
    for (EventStream each : streams.getOrDefault(event, Set.of())) {
      each.send(null, ENTERED, text);
      if (!counts.isEmpty()) {
        each.send(null, ENTRANCES, counts);
      }
    }
  }

  /** Returns how many streams are open. */
  int count() {
    return streams.values().stream().mapToInt(Set::size).sum();
  }
}
