package dev.millet.launcher.imports;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class BatchesTest {

  @Test
  public void piecesHaveAtMostSoManyLines() throws IOException {
    assertEquals(List.of("1:a\nb\n", "3:c\n"), cut("a\nb\nc\n", 2, 100));
  }

  @Test
  public void piecesHaveAtMostSoManyBytes() throws IOException {
    assertEquals(List.of("1:aa\n", "2:bb\n", "3:c\nd\n"), cut("aa\nbb\nc\nd\n", 10, 4));
  }

  @Test
  public void aLongLineIsAPieceOfItsOwn() throws IOException {
    String line = "x".repeat(200_000) + "\n";
    assertEquals(List.of("1:a\n", "2:" + line, "3:b\n"), cut("a\n" + line + "b\n", 10, 50));
  }

  @Test
  public void theLastLineNeedsNoEnd() throws IOException {
    assertEquals(List.of("1:a\nb"), cut("a\nb", 10, 100));
  }

  @Test
  public void emptyLinesCount() throws IOException {
    assertEquals(List.of("1:\n\n", "3:a\n"), cut("\n\na\n", 2, 100));
  }

  @Test
  public void anEmptyFileHasNoPieces() throws IOException {
    assertEquals(List.of(), cut("", 10, 100));
  }

  private static List<String> cut(String text, int lines, int bytes) throws IOException {
    Batches batches =
        new Batches(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines, bytes);
    List<String> pieces = new ArrayList<>();
    for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
      pieces.add(
          next.get().firstLine() + ":" + new String(next.get().bytes(), StandardCharsets.UTF_8));
    }
    return pieces;
  }
}
