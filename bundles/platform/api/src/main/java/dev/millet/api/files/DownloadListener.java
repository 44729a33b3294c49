package dev.millet.api.files;

import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Is told of downloads that were sent, such as to count them. It is entered by itself, after the
 * last byte: what it writes is a transaction of its own, and a failure is logged and counted
 * ({@code millet_http_downloads_untold}). A process that is killed tells nothing of the downloads
 * that it was sending.
 *
 * @param name {@code <module>.<what>}, as {@link dev.millet.api.gateway.FileContent#reportingTo}
 *     names it
 * @param listener is told; thread-safe
 */
public record DownloadListener(String name, Consumer<Download> listener) implements Contribution {

  public DownloadListener {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(listener, "listener");
  }

  @Override
  public String identity() {
    return name;
  }
}
