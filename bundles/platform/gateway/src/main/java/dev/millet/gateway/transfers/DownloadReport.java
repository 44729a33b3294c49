package dev.millet.gateway.transfers;

import dev.millet.api.files.Download;
import dev.millet.api.files.DownloadListener;
import dev.millet.api.gateway.FileContent;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener of a module that a file was sent. Whichever version of the module is active by
 * then is told; nothing of the one that answered is kept meanwhile.
 *
 * @param listener the name of the listener; empty for none
 * @param reader who asked
 */
public record DownloadReport(
    String listener, String key, String sha256, Reader reader, Instant at, boolean reachesEnd) {

  private static final Logger LOG = LoggerFactory.getLogger(DownloadReport.class);

  /**
   * The reader of a file.
   *
   * @param memberId null for somebody who is not signed in
   */
  public record Reader(Long memberId, String network) {}

  /** The download as the listener sees it. */
  private record Sent(
      String key,
      String sha256,
      Long memberId,
      String network,
      Instant at,
      long sentBytes,
      boolean reachesEnd)
      implements Download {}

  /** Returns the report of an answer that is about to be sent. */
  public static DownloadReport of(
      FileContent content, Reader reader, FileAnswer answer, long length) {
    return new DownloadReport(
        content.listener(),
        content.key(),
        content.sha256(),
        reader,
        Instant.now(),
        answer.ranges().stream().anyMatch(range -> range.end() == length));
  }

  /** Tells it, and returns whether whoever wanted to be told was. */
  public boolean tell(Generations generations, long sentBytes) {
    if (listener.isEmpty()) {
      return true;
    }
    Sent sent =
        new Sent(key, sha256, reader.memberId(), reader.network(), at, sentBytes, reachesEnd);
    try {
      Optional<Entered<DownloadListener>> found = generations.enter(this::find);
      if (found.isEmpty()) {
        return false;
      }
      try (Entered<DownloadListener> entered = found.get()) {
        entered
            .lease()
            .call(
                "the listener " + listener,
                () -> {
                  entered.contribution().listener().accept(sent);
                  return null;
                });
      }
      return true;
    } catch (Exception e) {
      LOG.warn("{} was not told of a download", listener, e);
      return false;
    }
  }

  private Optional<Filed<DownloadListener>> find(ActiveTable table) {
    return table.of(DownloadListener.class).stream()
        .filter(filed -> filed.contribution().name().equals(listener))
        .findFirst();
  }
}
