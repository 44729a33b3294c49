package dev.millet.api.files;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.function.Function;
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
  private final TokenScope scope;
  private final Function<NewUpload, String> thing;

  private UploadPurpose(
      String name,
      long maxBytes,
      UploadHandler handler,
      TokenScope scope,
      Function<NewUpload, String> thing) {
    this.name = name;
    this.maxBytes = maxBytes;
    this.handler = Objects.requireNonNull(handler, "handler");
    this.scope = scope;
    this.thing = thing;
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
    return new UploadPurpose(name, maxBytes, handler, null, null);
  }

  /**
   * Returns the same purpose, for which tokens with a scope about one thing upload, too.
   *
   * @param thing tells what an upload is about: the key of the thing; asked for such tokens only
   * @since 1.1
   */
  public UploadPurpose openTo(TokenScope limited, Function<NewUpload, String> thing) {
    return new UploadPurpose(name, maxBytes, handler, limited, thing);
  }

  /**
   * Refuses a token that is for another thing than an upload.
   *
   * @throws ProblemException 403 {@code forbidden}
   * @since 1.1
   */
  public void requireWithin(NewUpload upload) {
    if (!upload.identity().isLimited()) {
      return;
    }
    if (scope == null) {
      throw Problem.of(
              403,
              "forbidden",
              "You may not do this",
              "The token is not allowed to upload for " + name + ".")
          .toException();
    }
    scope.require(upload.identity(), thing.apply(upload));
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
