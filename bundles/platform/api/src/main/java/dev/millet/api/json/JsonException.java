package dev.millet.api.json;

/** A document is not JSON, or not of the expected form. */
public class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  public JsonException(String field, String message, Throwable cause) {
    super(message, cause);
    this.field = field;
  }

  /** The path of the offending field, such as {@code comments[2].body}; empty where unknown. */
  public String field() {
    return field;
  }
}
