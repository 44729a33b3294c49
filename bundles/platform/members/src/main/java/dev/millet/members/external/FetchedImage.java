package dev.millet.members.external;

import dev.millet.api.gateway.Upload;
import dev.millet.api.outgoing.OutgoingAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** An image that another site answered. */
final class FetchedImage implements Upload {

  private final OutgoingAnswer answer;
  private final byte[] content;

  FetchedImage(OutgoingAnswer answer) {
    this.answer = answer;
    this.content = answer.body();
  }

  @Override
  public String fileName() {
    return "";
  }

  @Override
  public String contentType() {
    return answer.header("Content-Type").orElse("");
  }

  @Override
  public long length() {
    return content.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }
}
