package dev.millet.tests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes up once its garbage has been collected.
 *
 * @param heap used, in KiB
 * @param metaspace used, in KiB
 * @param classes loaded and not unloaded, but for the forms of method handles: the virtual machine
 *     keeps these softly, some for each version, and gives them up when memory is short
 * @param loaders class loaders
 * @param threads of Java and of the virtual machine
 * @param files open file handles, connections among them
 */
record Footprint(long heap, long metaspace, long classes, long loaders, int threads, int files) {

  private static final Pattern HEAP = Pattern.compile("garbage-first heap.*? used (\\d+)K");
  private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
  private static final Pattern LOADERS = Pattern.compile("Total = (\\d+)");

  /** Collects garbage in a process and looks at it. */
  static Footprint of(long pid) throws IOException, InterruptedException {
    // What the first one finds dead may have kept other things alive until then.
    jcmd(pid, "GC.run");
    jcmd(pid, "GC.run");
    String heap = jcmd(pid, "GC.heap_info");
    return new Footprint(
        number(HEAP, heap),
        number(METASPACE, heap),
        classes(jcmd(pid, "VM.class_hierarchy")),
        number(LOADERS, jcmd(pid, "VM.classloader_stats")),
        entries(Path.of("/proc/" + pid + "/task")),
        entries(Path.of("/proc/" + pid + "/fd")));
  }

  private static long classes(String hierarchy) {
    return hierarchy
        .lines()
        .filter(line -> line.contains("--") && !line.contains("java.lang.invoke.LambdaForm$"))
        .count();
  }

  private static int entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return (int) entries.count();
    }
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return Long.parseLong(found.group(1));
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }
}
