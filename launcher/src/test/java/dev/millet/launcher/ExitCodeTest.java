package dev.millet.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

public class ExitCodeTest {

  @Test
  public void theHelpListsEveryCodeAndNoOther() {
    TreeSet<Integer> listed =
        Millet.commandLine().getCommandSpec().usageMessage().exitCodeList().keySet().stream()
            .map(code -> Integer.valueOf(code.strip()))
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> codes =
        Arrays.stream(ExitCode.values())
            .map(ExitCode::code)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(codes, listed);
  }

  @Test
  public void theDocumentSaysWhatEachMeans() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "running.md"));
    for (ExitCode code : ExitCode.values()) {
      assertTrue(code.toString(), document.contains("\n| " + code.code() + " | "));
    }
  }
}
