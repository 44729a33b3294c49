package dev.millet.gateway.assets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a file by its content, so that its URL never means anything else. */
final class AssetUrls {

  static final String ROOT = "/assets/";
  private static final int HASH_BYTES = 6;

  private AssetUrls() {}

  static String of(String module, String file, byte[] content) {
    int slash = file.lastIndexOf('/');
    int dot = file.lastIndexOf('.');
    String stem = dot > slash ? file.substring(0, dot) : file;
    String extension = dot > slash ? file.substring(dot) : "";
    return ROOT + module + '/' + stem + '-' + hash(content) + extension;
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
