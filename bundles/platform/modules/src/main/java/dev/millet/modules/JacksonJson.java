package dev.millet.modules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.json.RawJson;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * One Jackson mapper for one generation, and as a service one for each bundle that asks. It has a
 * type cache of its own: the default one is static and would keep the bundle's class loader.
 */
@Component(service = Json.class, scope = ServiceScope.BUNDLE)
public final class JacksonJson implements Json {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final ObjectMapper mapper;
  private final ObjectReader strict;

  @Activate
  public JacksonJson() {
    mapper =
        JsonMapper.builder()
            .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 200)))
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(ExactKinds.module())
            .addModule(new SimpleModule().addSerializer(RawJson.class, new RawSerializer()))
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, JacksonJson::onlyTexts)
            .build();
    strict =
        mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .with(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /** A number is no text: who sends one has mistaken the field. */
  private static void onlyTexts(MutableCoercionConfig texts) {
    for (CoercionInputShape other :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      texts.setCoercion(other, CoercionAction.Fail);
    }
  }

  @Override
  public String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw explain(e);
    }
  }

  @Override
  public byte[] writeBytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw explain(e);
    }
  }

  @Override
  public <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw explain(e);
    }
  }

  @Override
  public <T> T read(String json, Type type) {
    try {
      return mapper.readValue(json, mapper.constructType(type));
    } catch (JsonProcessingException e) {
      throw explain(e);
    }
  }

  @Override
  public <T> T readStrict(byte[] utf8, Class<T> type) {
    try {
      T value = strict.forType(type).readValue(text(utf8));
      if (value == null) {
        throw new JsonException("", "the document is null; a value is expected", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw explain(e);
    }
  }

  /**
   * Jackson reads other encodings too, where it takes the bytes for one of them (RFC 8259, section
   * 8.1, wants UTF-8), and says of a broken character only that the field is wrong.
   */
  private static String text(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new JsonException("", "the document is not UTF-8", e);
    }
  }

  /** Says where and what, without Jackson's class names. */
  private static JsonException explain(JsonProcessingException e) {
    if (e instanceof JsonMappingException && e.getCause() instanceof JsonParseException broken) {
      // a text is read to its end only when its field is set, and what is broken in it found then
      return explain(broken);
    }
    String field = e instanceof JsonMappingException mapping ? path(mapping) : "";
    if (e instanceof UnrecognizedPropertyException unknown) {
      return new JsonException(
          field, "the field '%s' is not known here".formatted(unknown.getPropertyName()), e);
    }
    if (e instanceof JsonMappingException) {
      String what = field.isEmpty() ? "the document" : "the field '" + field + "'";
      boolean told = e.getCause() instanceof IllegalArgumentException;
      String why = told ? e.getCause().getMessage() : "it is missing or of the wrong type";
      return new JsonException(field, what + " cannot be taken: " + why, e);
    }
    var where = e.getLocation();
    String place =
        where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    return new JsonException("", "this is not valid JSON" + place, e);
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      } else if (step.getIndex() >= 0) {
        path.append('[').append(step.getIndex()).append(']');
      }
    }
    return path.toString();
  }

  private static final class RawSerializer extends StdSerializer<RawJson> {
    private static final long serialVersionUID = 1L;

    RawSerializer() {
      super(RawJson.class);
    }

    @Override
    public void serialize(RawJson value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(value.json());
    }
  }
}
