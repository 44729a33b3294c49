package dev.millet.api.files;

import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A purpose that members upload files for. A client names it in the metadata of an upload (tus
 * 1.0), with the target that the file is for:
 *
 * <pre>{@code
 * POST /api/v1/uploads
 * Tus-Resumable: 1.0.0
 * Upload-Length: 734003200
 * Upload-Metadata: purpose YnVpbGRzLmZpbGU=,target MTc=,filename cm9tLnppcA==
 * }</pre>
 *
 * <p>The platform takes the bytes in without entering the module: it can be replaced meanwhile.
 * Immutable.
 */
public final class UploadPurpose implements Contribution {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
  private static final int MAX_NAME_LENGTH = 60;

  private final String name;
  private final long maxBytes;
  private final UploadHandler handler;

  private UploadPurpose(String name, long maxBytes, UploadHandler handler) {
    this.name = name;
    this.maxBytes = maxBytes;
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /**
   * Returns a purpose.
   *
   * @param name {@code <module>.<what>}, such as {@code builds.file}
   * @param maxBytes the most bytes of one file; the setting {@code files.max.mib} holds as well
   * @param handler decides who may, and takes the file when it is there
   */
  public static UploadPurpose of(String name, long maxBytes, UploadHandler handler) {
    if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a purpose is named <module>.<what>: " + name);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("a purpose takes at least a byte: " + name);
    }
    return new UploadPurpose(name, maxBytes, handler);
  }

  public String name() {
    return name;
  }

  /** Returns the most bytes of one file. */
  public long maxBytes() {
    return maxBytes;
  }

  public UploadHandler handler() {
    return handler;
  }

  @Override
  public String identity() {
    return name;
  }
}
