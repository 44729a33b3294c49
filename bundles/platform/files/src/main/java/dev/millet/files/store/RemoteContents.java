package dev.millet.files.store;

import dev.millet.api.gateway.Problem;
import dev.millet.platform.api.files.ContentStore;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The contents on another machine, as the bundle that is there for it keeps them. */
final class RemoteContents implements ContentStore {

  private static final String AWAY =
      "files.store is s3, and no bundle keeps files there: start with --feature s3 as well";

  private static final int RETRY_SECONDS = 30;

  private final Supplier<ContentStore> there;

  /**
   * Makes a view.
   *
   * @param there read at each use; gives null while it is away
   */
  RemoteContents(Supplier<ContentStore> there) {
    this.there = there;
  }

  private ContentStore require() {
    ContentStore store = there.get();
    if (store == null) {
      throw Problem.of(503, "files.store-unavailable", "The files cannot be reached", AWAY + ".")
          .retryingAfter(RETRY_SECONDS)
          .toException();
    }
    return store;
  }

  @Override
  public String place() {
    ContentStore store = there.get();
    return store == null ? "the bucket" : store.place();
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  @Override
  public void put(String sha256, Path file) throws IOException {
    require().put(sha256, file);
  }

  @Override
  public OpenFile open(String sha256) throws IOException {
    return require().open(sha256);
  }

  @Override
  public long length(String sha256) throws IOException {
    return require().length(sha256);
  }

  @Override
  public void delete(String sha256) throws IOException {
    require().delete(sha256);
  }

  @Override
  public List<Content> list(String after, int limit) throws IOException {
    return require().list(after, limit);
  }

  @Override
  public void tidy(Instant before) throws IOException {
    require().tidy(before);
  }

  @Override
  public boolean isDown() {
    ContentStore store = there.get();
    return store == null || store.isDown();
  }

  @Override
  public Optional<String> complaint() {
    ContentStore store = there.get();
    return store == null ? Optional.of(AWAY) : store.complaint();
  }
}
