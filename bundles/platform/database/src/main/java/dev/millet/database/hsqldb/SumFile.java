package dev.millet.database.hsqldb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The file beside HSQLDB's log that says of each acknowledged commit where it ends in the log, and
 * the CRC-32C of what it added. A header of 64 bytes and records of 16; each carries a check of its
 * own, and the records' depend on a number in the header, so that those of an older log do not
 * count. Not thread-safe.
 *
 * <p>Records are written before the commit is answered and synced once a second: a killed process
 * leaves them complete, a power failure may take the last ones. The header therefore names the boot
 * of the machine: only within the same boot is its count known to be that of all acknowledged
 * commits. No channel is used: an interrupt of the thread would close it.
 */
final class SumFile implements AutoCloseable {

  /** How far the sums can be relied on. */
  enum State {
    /** The file is not there: a version before it, or a new database. */
    ABSENT,
    /** The header is damaged. */
    UNREADABLE,
    /** The sums belong to the log. */
    CURRENT,
    /** The log was about to be emptied into the data file; either may have happened. */
    RENEWING
  }

  /**
   * A commit.
   *
   * @param end its end in the log, in bytes
   * @param sum of what it added
   */
  record Entry(long end, int sum) {}

  /**
   * Everything in the file.
   *
   * @param complete whether no commit after the last entry was acknowledged
   * @param script the sum of the script file when the log was about to be emptied
   */
  record Content(State state, boolean complete, int script, List<Entry> entries) {}

  private static final long MAGIC = 0x4d494c4c53554d31L;
  private static final int HEADER = 64;
  private static final int RECORD = 16;
  private static final long SYNC_NANOS = Duration.ofSeconds(1).toNanos();

  private final RandomAccessFile file;
  private final ByteBuffer buffer = ByteBuffer.allocate(HEADER);
  private final CRC32C check = new CRC32C();
  private UUID boot;
  private State state;
  private long series;
  private long count;
  private int script;
  private long synced = System.nanoTime();

  private SumFile(RandomAccessFile file) throws IOException {
    this.file = file;
    this.state = readHeader();
  }

  /** Opens the file, which is made where there is none. */
  static SumFile open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      return new SumFile(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private State readHeader() throws IOException {
    if (file.length() == 0) {
      return State.ABSENT;
    }
    if (file.length() < HEADER) {
      return State.UNREADABLE;
    }
    buffer.clear();
    read(buffer, 0);
    if (buffer.getLong() != MAGIC || buffer.getInt(HEADER - 4) != checkOf(HEADER - 4)) {
      return State.UNREADABLE;
    }
    boot = new UUID(buffer.getLong(), buffer.getLong());
    series = buffer.getLong();
    count = buffer.getLong();
    script = buffer.getInt();
    return buffer.getInt() == 0 ? State.CURRENT : State.RENEWING;
  }

  /** Returns what was written so far; the commits of other boots may be more. */
  Content content() throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (state == State.ABSENT || state == State.UNREADABLE) {
      return new Content(state, false, 0, entries);
    }
    ByteBuffer records = ByteBuffer.allocate((int) Math.max(0, file.length() - HEADER));
    read(records, HEADER);
    boolean sameBoot = Boot.isKnown(boot) && boot.equals(Boot.id());
    // a record that the header does not count was never acknowledged
    long limit = sameBoot ? count : Long.MAX_VALUE;
    while (records.remaining() >= RECORD && entries.size() < limit) {
      long end = records.getLong();
      int sum = records.getInt();
      if (records.getInt() != checkOf(end, sum)) {
        break;
      }
      entries.add(new Entry(end, sum));
    }
    boolean complete = sameBoot && entries.size() == count;
    return new Content(state, complete, script, List.copyOf(entries));
  }

  /** Begins again, for a log that is empty. */
  void begin() throws IOException {
    boot = Boot.id();
    state = State.CURRENT;
    series = new SecureRandom().nextLong();
    count = 0;
    script = 0;
    file.setLength(HEADER);
    writeHeader();
    sync();
  }

  /**
   * Notes that the log is about to be emptied. Does nothing where there is no header to note in.
   */
  void renewing(int scriptSum) throws IOException {
    if (state == State.ABSENT || state == State.UNREADABLE) {
      return;
    }
    state = State.RENEWING;
    script = scriptSum;
    writeHeader();
    sync();
  }

  /** Adds a commit. */
  void add(Entry entry) throws IOException {
    buffer.clear();
    buffer.putLong(entry.end()).putInt(entry.sum()).putInt(checkOf(entry.end(), entry.sum()));
    write(HEADER + count * RECORD);
    count++;
    writeHeader();
    if (System.nanoTime() - synced > SYNC_NANOS) {
      sync();
    }
  }

  /**
   * Forgets the commits that end behind a place where the log was cut off. Does nothing where there
   * is no header.
   */
  void retain(long end) throws IOException {
    if (state == State.ABSENT || state == State.UNREADABLE) {
      return;
    }
    count = content().entries().stream().filter(entry -> entry.end() <= end).count();
    file.setLength(HEADER + count * RECORD);
    writeHeader();
    sync();
  }

  /** Makes sure that a power failure takes nothing of it. */
  void sync() throws IOException {
    file.getFD().sync();
    synced = System.nanoTime();
  }

  private void writeHeader() throws IOException {
    buffer.clear();
    buffer.putLong(MAGIC);
    buffer.putLong(boot.getMostSignificantBits()).putLong(boot.getLeastSignificantBits());
    buffer.putLong(series).putLong(count).putInt(script);
    buffer.putInt(state == State.RENEWING ? 1 : 0);
    while (buffer.position() < HEADER - 4) {
      buffer.put((byte) 0);
    }
    buffer.putInt(checkOf(HEADER - 4));
    write(0);
  }

  private void read(ByteBuffer target, long position) throws IOException {
    file.seek(position);
    file.readFully(target.array());
  }

  private void write(long position) throws IOException {
    file.seek(position);
    file.write(buffer.array(), 0, buffer.position());
  }

  private int checkOf(int length) {
    check.reset();
    check.update(buffer.array(), 0, length);
    return (int) check.getValue();
  }

  private int checkOf(long end, int sum) {
    check.reset();
    check.update(ByteBuffer.allocate(20).putLong(series).putLong(end).putInt(sum).flip());
    return (int) check.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
