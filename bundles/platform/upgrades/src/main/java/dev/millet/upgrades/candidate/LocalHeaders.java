package dev.millet.upgrades.candidate;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Refuses jars whose directory and whose entries tell different stories. The name of an entry
 * stands twice in a zip file, in the directory at its end and before its content (APPNOTE.TXT 4.3.7
 * and 4.3.12). {@link java.util.zip.ZipFile} reads the one, whoever reads a stream the other, and
 * only what both agree on was really signed.
 */
final class LocalHeaders {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int IN_DIRECTORY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int DESCRIPTOR_FOLLOWS = 1 << 3;

  /** With or without a signature, and with sizes of 4 or of 8 bytes. */
  private static final Set<Long> DESCRIPTOR_LENGTHS = Set.of(12L, 16L, 20L, 24L);

  private final ByteBuffer zip;

  private record Entry(byte[] name, int flags, int method, long compressed, long offset) {

    String text() {
      return new String(name, StandardCharsets.UTF_8);
    }
  }

  private LocalHeaders(ByteBuffer zip) {
    this.zip = zip.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Compares the directory with what stands before each entry. */
  static void check(Path file) throws IOException, RejectedFileException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      // read, not mapped: a mapping would keep the file until it is collected
      ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (content.hasRemaining() && channel.read(content) >= 0) {
        continue;
      }
      new LocalHeaders(content.flip()).check();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw refused("hidden-bytes");
    }
  }

  private void check() throws RejectedFileException {
    int end = end();
    long directory = unsigned(end + 16);
    if (directory + unsigned(end + 12) != end) {
      throw refused("hidden-bytes");
    }
    List<Entry> entries = entries((int) directory, end);
    entries.sort(Comparator.comparingLong(Entry::offset));
    long at = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).offset() != at) {
        throw refused("hidden-bytes");
      }
      long next = i + 1 < entries.size() ? entries.get(i + 1).offset() : directory;
      requireSame(entries.get(i), next);
      at = next;
    }
    if (at != directory) {
      throw refused("hidden-bytes");
    }
  }

  /** The end of the directory; a comment may follow it, and nothing else. */
  private int end() throws RejectedFileException {
    for (int at = zip.limit() - END_LENGTH; at >= 0; at--) {
      if (zip.getInt(at) == END) {
        if (at + END_LENGTH + unsignedShort(at + 20) != zip.limit()) {
          break;
        }
        return at;
      }
    }
    throw refused("hidden-bytes");
  }

  private List<Entry> entries(int from, int end) throws RejectedFileException {
    List<Entry> entries = new ArrayList<>();
    int at = from;
    while (at < end) {
      if (zip.getInt(at) != IN_DIRECTORY) {
        throw refused("hidden-bytes");
      }
      int name = unsignedShort(at + 28);
      entries.add(
          new Entry(
              bytes(at + 46, name),
              unsignedShort(at + 8),
              unsignedShort(at + 10),
              unsigned(at + 20),
              unsigned(at + 42)));
      at += 46 + name + unsignedShort(at + 30) + unsignedShort(at + 32);
    }
    if (at != end || entries.size() != unsignedShort(end + 10)) {
      throw refused("hidden-bytes");
    }
    return entries;
  }

  private void requireSame(Entry entry, long next) throws RejectedFileException {
    int at = (int) entry.offset();
    int name = unsignedShort(at + 26);
    if (zip.getInt(at) != LOCAL
        || unsignedShort(at + 6) != entry.flags()
        || unsignedShort(at + 8) != entry.method()
        || !Arrays.equals(bytes(at + LOCAL_LENGTH, name), entry.name())) {
      throw refused("local-header", entry.text());
    }
    boolean described = (entry.flags() & DESCRIPTOR_FOLLOWS) != 0;
    long length = LOCAL_LENGTH + name + unsignedShort(at + 28) + entry.compressed();
    long rest = next - entry.offset() - length;
    if (described ? !DESCRIPTOR_LENGTHS.contains(rest) : rest != 0) {
      throw refused("hidden-bytes");
    }
    if (!described && unsigned(at + 18) != entry.compressed()) {
      throw refused("local-header", entry.text());
    }
  }

  private byte[] bytes(int at, int length) {
    byte[] bytes = new byte[length];
    zip.get(at, bytes);
    return bytes;
  }

  private int unsignedShort(int at) {
    return Short.toUnsignedInt(zip.getShort(at));
  }

  private long unsigned(int at) {
    return Integer.toUnsignedLong(zip.getInt(at));
  }

  private static RejectedFileException refused(String code, String... arguments) {
    return new RejectedFileException(ModuleProblem.of(code, arguments));
  }
}
