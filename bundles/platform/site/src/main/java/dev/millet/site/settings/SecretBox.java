package dev.millet.site.settings;

import dev.millet.api.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets with AES-256 in Galois/Counter Mode (NIST SP 800-38D), with a key that lies in a
 * file of its own, which only the owner of the data directory can read. Whoever has a copy of the
 * database alone cannot read them. Thread-safe.
 */
public final class SecretBox implements Secrets {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String VERSION = "1:";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Path file;

  /**
   * Remembers where the key lies.
   *
   * @param file is made with the first secret
   */
  public SecretBox(Path file) {
    this.file = file;
  }

  @Override
  public String seal(String name, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(), nonce, name);
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return VERSION + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt with " + CIPHER, e);
    }
  }

  @Override
  public Optional<String> open(String name, String sealed) {
    if (!sealed.startsWith(VERSION) || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key(), nonce, name);
      byte[] text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] key() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new IllegalStateException(file + " is no key of " + KEY_BYTES + " bytes");
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("The key of the secrets cannot be read: " + file, e);
    }
  }

  /** Makes the key whole under another name first: nobody reads a part of it. */
  private void create() throws IOException {
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "key", "", owner());
    try {
      byte[] key = new byte[KEY_BYTES];
      random.nextBytes(key);
      Files.write(temporary, key);
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      // another thread was first, and its key is as good
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private FileAttribute<?>[] owner() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
