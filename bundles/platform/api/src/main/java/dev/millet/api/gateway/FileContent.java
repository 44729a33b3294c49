package dev.millet.api.gateway;

import java.util.Objects;

/**
 * A kept file as the body of an answer, and how it is offered. The platform sends it after the
 * handler has returned and its lease has ended, with ranges, conditions and an entity tag. Made
 * with {@link Reply#file}. Immutable.
 *
 * @since 1.5
 */
public final class FileContent implements Reply.Body {

  private final String sha256;
  private final String contentType;
  private final String fileName;
  private final String listener;
  private final String key;

  private FileContent(
      String sha256, String contentType, String fileName, String listener, String key) {
    this.sha256 = Objects.requireNonNull(sha256, "sha256");
    this.contentType = Objects.requireNonNull(contentType, "contentType");
    this.fileName = Objects.requireNonNull(fileName, "fileName");
    this.listener = listener;
    this.key = key;
  }

  /**
   * Returns the content of a file.
   *
   * @param sha256 names it
   * @param fileName under which browsers save it; any characters
   */
  public static FileContent of(String sha256, String fileName) {
    return new FileContent(sha256, "application/octet-stream", fileName, "", "");
  }

  /** Returns the same with another media type than {@code application/octet-stream}. */
  public FileContent typed(String mediaType) {
    return new FileContent(sha256, mediaType, fileName, listener, key);
  }

  /**
   * Returns the same, whose sending a listener is told of.
   *
   * @param name the name of a {@link dev.millet.api.files.DownloadListener}
   * @param knownBy what the listener knows the file by
   */
  public FileContent reportingTo(String name, String knownBy) {
    return new FileContent(sha256, contentType, fileName, name, knownBy);
  }

  public String sha256() {
    return sha256;
  }

  public String contentType() {
    return contentType;
  }

  public String fileName() {
    return fileName;
  }

  /** Returns the name of the listener that is told; empty for none. */
  public String listener() {
    return listener;
  }

  /** Returns what the listener knows the file by. */
  public String key() {
    return key;
  }
}
