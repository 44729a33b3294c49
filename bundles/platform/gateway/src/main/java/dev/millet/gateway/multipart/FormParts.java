package dev.millet.gateway.multipart;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Upload;
import dev.millet.gateway.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Tells the fields of a form from its files. */
final class FormParts {

  private static final int MAX_FIELD_BYTES = 1_048_576;

  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, List<Upload>> uploads = new LinkedHashMap<>();
  private final List<ReceivedFile> files = new ArrayList<>();

  private FormParts() {}

  static ReceivedForm sort(Iterable<MultiPart.Part> parts) {
    FormParts sorted = new FormParts();
    parts.forEach(sorted::add);
    Form form =
        Form.of(Collections.unmodifiableMap(sorted.fields))
            .withUploads(Collections.unmodifiableMap(sorted.uploads));
    return new ReceivedForm(form, List.copyOf(sorted.files));
  }

  private void add(MultiPart.Part part) {
    String name = part.getName();
    if (name == null || name.isEmpty()) {
      throw FormReader.broken("A part has no name.").toException();
    }
    refuseControls(name);
    if (part.getFileName() == null) {
      fields.computeIfAbsent(name, ignored -> new ArrayList<>()).add(text(part, name));
      part.close();
    } else if (part.getFileName().isEmpty() && part.getLength() == 0) {
      // A file field in which nothing was chosen.
      part.close();
    } else {
      ReceivedFile file = new ReceivedFile(part);
      files.add(file);
      uploads.computeIfAbsent(name, ignored -> new ArrayList<>()).add(file);
    }
  }

  private static String text(MultiPart.Part part, String name) {
    String disposition = part.getHeaders().get(HttpHeader.CONTENT_DISPOSITION);
    if (disposition.contains("filename")) {
      throw FormReader.broken("The file name of " + name + " cannot be decoded.").toException();
    }
    if (part.getLength() > MAX_FIELD_BYTES) {
      throw Problems.fieldTooLarge(name, MAX_FIELD_BYTES).toException();
    }
    String text = decode(content(part), name);
    if (text.indexOf('\0') >= 0) {
      throw FormReader.broken(name + " holds characters that it cannot.").toException();
    }
    return text;
  }

  private static byte[] content(MultiPart.Part part) {
    try (InputStream in = Content.Source.asInputStream(part.newContentSource(null, 0, -1))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("A part of a form cannot be read again", e);
    }
  }

  private static String decode(byte[] content, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw FormReader.broken(name + " is not encoded in UTF-8.").toException();
    }
  }

  private static void refuseControls(String name) {
    if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
      throw FormReader.broken("A name holds characters that it cannot.").toException();
    }
  }
}
