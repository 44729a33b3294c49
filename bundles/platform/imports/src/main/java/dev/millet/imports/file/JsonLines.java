package dev.millet.imports.file;

import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A file of one JSON object a line. */
final class JsonLines implements RowSource {

  private final LineReader lines;
  private final Charset charset;
  private final Json json;
  private final Times times;

  JsonLines(InputStream in, Charset charset, Json json, Times times) {
    this.lines = new LineReader(in);
    this.charset = charset;
    this.json = json;
    this.times = times;
  }

  @Override
  public Raw next() throws IOException {
    for (var next = lines.next(); next != null; next = lines.next()) {
      byte[] content = next.content();
      Place place = Place.line(next.number(), times);
      if (content == null) {
        return Raw.broken(
            next.number(),
            place.refuse(
                "",
                Reason.of(
                    "too-many-bytes", "the line is longer than {0} bytes", LineReader.MAX_BYTES)));
      }
      if (new String(content, StandardCharsets.ISO_8859_1).isBlank()) {
        continue;
      }
      try {
        return Raw.of(new FieldValues(place, "", parse(place, content)), content.length);
      } catch (RefusedRowException e) {
        return Raw.broken(next.number(), e);
      }
    }
    return null;
  }

  private Map<?, ?> parse(Place place, byte[] content) throws RefusedRowException {
    String text;
    try {
      text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw place.refuse("", Reason.of("bytes", "it has bytes that are not {0}", charset.name()));
    }
    try {
      return json.readStrict(text.getBytes(StandardCharsets.UTF_8), Map.class);
    } catch (JsonException e) {
      throw place.refuse(
          "", Reason.of("no-json", "the line is not a JSON object: {0}", e.getMessage()));
    }
  }

  @Override
  public FileFormat format() {
    return FileFormat.JSON_LINES;
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }
}
