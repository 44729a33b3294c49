package dev.millet.gateway.idempotency;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Upload;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * Digests a form by what is in it: sent again, it has other boundaries. Lengths stand before what
 * they measure, so that no two forms are written alike.
 */
final class FormDigest {

  private FormDigest() {}

  static void update(MessageDigest digest, Form form) {
    try (DataOutputStream out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
      for (Map.Entry<String, List<String>> field : form.fields().entrySet()) {
        for (String value : field.getValue()) {
          write(out, field.getKey());
          write(out, value);
        }
      }
      for (Map.Entry<String, List<Upload>> files : form.uploads().entrySet()) {
        for (Upload file : files.getValue()) {
          write(out, files.getKey());
          write(out, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be read again", e);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static void write(DataOutputStream out, Upload file) throws IOException {
    write(out, file.fileName());
    write(out, file.contentType());
    out.writeLong(file.length());
    try (InputStream content = file.open()) {
      content.transferTo(out);
    }
  }
}
