package dev.millet.imports.file;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public final class LineReaderTest {

  @Test
  public void linesEndInEitherWayAndTheLastNeedNot() throws IOException {
    assertEquals(List.of("1 a", "2 b", "3 ", "4 c"), read("a\nb\r\n\nc"));
    assertEquals(List.of("1 a"), read("a\n"));
    assertEquals(List.of(), read(""));
  }

  @Test
  public void aByteOrderMarkIsLeftOut() throws IOException {
    assertEquals(List.of("1 a", "2 \ufeffb"), read("\ufeffa\n\ufeffb"));
  }

  @Test
  public void aLineThatIsTooLongIsSkippedAndTheNextIsRead() throws IOException {
    String most = "x".repeat(LineReader.MAX_BYTES);
    assertEquals(List.of("1 null", "2 next"), read(most + "x\nnext"));
    assertEquals(List.of("1 " + most), read(most));
  }

  private static List<String> read(String file) throws IOException {
    LineReader reader =
        new LineReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    List<String> lines = new ArrayList<>();
    for (var line = reader.next(); line != null; line = reader.next()) {
      String content =
          line.content() == null ? "null" : new String(line.content(), StandardCharsets.UTF_8);
      lines.add(line.number() + " " + content);
    }
    return lines;
  }
}
