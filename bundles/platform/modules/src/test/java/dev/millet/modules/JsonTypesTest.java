package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What a request sends under the name of a field is of the field's kind, or it is refused. */
@RunWith(Parameterized.class)
public final class JsonTypesTest {

  private final JacksonJson json = new JacksonJson();

  public enum Colour {
    RED,
    GREEN
  }

  public record Inner(String name) {}

  public record Everything(
      String text,
      List<String> texts,
      Set<String> set,
      Map<String, String> map,
      Inner inner,
      int number,
      long large,
      Integer boxed,
      double ratio,
      Double boxedRatio,
      boolean yes,
      Boolean boxedYes,
      Colour colour,
      Instant at,
      LocalDate day,
      Duration lasts) {}

  @Parameter(0)
  public String field;

  @Parameter(1)
  public String value;

  /** The field that is named. */
  @Parameter(2)
  public String named;

  @Parameters(name = "{0} = {1}")
  public static List<Object[]> wrong() {
    return List.of(
        row("text", "5"),
        row("text", "5.5"),
        row("text", "true"),
        row("text", "{}"),
        row("text", "[]"),
        row("text", "[\"a\"]"),
        row("texts", "[\"a\", 5]", "texts[1]"),
        row("texts", "[true]", "texts[0]"),
        row("texts", "\"a\""),
        row("set", "[1.5]", "set[0]"),
        row("map", "{\"a\": 5}", "map.a"),
        row("map", "{\"a\": false}", "map.a"),
        row("inner", "{\"name\": 5}", "inner.name"),
        row("inner", "\"\""),
        row("inner", "5"),
        row("number", "\"5\""),
        row("number", "\"\""),
        row("number", "true"),
        row("number", "5.0"),
        row("number", "5.7"),
        row("number", "2147483648"),
        row("number", "-2147483649"),
        row("number", "1e99"),
        row("number", "null"),
        row("large", "9223372036854775808"),
        row("large", "1.5"),
        row("large", "\"5\""),
        row("boxed", "\"5\""),
        row("boxed", "\"\""),
        row("boxed", "5.5"),
        row("boxed", "false"),
        row("ratio", "\"5\""),
        row("ratio", "true"),
        row("ratio", "\"NaN\""),
        row("ratio", "\"Infinity\""),
        row("ratio", "1e999"),
        row("boxedRatio", "\"NaN\""),
        row("boxedRatio", "\"-INF\""),
        row("boxedRatio", "\"\""),
        row("boxedRatio", "-1e999"),
        row("yes", "1"),
        row("yes", "\"true\""),
        row("yes", "0.0"),
        row("boxedYes", "0"),
        row("boxedYes", "\"\""),
        row("boxedYes", "\"false\""),
        row("colour", "0"),
        row("colour", "\"\""),
        row("colour", "\"BLUE\""),
        row("at", "5"),
        row("at", "1.5"),
        row("at", "\"\""),
        row("at", "\"5\""),
        row("at", "true"),
        row("day", "20000"),
        row("day", "[2026, 1, 2]"),
        row("day", "\"\""),
        row("lasts", "60"),
        row("lasts", "1.5"),
        row("lasts", "\"60\""),
        row("lasts", "\"\""),
        // no JSON at all: RFC 8259, section 6, and names that are there twice, section 4
        row("ratio", "NaN", ""),
        row("ratio", "Infinity", ""),
        row("number", "05", ""),
        row("number", "+5", ""),
        row("number", "0x10", ""),
        row("text", "'a'", ""),
        row("text", "\"a\", \"text\": \"b\"", ""),
        row("inner", "{\"name\": \"a\", \"name\": \"b\"}", ""));
  }

  private static Object[] row(String field, String value) {
    return row(field, value, field);
  }

  private static Object[] row(String field, String value, String named) {
    return new Object[] {field, value, named};
  }

  @Test
  public void whatIsOfAnotherKindIsRefusedAndTheFieldNamed() {
    // the others are there, so that the one is what is refused
    StringBuilder document = new StringBuilder("{");
    List.of("number", "large", "ratio", "yes").stream()
        .filter(other -> !other.equals(field))
        .forEach(
            other ->
                document
                    .append('"')
                    .append(other)
                    .append("\":")
                    .append(other.equals("yes") ? "true," : "1,"));
    document.append('"').append(field).append("\":").append(value).append('}');
    JsonException refused =
        assertThrows(
            JsonException.class,
            () ->
                json.readStrict(
                    document.toString().getBytes(StandardCharsets.UTF_8), Everything.class));
    // Jackson tells two of one name as broken JSON; the place is in the message
    assertEquals(named, named.isEmpty() ? "" : refused.field());
  }
}
