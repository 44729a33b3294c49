package dev.millet.api.forms;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.text.TextFormat;
import dev.millet.api.text.VisibleText;
import java.util.List;

/**
 * A text. A value that is read is never null; one that may be left out is empty then.
 *
 * @param format one line, several lines, or as it was typed
 * @param min the smallest length in code points; 0 where the text may be left out
 * @param max the largest length in code points
 * @param secret whether it is a password or the like
 * @param autocomplete what browsers fill in, a token of HTML's {@code autocomplete} such as {@code
 *     username}; {@code off} where they leave it alone
 * @param check checks the text further
 */
public record TextField(
    String name,
    TextFormat format,
    int min,
    int max,
    String example,
    boolean secret,
    String autocomplete,
    TextCheck check)
    implements Field {

  private static final TextCheck UNCHECKED = text -> text;

  public TextField {
    if (min < 0 || max < Math.max(1, min)) {
      throw new IllegalArgumentException("the lengths of " + name + ": " + min + " to " + max);
    }
  }

  TextField(String name, TextFormat format, int min, int max, String example, boolean secret) {
    this(name, format, min, max, example, secret, "off", UNCHECKED);
  }

  TextField checkedBy(TextCheck next) {
    return new TextField(name, format, min, max, example, secret, autocomplete, next);
  }

  TextField filledAs(String token) {
    return new TextField(name, format, min, max, example, secret, token, check);
  }

  @Override
  public boolean required() {
    return min > 0;
  }

  @Override
  public List<Class<?>> types() {
    return List.of(String.class);
  }

  @Override
  public Reading parse(List<String> typed) {
    return check(typed.isEmpty() ? "" : typed.get(0));
  }

  @Override
  public Reading check(Object value) {
    String text = value == null ? "" : format.tidy((String) value);
    if (format.hasUnwanted(text)) {
      return refused("characters", name + " has a control character or half a character in it");
    }
    if (secret ? text.isEmpty() : VisibleText.isBlank(text)) {
      return required()
          ? refused("missing", name + " needs at least one visible character")
          : Reading.of("");
    }
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      return refused("too-long", counted(length) + "at most " + max + " are allowed", max, length);
    }
    if (length < min) {
      return refused("too-short", counted(length) + "at least " + min + " are needed", min, length);
    }
    try {
      return Reading.of(check.check(text));
    } catch (ProblemException e) {
      Problem.Field refused = e.problem().fields().stream().findFirst().orElseThrow(() -> e);
      return refused(refused.code(), refused.detail());
    }
  }

  private String counted(int length) {
    return name + " has " + length + " characters; ";
  }

  private Reading refused(String code, String detail, Object... arguments) {
    return Reading.refused("", name, code, detail, arguments);
  }

  @Override
  public List<String> show(Object value) {
    return value == null || secret ? List.of() : List.of((String) value);
  }
}
