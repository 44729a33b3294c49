package dev.millet.api.gateway;

/**
 * The version of a row that a form shows, as a hidden field of the form brings it back. It tells
 * whether somebody else has edited the row since. Compare it inside the write that takes the form:
 * between its arrival and the write somebody may have been faster. For programs {@link VersionTag}
 * does the same with {@code If-Match}.
 *
 * <pre>{@code
 * FormVersion version = FormVersion.of(request);
 * notes.edit(id, typed, read -> version.require(read.version()));
 * }</pre>
 *
 * @param text as it was sent; the empty string where the field is missing, which is no version
 * @since 1.8
 */
public record FormVersion(String text) {

  private static final String FIELD = "version";

  /** Returns what the field {@code version} of a request's form says. */
  public static FormVersion of(Request request) {
    return of(request, FIELD);
  }

  /** Returns what a field of a request's form says. */
  public static FormVersion of(Request request, String field) {
    return of(request.form(), field);
  }

  /** Returns what a field of a form says. */
  public static FormVersion of(Form form, String field) {
    return new FormVersion(form.value(field));
  }

  /** Returns whether a row still has this version. */
  public boolean isOf(long version) {
    return text.equals(Long.toString(version));
  }

  /**
   * Checks that nobody has edited the row since.
   *
   * @param version the row's version now
   * @throws ProblemException 412 {@code changed-meanwhile} where it is another, or the form names
   *     none
   */
  public void require(long version) {
    if (!isOf(version)) {
      throw Problem.changedMeanwhile().toException();
    }
  }

  /** Returns the version as a number, at most 999,999,999; 0 where the form names none. */
  public int number() {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
