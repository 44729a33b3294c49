package dev.millet.gateway.multipart;

import dev.millet.api.gateway.Upload;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** A part with a file name: in memory while it is small, else in a temporary file. */
final class ReceivedFile implements Upload {

  private final MultiPart.Part part;
  private final String fileName;

  ReceivedFile(MultiPart.Part part) {
    this.part = part;
    this.fileName = FileNames.clean(part.getFileName());
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public String contentType() {
    String type = part.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type == null ? "" : type;
  }

  @Override
  public long length() {
    return part.getLength();
  }

  @Override
  public InputStream open() {
    return Content.Source.asInputStream(part.newContentSource(null, 0, -1));
  }

  void discard() {
    part.close();
  }
}
