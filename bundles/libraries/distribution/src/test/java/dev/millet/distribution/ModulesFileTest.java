package dev.millet.distribution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.distribution.DesiredModule.Activation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class ModulesFileTest {

  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void whatIsWrittenIsRead() throws IOException {
    ModulesFile file =
        new ModulesFile(
            Map.of(
                "quiz", new DesiredModule(ONE, TWO, true, true, Activation.ACTIVE),
                "thanks", new DesiredModule(null, null, false, false, Activation.REMOVED)),
            Map.of("com.acme.api", TWO));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.write(out);

    assertEquals(file, ModulesFile.read(file(out.toString(StandardCharsets.UTF_8))));
    assertEquals(Set.of(ONE, TWO), file.files());
  }

  @Test
  public void whatEarlierVersionsWroteIsRead() throws IOException {
    ModulesFile read =
        ModulesFile.read(
            file(
                """
                quiz=%s
                quiz.previous=%s
                quiz.back=true
                thanks.state=disabled
                shared\\:com.acme.api=%s
                """
                    .formatted(ONE, TWO, TWO)));

    assertEquals(
        new DesiredModule(ONE, TWO, true, false, Activation.ACTIVE), read.modules().get("quiz"));
    assertEquals(Activation.DISABLED, read.modules().get("thanks").activation());
    assertEquals(Map.of("com.acme.api", TWO), read.shared());
  }

  @Test
  public void noFileSaysThatNothingWasChanged() throws IOException {
    ModulesFile read = ModulesFile.read(folder.getRoot().toPath().resolve(ModulesFile.NAME));

    assertEquals(new ModulesFile(Map.of(), Map.of()), read);
  }

  @Test
  public void aWordWithoutAMeaningIsRefused() throws IOException {
    Path file = file("quiz.state=asleep\n");

    var refused = assertThrows(IOException.class, () -> ModulesFile.read(file));
    assertTrue(refused.getMessage(), refused.getMessage().contains("quiz.state=asleep"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.newFile().toPath(), text);
  }
}
