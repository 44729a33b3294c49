package dev.millet.gateway.assets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The files of all bundles by URL. A file stays for a day after the last bundle that published it
 * has gone, for pages that are still open; what waits to go is bounded, the oldest goes first.
 */
@Component(service = AssetStore.class)
public final class AssetStore {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MAX_RETIRED_BYTES = 32 * 1024 * 1024;

  private final Clock clock;
  private final Map<String, Entry> entries = new HashMap<>();

  @Activate
  public AssetStore() {
    this(Clock.systemUTC());
  }

  AssetStore(Clock clock) {
    this.clock = clock;
  }

  /** Serves files until they are retired as often as they were published. */
  synchronized void publish(Map<String, Asset> files) {
    files.forEach(
        (url, asset) -> {
          Entry entry = entries.computeIfAbsent(url, ignored -> new Entry(asset));
          entry.publishers++;
          entry.retired = null;
        });
    sweep();
  }

  synchronized void retire(Collection<String> urls) {
    Instant now = clock.instant();
    for (String url : urls) {
      Entry entry = entries.get(url);
      entry.publishers--;
      if (entry.publishers == 0) {
        entry.retired = now;
      }
    }
    sweep();
  }

  /** The file at a URL. */
  synchronized Optional<Asset> find(String url) {
    Entry entry = entries.get(url);
    return entry == null || entry.isOver(clock.instant())
        ? Optional.empty()
        : Optional.of(entry.asset);
  }

  private void sweep() {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> entry.isOver(now));
    List<Map.Entry<String, Entry>> newestFirst =
        entries.entrySet().stream()
            .filter(each -> each.getValue().retired != null)
            .sorted(
                Comparator.comparing((Map.Entry<String, Entry> each) -> each.getValue().retired)
                    .reversed())
            .toList();
    long bytes = 0;
    for (Map.Entry<String, Entry> each : newestFirst) {
      bytes += each.getValue().asset.size();
      if (bytes > MAX_RETIRED_BYTES) {
        entries.remove(each.getKey());
      }
    }
  }

  private static final class Entry {

    private final Asset asset;
    private int publishers;
    private Instant retired;

    private Entry(Asset asset) {
      this.asset = asset;
    }

    private boolean isOver(Instant now) {
      return retired != null && now.isAfter(retired.plus(KEPT));
    }
  }
}
