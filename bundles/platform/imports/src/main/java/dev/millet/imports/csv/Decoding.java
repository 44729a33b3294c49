package dev.millet.imports.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads bytes as text and marks those that are none, so that only the row they stand in is lost.
 */
public final class Decoding {

  /**
   * Stands in place of bytes that were no text: half a character, which no decoder gives otherwise.
   */
  public static final char BROKEN = '\uDFFF';

  private static final int LONGEST_MARK = 3;

  private final Charset charset;
  private final Reader reader;

  private Decoding(Charset charset, Reader reader) {
    this.charset = charset;
    this.reader = reader;
  }

  /**
   * Opens a text; a byte order mark is taken off, and decides where nothing else does.
   *
   * @param named the encoding that somebody named; null for what the byte order mark says, else
   *     UTF-8
   */
  public static Decoding open(InputStream in, Charset named) throws IOException {
    PushbackInputStream back = new PushbackInputStream(in, LONGEST_MARK);
    byte[] start = back.readNBytes(LONGEST_MARK);
    Charset marked = marked(start);
    int mark = marked == null ? 0 : marked == StandardCharsets.UTF_8 ? LONGEST_MARK : 2;
    boolean foreign = named != null && !named.name().startsWith("UTF-");
    int taken = foreign ? 0 : mark;
    back.unread(start, taken, start.length - taken);
    Charset charset = foreign || marked == null ? named : marked;
    return of(back, charset == null ? StandardCharsets.UTF_8 : charset);
  }

  private static Decoding of(InputStream in, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(BROKEN));
    return new Decoding(charset, new InputStreamReader(in, decoder));
  }

  private static Charset marked(byte[] start) {
    if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB) {
      return start[2] == (byte) 0xBF ? StandardCharsets.UTF_8 : null;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  public Charset charset() {
    return charset;
  }

  public Reader reader() {
    return reader;
  }
}
