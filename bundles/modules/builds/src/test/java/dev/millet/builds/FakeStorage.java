package dev.millet.builds;

import dev.millet.api.files.FileStorage;
import dev.millet.api.files.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers who holds which files; their content is their name. */
final class FakeStorage implements FileStorage {

  final Map<String, Set<String>> owners = new ConcurrentHashMap<>();

  /** Whether the contents are out of reach. */
  boolean away;

  @Override
  public StoredFile store(InputStream content) throws IOException {
    throw new IOException("a test gives the names of files only");
  }

  @Override
  public Map<String, StoredFile> find(Collection<String> sha256) {
    Map<String, StoredFile> found = new HashMap<>();
    sha256.forEach(each -> found.put(each, new StoredFile(each, each, each.length())));
    return found;
  }

  @Override
  public Set<String> unavailable(Collection<String> sha256) {
    return away ? Set.copyOf(sha256) : Set.of();
  }

  @Override
  public InputStream read(String sha256) {
    return new ByteArrayInputStream(sha256.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void hold(String sha256, String owner) {
    owners.computeIfAbsent(sha256, key -> new TreeSet<>()).add(owner);
  }

  @Override
  public void release(String sha256, String owner) {
    owners.getOrDefault(sha256, new TreeSet<>()).remove(owner);
  }
}
