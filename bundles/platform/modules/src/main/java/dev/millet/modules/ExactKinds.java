package dev.millet.modules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Reads times only from texts in ISO 8601, and numbers with a fraction only from finite numbers.
 * Jackson would take a number for a time, and {@code "NaN"} for a number.
 */
final class ExactKinds {

  private ExactKinds() {}

  static SimpleModule module() {
    Decimal decimal = new Decimal();
    return new SimpleModule("exact-kinds")
        .addDeserializer(Instant.class, new Time<>(Instant.class, InstantDeserializer.INSTANT))
        .addDeserializer(
            LocalDate.class, new Time<>(LocalDate.class, LocalDateDeserializer.INSTANCE))
        .addDeserializer(Duration.class, new Time<>(Duration.class, DurationDeserializer.INSTANCE))
        .addDeserializer(Double.class, decimal)
        .addDeserializer(double.class, decimal);
  }

  private static final class Time<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[0-9.]*\\s*");

    private final transient JsonDeserializer<T> iso;

    Time(Class<T> type, JsonDeserializer<T> iso) {
      super(type);
      this.iso = iso;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      boolean text = json.currentToken() == JsonToken.VALUE_STRING;
      if (!text || NUMBER.matcher(json.getText()).matches()) {
        context.reportInputMismatch(this, "a time is a text in ISO 8601");
      }
      return iso.deserialize(json, context);
    }
  }

  private static final class Decimal extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    Decimal() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      double value = json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN;
      if (!Double.isFinite(value)) {
        context.reportInputMismatch(this, "this is no finite number");
      }
      return value;
    }

    // null is refused for double by the reader, and stays null for Double
    @Override
    public Double getNullValue(DeserializationContext context) {
      return null;
    }
  }
}
