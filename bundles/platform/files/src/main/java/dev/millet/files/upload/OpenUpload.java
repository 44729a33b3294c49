package dev.millet.files.upload;

import dev.millet.api.files.StoredFile;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.Hashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * An upload that this process receives: how far it is, and its hashes until there, so that nothing
 * is read twice unless the process is killed. One request sends at a time; a newer one takes over.
 * Thread-safe.
 */
final class OpenUpload {

  private static final long CHECKPOINT_BYTES = 64L * 1024 * 1024;

  private final FileFolder folder;
  private final String id;
  private final long length;
  private final LongConsumer durableUntil;
  private long offset;
  private long durable;
  private Hashes hashes;
  private Sender sender;

  /** One request that sends. */
  static final class Sender {

    private final FileChannel channel;
    private final Runnable cancel;
    private final Checksum checksum;
    private final Hashes before;

    private Sender(FileChannel channel, Runnable cancel, Checksum checksum, Hashes before) {
      this.channel = channel;
      this.cancel = cancel;
      this.checksum = checksum;
      this.before = before;
    }
  }

  /**
   * Goes on with an upload.
   *
   * @param durableUntil notes in the database how much is durable
   */
  OpenUpload(FileFolder folder, UploadRow row, LongConsumer durableUntil) {
    this.folder = folder;
    this.id = row.id();
    this.length = row.byteLength();
    this.durableUntil = durableUntil;
    this.offset = row.received();
    this.durable = row.received();
  }

  /** Whether a request sends now. */
  synchronized boolean isReceiving() {
    return sender != null;
  }

  /** Believes the database rather than memory: another node may have gone on. */
  synchronized void refresh(LongSupplier inDatabase) {
    if (sender != null) {
      return;
    }
    long received = inDatabase.getAsLong();
    if (received != durable) {
      offset = received;
      durable = offset;
      hashes = null;
    }
  }

  /** Ends the request that sends now, and returns where the next one goes on. */
  synchronized long settle() throws IOException {
    Sender current = sender;
    if (current != null) {
      end(current, false);
      current.cancel.run();
    }
    return offset;
  }

  synchronized long offset() {
    return offset;
  }

  /**
   * Lets a request send; the one that does so is ended.
   *
   * @param from where it goes on
   * @param cancel ends the request
   * @param checksum null for none
   */
  synchronized Sender begin(long from, Runnable cancel, Checksum checksum) throws IOException {
    settle();
    if (from != offset) {
      throw UploadProblems.wrongOffset(offset);
    }
    FileChannel channel = folder.append(id, offset);
    try {
      if (hashes == null) {
        hashes = FileFolder.hash(channel, offset);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    sender = new Sender(channel, cancel, checksum, checksum == null ? null : hashes.copy());
    return sender;
  }

  /** Takes bytes of a request. */
  synchronized void write(Sender from, ByteBuffer bytes) throws IOException {
    requireCurrent(from);
    boolean fits = bytes.remaining() <= length - offset;
    if (!fits) {
      bytes.limit(bytes.position() + (int) (length - offset));
    }
    ByteBuffer same = bytes.duplicate();
    while (bytes.hasRemaining()) {
      from.channel.write(bytes);
    }
    hashes.add(same);
    offset += same.remaining();
    if (from.checksum != null) {
      from.checksum.add(same);
    } else if (offset - durable >= CHECKPOINT_BYTES) {
      folder.requireRoom(0);
      makeDurable(from.channel);
    }
    if (!fits) {
      throw UploadProblems.longerThanSaid(length);
    }
  }

  private void requireCurrent(Sender from) {
    if (sender != from) {
      throw UploadProblems.takenOver();
    }
  }

  private void makeDurable(FileChannel channel) throws IOException {
    if (offset == durable) {
      return;
    }
    try {
      channel.force(true);
    } catch (IOException e) {
      // what the disk has of it is not known any more
      offset = durable;
      hashes = null;
      throw e;
    }
    durableUntil.accept(offset);
    durable = offset;
  }

  /**
   * Ends a request. What arrived is kept, unless its checksum is wrong or cannot be told.
   *
   * @param whole whether all of the request has arrived
   */
  synchronized void end(Sender from, boolean whole) throws IOException {
    if (sender != from) {
      return;
    }
    sender = null;
    try (FileChannel channel = from.channel) {
      boolean isWrong = from.checksum != null && !(whole && from.checksum.isRight());
      if (isWrong) {
        hashes = from.before;
        offset = hashes.length();
        if (whole) {
          throw UploadProblems.wrongChecksum();
        }
      }
      makeDurable(channel);
    }
  }

  /** Returns the file, of which all bytes are durable; reads it where its hashes are not known. */
  synchronized StoredFile file() throws IOException {
    if (hashes == null || offset != length) {
      try (FileChannel channel = folder.append(id, length)) {
        hashes = FileFolder.hash(channel, length);
      }
    }
    return hashes.copy().file();
  }

  /** Removes what has arrived. */
  synchronized void discard() throws IOException {
    settle();
    folder.discard(id);
  }
}
