package dev.millet.files.store;

import dev.millet.api.files.StoredFile;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Both hashes of a file while its bytes pass by. For one thread at a time. */
public final class Hashes {

  private static final int BUFFER_BYTES = 256 * 1024;

  private final MessageDigest sha256;
  private final MessageDigest sha512;
  private long length;

  public Hashes() {
    this(digest("SHA-256"), digest("SHA-512"), 0);
  }

  private Hashes(MessageDigest sha256, MessageDigest sha512, long length) {
    this.sha256 = sha256;
    this.sha512 = sha512;
    this.length = length;
  }

  /**
   * Returns a digest that every Java has.
   *
   * @param algorithm as the JDK names it
   */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the hashes of a file that is open, read from its beginning to its end. */
  static Hashes of(OpenFile file) throws IOException {
    Hashes hashes = new Hashes();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (hashes.length() < file.length()) {
      if (file.read(buffer.clear(), hashes.length()) < 0) {
        throw new IOException("the file is shorter than it was");
      }
      hashes.add(buffer.flip());
    }
    return hashes;
  }

  /** Adds bytes; the buffer's position stays. */
  public void add(ByteBuffer bytes) {
    length += bytes.remaining();
    sha256.update(bytes.duplicate());
    sha512.update(bytes.duplicate());
  }

  /** Returns how many bytes have passed. */
  public long length() {
    return length;
  }

  /** Returns the same hashes, to go back to. */
  public Hashes copy() {
    try {
      return new Hashes((MessageDigest) sha256.clone(), (MessageDigest) sha512.clone(), length);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the file whose bytes have passed. Nothing can be added afterwards. */
  public StoredFile file() {
    HexFormat hex = HexFormat.of();
    return new StoredFile(hex.formatHex(sha256.digest()), hex.formatHex(sha512.digest()), length);
  }
}
