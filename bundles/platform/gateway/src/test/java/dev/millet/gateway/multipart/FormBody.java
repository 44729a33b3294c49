package dev.millet.gateway.multipart;

import dev.millet.gateway.TestGateway;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A body of the type multipart/form-data, written part by part, well or badly. */
final class FormBody {

  static final String BOUNDARY = "----millet";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static FormBody of() {
    return new FormBody();
  }

  FormBody field(String name, String value) {
    return part("form-data; name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
  }

  FormBody file(String name, String fileName, String type, byte[] content) {
    return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", type, content);
  }

  FormBody part(String disposition, String type, byte[] content) {
    raw("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n");
    if (type != null) {
      raw("Content-Type: " + type + "\r\n");
    }
    raw("\r\n");
    out.writeBytes(content);
    return raw("\r\n");
  }

  FormBody raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  FormBody end() {
    return raw("--" + BOUNDARY + "--\r\n");
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  HttpRequest.Builder to(TestGateway gateway, String path) {
    return gateway
        .to(path)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(bytes()));
  }
}
