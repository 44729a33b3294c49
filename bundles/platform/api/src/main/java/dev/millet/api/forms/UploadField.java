package dev.millet.api.forms;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Upload;
import java.util.List;

/**
 * A file that is sent with a form, which is {@code multipart/form-data} then; null where it may be
 * left out and is. What a client says of its type is a claim that nothing follows from: whoever
 * keeps the file looks at its content.
 *
 * @param maxBytes the largest length; the route takes bodies that are larger ({@code
 *     Route.withMaxBody})
 * @param contentTypes what is taken, such as {@code image/png}: what browsers offer to choose, and
 *     what programs are told
 * @since 1.1
 */
public record UploadField(String name, boolean required, long maxBytes, List<String> contentTypes)
    implements Field {

  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;

  public UploadField {
    contentTypes = List.copyOf(contentTypes);
    if (maxBytes < 1 || contentTypes.isEmpty()) {
      throw new IllegalArgumentException("nothing could be sent as " + name);
    }
  }

  /** Returns the largest length for people, such as {@code 5 MiB}. */
  public String limit() {
    if (maxBytes >= MIB) {
      return maxBytes / MIB + " MiB";
    }
    return maxBytes >= KIB ? maxBytes / KIB + " KiB" : maxBytes + " bytes";
  }

  @Override
  public Object example() {
    return null;
  }

  @Override
  public List<Class<?>> types() {
    return List.of(Upload.class);
  }

  @Override
  public Reading read(Form form) {
    return check(form.upload(name).orElse(null));
  }

  /** Reads what was typed, which is no file. */
  @Override
  public Reading parse(List<String> typed) {
    return check(null);
  }

  @Override
  public Reading check(Object value) {
    Upload upload = (Upload) value;
    if (upload == null) {
      return required
          ? Reading.refused(null, name, "missing", name + " is needed, as a file")
          : Reading.of(null);
    }
    if (upload.length() > maxBytes) {
      String detail = name + " has at most " + maxBytes + " bytes";
      return Reading.refused(null, name, "too-many-bytes", detail, limit());
    }
    return Reading.of(upload);
  }

  @Override
  public List<String> show(Object value) {
    return List.of();
  }
}
