package dev.millet.suggestions.field;

import dev.millet.api.gateway.Problem;
import java.util.List;

/**
 * A field of the suggestions of a product, as a row of {@code suggestions_fields}.
 *
 * @param slug names it within its product; never changed
 * @param hint what to write in it; may be empty
 * @param place its place among those of the product, from 1
 * @param archived whether nobody fills it in any more; what it has is still shown
 * @param version grows by one with each edit
 */
public record ProductField(
    long id,
    long productId,
    String slug,
    Names name,
    Names hint,
    Shape shape,
    int place,
    boolean archived,
    int version)
    implements Places.Placed<ProductField> {

  /** The longest value, in code points. */
  public static final int MAX_VALUE = 200;

  /** The kind whose values are any line of text. */
  public static final String TEXT = "text";

  /** The kind whose values are among the options. */
  public static final String CHOICE = "choice";

  /** The kind whose values are whole numbers. */
  public static final String NUMBER = "number";

  /** The kind that is no value of its own: a section of the description, under a heading. */
  public static final String SECTION = "section";

  private static final String WHOLE = "-?[0-9]{1,15}";

  /**
   * The values that it takes, and where they are shown.
   *
   * @param kind {@link #TEXT}, {@link #CHOICE}, {@link #NUMBER} or {@link #SECTION}; never changed
   * @param options what there is to choose, one a line; empty for other kinds
   * @param required whether a new suggestion needs it
   * @param listed whether lists show it
   */
  public record Shape(String kind, String options, boolean required, boolean listed) {}

  public boolean isChoice() {
    return shape.kind().equals(CHOICE);
  }

  public boolean isNumber() {
    return shape.kind().equals(NUMBER);
  }

  public boolean isSection() {
    return shape.kind().equals(SECTION);
  }

  /** Returns what there is to choose. */
  public List<String> options() {
    return shape.options().lines().toList();
  }

  /** Returns the name of its input in forms, and of its errors. */
  public String input() {
    return "fields." + slug;
  }

  /**
   * Returns a value as it is kept.
   *
   * @param typed one line; not empty
   * @throws dev.millet.api.gateway.ProblemException 422 where it takes no such value
   */
  public String check(String typed) {
    if (isChoice() && !options().contains(typed)) {
      throw refused("unknown-choice", slug + " is one of " + String.join(", ", options()));
    }
    if (isNumber() && !typed.matches(WHOLE)) {
      throw refused("not-a-number", slug + " is a whole number of at most 15 digits");
    }
    if (typed.codePointCount(0, typed.length()) > MAX_VALUE) {
      throw refused("too-long", slug + " has at most " + MAX_VALUE + " characters");
    }
    return isNumber() ? Long.toString(Long.parseLong(typed)) : typed;
  }

  /** Returns the refusal of a suggestion that lacks it, or has something else in it. */
  RuntimeException refused(String code, String detail) {
    return Problem.invalid(input(), code, detail).toException();
  }

  @Override
  public ProductField at(int other) {
    return new ProductField(id, productId, slug, name, hint, shape, other, archived, version);
  }

  /** Returns the same, archived or not. */
  public ProductField withArchived(boolean now) {
    return new ProductField(id, productId, slug, name, hint, shape, place, now, version);
  }

  /** Returns the same with other texts and other values. */
  public ProductField with(Names otherName, Names otherHint, Shape otherShape) {
    return new ProductField(
        id, productId, slug, otherName, otherHint, otherShape, place, archived, version);
  }
}
