package dev.millet.files.store;

import dev.millet.platform.api.files.ContentStore;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The contents on the disk: {@code content/ab/<sha256>}, for their owner only. */
public final class FolderContents implements ContentStore {

  private static final int SHELF = 2;
  private static final int SHELVES = 256;

  private final Path content;

  /** Makes the folder where it is not there. */
  public FolderContents(Path folder) {
    this.content = FileFolder.made(folder.resolve("content"));
  }

  private Path path(String sha256) {
    if (!FileFolder.isName(sha256)) {
      throw new IllegalArgumentException("no SHA-256: " + sha256);
    }
    return content.resolve(sha256.substring(0, SHELF)).resolve(sha256);
  }

  @Override
  public String place() {
    return "the folder content of files.folder";
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public void put(String sha256, Path file) throws IOException {
    Path to = path(sha256);
    FileFolder.make(to.getParent());
    Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
    FileFolder.sync(to.getParent());
  }

  @Override
  public OpenFile open(String sha256) throws IOException {
    FileChannel channel = FileChannel.open(path(sha256), StandardOpenOption.READ);
    return new ChannelFile(channel, channel.size());
  }

  @Override
  public long length(String sha256) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path(sha256), BasicFileAttributes.class);
      return attributes.isRegularFile() ? attributes.size() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void delete(String sha256) throws IOException {
    Files.deleteIfExists(path(sha256));
  }

  @Override
  public List<Content> list(String after, int limit) throws IOException {
    List<Content> some = new ArrayList<>();
    int first = after.isEmpty() ? 0 : Integer.parseInt(after.substring(0, SHELF), 16);
    for (int shelf = first; shelf < SHELVES && some.size() < limit; shelf++) {
      shelf(HexFormat.of().toHexDigits((byte) shelf)).stream()
          .filter(name -> name.compareTo(after) > 0)
          .sorted()
          .limit(limit - some.size())
          .map(name -> new Content(name, length(name)))
          .filter(each -> each.length() >= 0)
          .forEach(some::add);
    }
    return some;
  }

  /** Returns the names of the files in a shelf: those that begin with two digits. */
  private List<String> shelf(String digits) throws IOException {
    try (Stream<Path> files = Files.list(content.resolve(digits))) {
      return files.map(file -> file.getFileName().toString()).filter(FileFolder::isName).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public Optional<String> complaint() {
    return Optional.empty();
  }
}
