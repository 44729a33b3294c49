package dev.millet.notices;

import dev.millet.api.gateway.EventStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/**
 * The streams of open pages, by member. They are told that something changed, not what: the page
 * asks for what its reader may see. Thread-safe.
 */
@Component(service = OpenStreams.class)
public final class OpenStreams {

  /** The name of the event. */
  static final String CHANGED = "notices";

  private static final int MAX_PER_MEMBER = 10;

  private final Map<Long, Set<EventStream>> streams = new ConcurrentHashMap<>();

  /** Keeps a stream until it is closed; a member has ten at most. */
  void open(long member, EventStream stream) {
    streams.compute(
        member,
        (id, some) -> {
          Set<EventStream> more = some == null ? ConcurrentHashMap.newKeySet() : some;
          if (more.size() >= MAX_PER_MEMBER) {
            stream.close();
          } else {
            more.add(stream);
          }
          return more;
        });
    stream.onClose(() -> close(member, stream));
  }

  private void close(long member, EventStream stream) {
    streams.computeIfPresent(
        member,
        (id, some) -> {
          some.remove(stream);
          return some.isEmpty() ? null : some;
        });
  }

  /** Tells the open pages of members that their notices changed. */
  void changed(Collection<Long> members) {
    if (streams.isEmpty()) {
      return;
    }
    for (Long member : members) {
      streams.getOrDefault(member, Set.of()).forEach(each -> each.send(null, CHANGED, ""));
    }
  }

  /** Returns how many streams are open. */
  int count() {
    return streams.values().stream().mapToInt(Set::size).sum();
  }
}
